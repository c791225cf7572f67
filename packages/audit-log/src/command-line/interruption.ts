/** The command was stopped from outside, as by Ctrl-C. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/**
 * The same items, until the signal is aborted.
 *
 * @throws {InterruptedError} then
 */
export async function* orInterrupted<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  for await (const item of items) {
    assertGoingOn(signal);
    yield item;
  }
}

/** @throws {InterruptedError} when the signal is aborted */
export function assertGoingOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new InterruptedError('stopped.');
}
