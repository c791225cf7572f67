import type { EntryBatch, EntrySink } from './entry-sink.ts';
import type { Announce } from './forwarding-event.ts';
import type { SourceEntry } from './entry-source.ts';
import { parseEntryTime } from './entry-time.ts';
import type { MissedEntries } from './sink-position.ts';
import type { SinkProgress } from './sink-progress.ts';

/**
 * What a sink is doing:
 * - `starting`: it has not looked into the log yet
 * - `idle`: it has everything
 * - `delivering`: a batch is on its way
 * - `late`: a batch is on its way for longer than the deadline
 * - `waiting`: the last delivery failed; the next attempt is at `nextAttemptAt`
 * - `blocked`: the same, because the place refuses an entry
 * - `stopped`: the forwarder was closed
 */
export type ForwardingState =
  'starting' | 'idle' | 'delivering' | 'late' | 'waiting' | 'blocked' | 'stopped';

/** How a sink is doing. Counters begin at the start of the process, unless they say otherwise. */
export interface ForwardingReport {
  readonly name: string;
  readonly state: ForwardingState;
  /** Sequence of the last entry that the sink is done with; nothing until its position is known. */
  readonly position: number | undefined;
  /** UUID of the log that this is in. */
  readonly logId: string | undefined;
  /** How many durable entries the sink does not have yet. */
  readonly lagEntries: number;
  /** For how long the oldest of them has been in the log. */
  readonly lagSeconds: number;
  /** Entries delivered. */
  readonly forwarded: number;
  readonly batches: number;
  /** Deliveries that failed. */
  readonly failed: number;
  /** Entries that the place refused and that were left out, over all starts. */
  readonly refused: MissedEntries | undefined;
  /** Entries that retention removed before they were forwarded, over all starts. */
  readonly gap: MissedEntries | undefined;
  readonly lastDeliveredAt: Date | undefined;
  /** Why the last delivery failed; nothing once one succeeds. */
  readonly lastError: string | undefined;
  readonly nextAttemptAt: Date | undefined;
}

/** Where the facts come from. */
export interface DeliveryStateOptions {
  readonly sink: EntrySink;
  readonly progress: SinkProgress;
  readonly clock: () => Date;
  readonly announce: Announce;
}

/** What is known of the deliveries to one sink. */
export interface DeliveryState {
  /** The batch that was read and is not delivered yet. */
  pending: EntryBatch | undefined;
  caughtUp(): void;
  delivered(batch: EntryBatch, refused: number): void;
  skipped(batch: EntryBatch, error: Error): void;
  blocked(batch: EntryBatch, error: Error): void;
  missed(firstSequence: number, lastSequence: number): void;
  late(error: Error): void;
  /** @returns how many have failed in a row */
  failed(error: unknown): number;
  waitingUntil(time: Date): void;
  stopped(): void;
  report(): ForwardingReport;
}

/** Counts what becomes of the deliveries to one sink, and announces what matters. */
export function createDeliveryState(options: DeliveryStateOptions): DeliveryState {
  const { sink, progress, clock, announce } = options;
  let state: ForwardingState = 'starting';
  let pending: EntryBatch | undefined;
  let [forwarded, batches, failed, failuresInARow] = [0, 0, 0, 0];
  let lastDeliveredAt: Date | undefined;
  let lastError: string | undefined;
  let nextAttemptAt: Date | undefined;
  let isLate = false;
  let caughtUpAt = clock();
  let oldestAt: Date | undefined;

  function lagSeconds(): number {
    if (progress.lagEntries === 0) return 0;
    const since = oldestAt ?? caughtUpAt;
    return Math.max(0, (clock().getTime() - since.getTime()) / 1000);
  }

  /** The entries before this one have been delivered: the next one is hardly younger. */
  function noteOldest(entry: SourceEntry | undefined): void {
    oldestAt = entry && parseEntryTime(entry.entry);
  }

  function recover(): void {
    if (failuresInARow > 0 || isLate) {
      announce({ kind: 'recovered', message: 'entries are delivered again' });
    }
    failuresInARow = 0;
    isLate = false;
    lastError = undefined;
    nextAttemptAt = undefined;
  }

  function countFailure(error: unknown): void {
    failed += 1;
    lastError = toLine(error);
    if (failuresInARow > 0 || state === 'blocked') return;
    announce({ kind: 'failing', message: `entries are not delivered: ${lastError}` });
  }

  function toRange({
    firstSequence,
    lastSequence,
  }: EntryBatch): Pick<EntryBatch, 'firstSequence' | 'lastSequence'> {
    return { firstSequence, lastSequence };
  }

  return {
    get pending() {
      return pending;
    },
    set pending(batch) {
      pending = batch;
      nextAttemptAt = undefined;
      // One that was given up to be read anew, in part, is still to be delivered.
      if (batch === undefined) return;
      noteOldest(batch.entries[0]);
      if (state !== 'blocked') state = 'delivering';
    },
    caughtUp() {
      state = 'idle';
      // Reading the log may have failed as well.
      recover();
      caughtUpAt = clock();
      oldestAt = undefined;
    },
    delivered(batch, refused) {
      pending = undefined;
      noteOldest(batch.entries.at(-1));
      state = 'delivering';
      forwarded += batch.entries.length - refused;
      batches += 1;
      lastDeliveredAt = clock();
      recover();
      if (refused === 0) return;
      const message = `${refused} of the entries ${batch.firstSequence} to ${batch.lastSequence} were refused for good`;
      announce({ kind: 'refused', message, ...toRange(batch) });
    },
    skipped(batch, error) {
      pending = undefined;
      noteOldest(batch.entries.at(-1));
      state = 'delivering';
      recover();
      const message = `entry ${batch.firstSequence} was refused and left out: ${toLine(error)}`;
      announce({ kind: 'refused', message, ...toRange(batch) });
    },
    blocked(batch, error) {
      if (state === 'blocked') return;
      state = 'blocked';
      const message = `entry ${batch.firstSequence} is refused, and nothing behind it is sent: ${toLine(error)}`;
      announce({ kind: 'blocked', message, ...toRange(batch) });
    },
    missed(firstSequence, lastSequence) {
      const message = `the entries ${firstSequence} to ${lastSequence} were removed before they were forwarded`;
      announce({ kind: 'gap', message, firstSequence, lastSequence });
    },
    late(error) {
      countFailure(error);
      isLate = true;
      state = 'late';
    },
    failed(error) {
      if (!isLate) countFailure(error);
      isLate = false;
      failuresInARow += 1;
      return failuresInARow;
    },
    waitingUntil(time) {
      nextAttemptAt = time;
      if (state !== 'blocked') state = 'waiting';
    },
    stopped() {
      state = 'stopped';
      nextAttemptAt = undefined;
    },
    report: () => ({
      ...{ name: sink.name, state },
      ...{ position: progress.position?.sequence, logId: progress.position?.logId },
      ...{ lagEntries: progress.lagEntries, lagSeconds: lagSeconds() },
      ...{ forwarded, batches, failed },
      ...{ refused: progress.position?.refused, gap: progress.position?.removed },
      ...{ lastDeliveredAt, lastError: lastError ?? progress.saveError, nextAttemptAt },
    }),
  };
}

function toLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}
