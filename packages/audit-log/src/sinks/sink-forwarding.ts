import { settlesWithin } from '../settles-within.ts';
import { createDeliveryState } from './delivery-state.ts';
import type { ForwardingReport } from './delivery-state.ts';
import { SinkError } from './entry-sink.ts';
import type { EntryBatch, EntrySink } from './entry-sink.ts';
import type { EntrySource } from './entry-source.ts';
import type { Announce } from './forwarding-event.ts';
import { toRetryDelayMs } from './retry-delay.ts';
import type { BackOff } from './retry-delay.ts';
import type { SinkProgress } from './sink-progress.ts';

// Time for an aborted delivery to give up, and for its outcome to be noted.
const abortGraceMs = 100;

/** What the entries for one sink come from. */
export interface SinkForwardingOptions {
  readonly sink: EntrySink;
  readonly source: EntrySource;
  readonly progress: SinkProgress;
  readonly backOff: BackOff;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly announce: Announce;
}

/** Forwards entries to one place; its failures are its own. */
export interface SinkForwarding {
  /** There may be something to forward. */
  wake(): void;
  report(): ForwardingReport;
  /** Forwards what is left unless the place is failing, for no longer than `deadlineMs`. */
  close(deadlineMs: number): Promise<void>;
}

/** Reads on from the position of a sink whenever woken, and delivers one batch at a time. */
export function createSinkForwarding(options: SinkForwardingOptions): SinkForwarding {
  const { sink, source, progress, backOff, clock, random, announce } = options;
  const state = createDeliveryState({ sink, progress, clock, announce });
  let maxEntries = sink.maxBatchEntries;
  let running: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let delivery = new AbortController();
  let isWoken = false;
  let isClosing = false;
  let isStopped = false;
  let isAbandoned = false;

  function wake(): void {
    isWoken = true;
    if (retry !== undefined || isStopped) return;
    running ??= run().finally(() => {
      running = undefined;
    });
  }

  async function run(): Promise<void> {
    while (isWoken && !isStopped) {
      isWoken = false;
      try {
        await forwardAll();
      } catch (error) {
        waitAndRetry(error);
        return;
      }
    }
  }

  async function forwardAll(): Promise<void> {
    while (!isStopped) {
      const batch = state.pending ?? (await readBatch());
      if (batch === undefined) {
        state.caughtUp();
        return;
      }
      state.pending = batch;
      await forward(batch);
    }
  }

  async function readBatch(): Promise<EntryBatch | undefined> {
    const { logId, after, until } = await progress.next();
    const limit = { entries: maxEntries, bytes: sink.maxBatchBytes };
    const found = await source.readAfter(logId, after, limit);
    const entries = found.filter(({ sequence }) => until === undefined || sequence <= until);
    const firstSequence = entries[0]?.sequence ?? (until === undefined ? undefined : until + 1);
    if (firstSequence === undefined) return undefined;
    if (firstSequence > after + 1) {
      await progress.miss(after + 1, firstSequence - 1);
      state.missed(after + 1, firstSequence - 1);
    }
    // Nothing is left of a former log: on to the next one.
    if (entries.length === 0) return readBatch();
    const end = entries.findIndex(({ sequence }, index) => sequence !== firstSequence + index);
    const unbroken = end < 0 ? entries : entries.slice(0, end);
    const lastSequence = firstSequence + unbroken.length - 1;
    return { logId, firstSequence, lastSequence, entries: unbroken };
  }

  async function forward(batch: EntryBatch): Promise<void> {
    try {
      const partial = await deliver(batch);
      if (isAbandoned) return;
      await progress.pass(batch, partial?.refused ?? 0);
      state.delivered(batch, partial?.refused ?? 0);
      maxEntries = Math.min(maxEntries * 2, sink.maxBatchEntries);
    } catch (error) {
      if (error instanceof SinkError && error.code === 'refused') await narrowDown(batch, error);
      else throw error;
    }
  }

  /** Finds the entry that a place objects to, so that it alone is held back. */
  async function narrowDown(batch: EntryBatch, error: SinkError): Promise<void> {
    if (batch.entries.length > 1) {
      halve(batch);
      return;
    }
    if (sink.onRefusal === 'block') {
      state.blocked(batch, error);
      throw error;
    }
    await progress.pass(batch, 1);
    state.skipped(batch, error);
  }

  function halve(batch: EntryBatch): void {
    maxEntries = Math.ceil(batch.entries.length / 2);
    state.pending = undefined;
  }

  async function deliver(batch: EntryBatch): ReturnType<EntrySink['deliver']> {
    const current = new AbortController();
    delivery = current;
    const timer = setTimeout(() => {
      const late = new SinkError('unavailable', `not delivered within ${sink.deadlineMs} ms`);
      state.late(late);
      current.abort(late);
    }, sink.deadlineMs);
    try {
      return await sink.deliver(batch, current.signal);
    } catch (error) {
      if (!current.signal.aborted) throw error;
      // Perhaps it was too much for the deadline: the same again would be too late again.
      halve(batch);
      throw current.signal.reason;
    } finally {
      clearTimeout(timer);
    }
  }

  function waitAndRetry(error: unknown): void {
    if (isAbandoned) return;
    const failures = state.failed(error);
    if (isClosing) return;
    const retryAfterMs = error instanceof SinkError ? error.retryAfterMs : undefined;
    const delayMs = toRetryDelayMs(failures, backOff, random(), retryAfterMs);
    state.waitingUntil(new Date(clock().getTime() + delayMs));
    retry = setTimeout(() => {
      retry = undefined;
      wake();
    }, delayMs);
    retry.unref();
  }

  return {
    wake,
    report: () => state.report(),
    async close(deadlineMs) {
      isClosing = true;
      clearTimeout(retry);
      wake();
      await settlesWithin(deadlineMs, Promise.resolve(running));
      isStopped = true;
      delivery.abort(new SinkError('unavailable', 'the forwarder was closed'));
      await settlesWithin(abortGraceMs, Promise.resolve(running));
      isAbandoned = true;
      state.stopped();
    },
  };
}
