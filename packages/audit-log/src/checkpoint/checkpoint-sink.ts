/** A place that checkpoints are sent to, out of reach of who could change the log. */
export interface CheckpointSink {
  /** Says which one, in reports: without credentials. */
  readonly name: string;
  /** How long a delivery may take, in milliseconds. */
  readonly deadlineMs: number;
  /**
   * Resolves once the checkpoint is where it belongs.
   *
   * @param checkpoint a signed note
   * @param signal aborted when the deadline is over
   */
  deliver(checkpoint: string, signal: AbortSignal): Promise<void>;
}

/** What became of the checkpoints for a place. */
export interface SinkReport {
  readonly name: string;
  readonly delivered: number;
  /** Not delivered: refused, too late, or not even tried because the one before was under way. */
  readonly failed: number;
  readonly lastDeliveredAt: Date | undefined;
  /** Why the last delivery failed; `undefined` once one succeeds. */
  readonly lastError: string | undefined;
}

/** Delivers to one place, and neither throws nor waits for longer than its deadline. */
export interface SinkDelivery {
  deliver(checkpoint: string): Promise<void>;
  report(): SinkReport;
}

/** Keeps a place's failures from everybody else, and counts them. */
export function createSinkDelivery(sink: CheckpointSink, clock: () => Date): SinkDelivery {
  let delivered = 0;
  let failed = 0;
  let lastDeliveredAt: Date | undefined;
  let lastError: string | undefined;
  let isUnderWay = false;

  async function attempt(checkpoint: string): Promise<void> {
    if (isUnderWay) throw new Error('the checkpoint before is still under way');
    isUnderWay = true;
    const deadline = new AbortController();
    const delivery = startDelivery(sink, checkpoint, deadline.signal).finally(() => {
      isUnderWay = false;
    });
    await within(sink.deadlineMs, delivery, deadline);
  }

  return {
    async deliver(checkpoint) {
      try {
        await attempt(checkpoint);
        delivered += 1;
        lastDeliveredAt = clock();
        lastError = undefined;
      } catch (error) {
        failed += 1;
        lastError = error instanceof Error ? error.message : String(error);
      }
    },
    report: () => ({ name: sink.name, delivered, failed, lastDeliveredAt, lastError }),
  };
}

async function startDelivery(
  sink: CheckpointSink,
  checkpoint: string,
  signal: AbortSignal,
): Promise<void> {
  await sink.deliver(checkpoint, signal);
}

/** Waits no longer than the deadline, even for who does not look at its signal. */
async function within(
  deadlineMs: number,
  delivery: Promise<void>,
  deadline: AbortController,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`not delivered within ${deadlineMs} ms`);
      reject(error);
      deadline.abort(error);
    }, deadlineMs);
  });
  try {
    await Promise.race([delivery, late]);
  } finally {
    clearTimeout(timer);
  }
}
