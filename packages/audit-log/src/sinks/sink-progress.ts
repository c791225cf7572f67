import { hash } from 'node:crypto';

import type { EntryBatch } from './entry-sink.ts';
import type { EntrySource, SourceEntry } from './entry-source.ts';
import type { Announce } from './forwarding-event.ts';
import type { MissedEntries, PositionFile, SinkPosition } from './sink-position.ts';

/** What the position of a sink is kept with. */
export interface SinkProgressOptions {
  readonly file: PositionFile;
  readonly source: EntrySource;
  /** Number of entries in the log. */
  readonly size: () => number;
  /** Where a sink begins that has no position yet. */
  readonly begin: 'oldest' | 'newest';
  readonly clock: () => Date;
  readonly announce: Announce;
}

/** How far a sink has got, also after the next start. */
export interface SinkProgress {
  /** Nothing until `open` has succeeded. */
  readonly position: SinkPosition | undefined;
  /** Why the position could not be saved the last time, if so: after a crash, doubles follow. */
  readonly saveError: string | undefined;
  /** Finds the position that the sink stopped at, once. */
  open(): Promise<SinkPosition>;
  /** The sink is done with a batch, of which so many entries were refused. */
  pass(batch: EntryBatch, refused: number): Promise<void>;
  /** Entries were removed before they could be forwarded. */
  miss(firstSequence: number, lastSequence: number): Promise<void>;
}

/** Keeps the position of one sink. */
export function createSinkProgress(options: SinkProgressOptions): SinkProgress {
  const { file, source, size, begin, clock, announce } = options;
  let position: SinkPosition | undefined;
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
    if (stored === undefined) return save(begin === 'oldest' ? await oldest() : newest());
    const fault = await findFault(stored);
    if (fault === undefined && stored !== 'damaged') return (position = stored);
    const anew = await oldest();
    const firstSequence = anew.sequence + 1;
    announce({
      ...{ kind: 'restarted', firstSequence },
      message: `${fault ?? ''}: forwarded anew from entry ${firstSequence} on`,
    });
    return save(anew);
  }

  async function findFault(stored: SinkPosition | 'damaged'): Promise<string | undefined> {
    if (stored === 'damaged') return 'the file with the position is damaged';
    if (stored.logId !== source.logId) return `the position is in another log, ${stored.logId}`;
    if (stored.sequence > size()) return 'the log is shorter than what was forwarded of it';
    if (stored.entryHash === undefined) return undefined;
    const [last] = await source.readAfter(stored.sequence - 1, { entries: 1, bytes: 1 });
    if (last?.sequence !== stored.sequence || hashEntry(last) === stored.entryHash)
      return undefined;
    return `entry ${stored.sequence} is not the one that was forwarded`;
  }

  async function oldest(): Promise<SinkPosition> {
    const [first] = await source.readAfter(0, { entries: 1, bytes: 1 });
    return { logId: source.logId, sequence: first === undefined ? 0 : first.sequence - 1 };
  }

  function newest(): SinkPosition {
    return { logId: source.logId, sequence: size() };
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
    get saveError() {
      return saveError;
    },
    open: async () => position ?? (await find()),
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
      const { refused, removed } = position ?? {};
      const entries = lastSequence - firstSequence + 1;
      await save({
        ...{ logId: source.logId, sequence: lastSequence },
        ...(refused !== undefined && { refused }),
        removed: addTo(removed, entries, firstSequence, lastSequence),
      });
    },
  };
}

function hashEntry({ entry }: SourceEntry): string {
  return hash('sha256', entry, 'hex');
}
