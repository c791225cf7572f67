import type { BatchPlace } from './entry-store.ts';
import { AuditUnavailableError } from './errors.ts';

/** How entries gather into batches. */
export interface GroupCommitOptions<T> {
  /** Makes a batch durable. Never called twice at once. */
  readonly commit: (records: readonly T[]) => Promise<BatchPlace>;
  /** How long an entry may take until it is durable, in milliseconds. */
  readonly timeoutMs: number;
  /** How many entries may wait for their batch. */
  readonly maxWaiting: number;
  /** How many entries one batch may hold. */
  readonly maxBatch: number;
}

/** Where an entry is. */
export interface EntryPosition {
  /** UUID of the log. */
  readonly logId: string;
  readonly sequence: number;
}

/** Gathers what arrives while a batch is under way into the next one. */
export interface GroupCommit<T> {
  /** False from a failed or late batch until one succeeds again. */
  readonly healthy: boolean;

  /**
   * @returns where the entry is, once it is durable
   * @throws {AuditUnavailableError} `timeout`, `queue-full` or `write-failed`
   */
  add(record: T): Promise<EntryPosition>;

  /** Resolves once a batch that began after the call has been written, if only an empty one. */
  probe(): Promise<void>;

  /** Resolves once everything that waits has been written or refused. */
  drain(): Promise<void>;
}

interface Waiter<T> {
  readonly record: T | undefined;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (position: EntryPosition) => void;
  readonly reject: (error: AuditUnavailableError) => void;
}

/** Gathers entries into batches: one flush for all that wait, none of them longer than its deadline. */
export function createGroupCommit<T>(options: GroupCommitOptions<T>): GroupCommit<T> {
  const { commit, timeoutMs, maxWaiting, maxBatch } = options;
  const waiting = new Set<Waiter<T>>();
  let running: Promise<void> | undefined;
  let healthy = true;

  function enqueue(record?: T): Promise<EntryPosition> {
    if (waiting.size >= maxWaiting) {
      const message = `The audit log is not keeping up: ${maxWaiting} entries wait already.`;
      return Promise.reject(new AuditUnavailableError('queue-full', message));
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(waiter);
        healthy = false;
        const message = `The audit entry was not durable within ${timeoutMs} ms; it may be later.`;
        reject(new AuditUnavailableError('timeout', message));
      }, timeoutMs);
      const waiter: Waiter<T> = { record, timer, resolve, reject };
      waiting.add(waiter);
      running ??= commitAll();
    });
  }

  async function commitAll(): Promise<void> {
    // What arrives within the same turn of the event loop belongs into the first batch.
    await Promise.resolve();
    while (waiting.size > 0) await commitBatch(takeBatch());
    running = undefined;
  }

  function takeBatch(): Waiter<T>[] {
    const batch: Waiter<T>[] = [];
    for (const waiter of waiting) {
      if (batch.length === maxBatch) break;
      waiting.delete(waiter);
      batch.push(waiter);
    }
    return batch;
  }

  async function commitBatch(batch: readonly Waiter<T>[]): Promise<void> {
    try {
      const { logId, firstSequence } = await commit(toRecords(batch));
      let sequence = firstSequence;
      healthy = true;
      for (const { record, timer, resolve } of batch) {
        clearTimeout(timer);
        resolve({ logId, sequence });
        if (record !== undefined) sequence += 1;
      }
    } catch (cause) {
      healthy = false;
      const reason = cause instanceof Error ? cause.message : String(cause);
      for (const { timer, reject } of batch) {
        clearTimeout(timer);
        const message = `The audit entry could not be written: ${reason}`;
        reject(new AuditUnavailableError('write-failed', message, { cause }));
      }
    }
  }

  return {
    get healthy() {
      return healthy;
    },
    add: enqueue,
    async probe() {
      await enqueue();
    },
    async drain() {
      await running;
    },
  };
}

function toRecords<T>(batch: readonly Waiter<T>[]): T[] {
  return batch.flatMap(({ record }) => (record === undefined ? [] : [record]));
}
