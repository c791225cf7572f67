import { hash } from 'node:crypto';

import type { TreeHead } from '../entry-store.ts';
import type { EntryBatch } from './entry-sink.ts';
import type { EntrySource, SourceEntry } from './entry-source.ts';
import type { Announce } from './forwarding-event.ts';
import type { MissedEntries, PositionFile, SinkPosition } from './sink-position.ts';

/**
 * The log that is forwarded, as `openAuditLog` returns it. One in PostgreSQL may become another
 * while it is open: when a writer that seemed gone comes back, its log is somebody else's.
 */
export interface ForwardedLog {
  /** UUID of the log. */
  readonly logId: string;
  readonly head: Pick<TreeHead, 'size'>;
}

/** What the position of a sink is kept with. */
export interface SinkProgressOptions {
  readonly file: PositionFile;
  readonly source: EntrySource;
  readonly log: ForwardedLog;
  /** Where a sink begins that has no position yet. */
  readonly begin: 'oldest' | 'newest';
  readonly clock: () => Date;
  readonly announce: Announce;
}

/** From where to read on. */
export interface ReadingRange {
  /** UUID of the log. */
  readonly logId: string;
  /** Behind this sequence. */
  readonly after: number;
  /** Up to this one; nothing for as far as the log goes. */
  readonly until: number | undefined;
}

/** How far a sink has got, also after the next start. */
export interface SinkProgress {
  /** Nothing until it is known. */
  readonly position: SinkPosition | undefined;
  /** How many durable entries the sink is not done with. */
  readonly lagEntries: number;
  /** Why the position could not be saved the last time, if so: after a crash, doubles follow. */
  readonly saveError: string | undefined;
  /** What to read next. A log that is not written here any more is read to its end before the next. */
  next(): Promise<ReadingRange>;
  /** The sink is done with a batch, of which so many entries were refused. */
  pass(batch: EntryBatch, refused: number): Promise<void>;
  /** Entries of the log were removed before they could be forwarded. */
  miss(firstSequence: number, lastSequence: number): Promise<void>;
}

const one = { entries: 1, bytes: 1 };

/** Keeps the position of one sink. */
export function createSinkProgress(options: SinkProgressOptions): SinkProgress {
  const { file, source, log, begin, clock, announce } = options;
  let position: SinkPosition | undefined;
  /** A log that the sink is still at, though others are written now. */
  let former: { readonly logId: string; readonly size: number } | undefined;
  let saveError: string | undefined;

  async function save(next: SinkPosition): Promise<SinkPosition> {
    position = next;
    try {
      await file.write(next);
      saveError = undefined;
    } catch (error) {
      // What was delivered stays delivered, and the log must go on being read.
      saveError = `position not saved: ${error instanceof Error ? error.message : String(error)}`;
    }
    return next;
  }

  async function find(): Promise<SinkPosition> {
    const stored = await file.read();
    if (stored === undefined) {
      return save(begin === 'oldest' ? await oldest() : newest());
    }
    const fault = await findFault(stored);
    if (fault === undefined && stored !== 'damaged') return (position = stored);
    const missed = stored === 'damaged' ? undefined : stored;
    return enter('restarted', `${fault ?? ''}: forwarded anew`, missed);
  }

  async function findFault(stored: SinkPosition | 'damaged'): Promise<string | undefined> {
    if (stored === 'damaged') return 'the file with the position is damaged';
    const { logId, sequence, entryHash } = stored;
    const size = await source.size(logId);
    if (size === undefined) return `the position is in another log, ${logId}, which is not there`;
    if (sequence > size) return 'the log is shorter than what was forwarded of it';
    if (entryHash === undefined) return undefined;
    const [last] = await source.readAfter(logId, sequence - 1, one);
    if (last?.sequence !== sequence || hashEntry(last) === entryHash) return undefined;
    return `entry ${sequence} is not the one that was forwarded`;
  }

  /** Goes to the beginning of the log that is written now. */
  async function enter(
    kind: 'restarted' | 'entered',
    why: string,
    { refused, removed }: Partial<SinkPosition> = {},
  ): Promise<SinkPosition> {
    const { logId, sequence } = await oldest();
    former = undefined;
    const firstSequence = sequence + 1;
    announce({ kind, firstSequence, message: `${why} from entry ${firstSequence} of ${logId} on` });
    return save({
      ...{ logId, sequence },
      ...(refused !== undefined && { refused }),
      ...(removed !== undefined && { removed }),
    });
  }

  async function oldest(): Promise<SinkPosition> {
    const { logId } = log;
    const [first] = await source.readAfter(logId, 0, one);
    return { logId, sequence: first === undefined ? 0 : first.sequence - 1 };
  }

  function newest(): SinkPosition {
    return { logId: log.logId, sequence: log.head.size };
  }

  /** How far the log of a position has to be read; nothing for as far as it goes. */
  async function findEnd({ logId }: SinkPosition): Promise<number | undefined> {
    if (logId === log.logId) return (former = undefined);
    if (former?.logId !== logId) former = { logId, size: (await source.size(logId)) ?? 0 };
    return former.size;
  }

  function addTo(
    missed: MissedEntries | undefined,
    entries: number,
    firstSequence: number,
    lastSequence: number,
  ): MissedEntries {
    const at = clock().toISOString();
    return { entries: (missed?.entries ?? 0) + entries, firstSequence, lastSequence, at };
  }

  return {
    get position() {
      return position;
    },
    get lagEntries() {
      const { logId, sequence = 0 } = position ?? {};
      if (former === undefined || former.logId !== logId)
        return Math.max(0, log.head.size - sequence);
      return Math.max(0, former.size - sequence) + log.head.size;
    },
    get saveError() {
      return saveError;
    },
    async next() {
      const current = position ?? (await find());
      const until = await findEnd(current);
      if (until === undefined || current.sequence < until) {
        return { logId: current.logId, after: current.sequence, until };
      }
      const why = 'another log is written now: forwarded';
      const { logId, sequence: after } = await enter('entered', why, current);
      return { logId, after, until: undefined };
    },
    async pass({ logId, firstSequence, lastSequence, entries }, refused) {
      const last = entries.at(-1);
      await save({
        ...position,
        ...{ logId, sequence: lastSequence },
        ...(last !== undefined && { entryHash: hashEntry(last) }),
        ...(refused > 0 && {
          refused: addTo(position?.refused, refused, firstSequence, lastSequence),
        }),
      });
    },
    async miss(firstSequence, lastSequence) {
      const { logId = log.logId, refused, removed } = position ?? {};
      const entries = lastSequence - firstSequence + 1;
      await save({
        ...{ logId, sequence: lastSequence },
        ...(refused !== undefined && { refused }),
        removed: addTo(removed, entries, firstSequence, lastSequence),
      });
    },
  };
}

function hashEntry({ entry }: SourceEntry): string {
  return hash('sha256', entry, 'hex');
}
