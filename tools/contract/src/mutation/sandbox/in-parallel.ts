/**
 * Gives each worker its work, and waits for all of them; when one fails, the others are told to end.
 *
 * @throws what the first worker that failed has thrown
 */
export async function inParallel<Worker>(
  workers: readonly Worker[],
  signal: AbortSignal,
  work: (worker: Worker, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const outcomes = await Promise.allSettled(
    workers.map(async (worker) => {
      try {
        await work(worker, either);
      } catch (error) {
        failure.abort(error);
        throw error;
      }
    }),
  );
  if (outcomes.some(({ status }) => status === 'rejected')) throw failure.signal.reason;
}
