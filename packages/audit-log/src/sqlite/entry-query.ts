import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';

import type { AuditEntry } from '../audit-entry.ts';
import type { AuditCondition, AuditFilter, AuditOrder } from '../audit-reader.ts';
import { createMatcher, createTextMatcher } from '../matches-condition.ts';
import { blockOf, boundsOf } from './block-index/block-index-tables.ts';
import { prepareBlockSearch } from './block-index/block-search.ts';
import type { BlockSearch } from './block-index/block-search.ts';
import { readEntryText } from '../read-entry-text.ts';
import { lacksBlockIndex } from './database-schema.ts';
import { createTurns } from './in-turns.ts';
import { parseStoredEntry } from '../parse-stored-entry.ts';

/** Which part of a log to search, and from which end. */
export interface EntryRange {
  /** Only entries behind this sequence. */
  readonly after?: number;
  /** Only entries up to this sequence. */
  readonly upTo?: number;
  readonly order?: AuditOrder;
}

type Row = Record<string, SQLOutputValue>;

// So long, others on the event loop wait for their turn.
const turnMs = 8;

/**
 * The entries of a range that match. What the index of blocks proposes is read and compared, and
 * everything that is not in it: so it may hide an entry, but never invent one.
 *
 * @param database within a transaction, so that all is of the same moment
 */
export async function* searchEntries(
  database: DatabaseSync,
  condition: AuditCondition,
  range: EntryRange = {},
): AsyncGenerator<AuditEntry> {
  for await (const { sequence, text } of findTexts(database, condition, range)) {
    yield parseStoredEntry(sequence, text);
  }
}

/** As `searchEntries`, faster, for who does not hand them on: their members are not examined. */
export async function* scanEntries(
  database: DatabaseSync,
  condition: AuditCondition,
  range: EntryRange = {},
): AsyncGenerator<AuditEntry> {
  for await (const { entry } of findTexts(database, condition, range)) yield entry;
}

interface FoundEntry {
  readonly sequence: unknown;
  readonly text: string;
  readonly entry: AuditEntry;
}

async function* findTexts(
  database: DatabaseSync,
  condition: AuditCondition,
  range: EntryRange,
): AsyncGenerator<FoundEntry> {
  const matches = createMatcher(condition);
  const mayMatch = createTextMatcher(condition);
  const turns = createTurns(turnMs);
  for (const rows of candidateRows(database, condition, range)) {
    if (turns.isOver()) await turns.next();
    for (const { sequence, entry: stored } of rows) {
      if (turns.isOver()) await turns.next();
      const text = String(stored);
      if (!mayMatch(text)) continue;
      const entry = readMatching(sequence, text, matches);
      if (entry !== undefined) yield { sequence, text, entry };
    }
  }
}

function readMatching(
  sequence: unknown,
  text: string,
  matches: (entry: AuditEntry) => boolean,
): AuditEntry | undefined {
  try {
    const entry = readEntryText(text);
    return matches(entry) ? entry : undefined;
  } catch {
    // Says what is wrong with it.
    return parseStoredEntry(sequence, text);
  }
}

/** The entries that a filter asks for, oldest first. */
export async function* selectEntries(
  database: DatabaseSync,
  filter: AuditFilter,
): AsyncGenerator<AuditEntry> {
  if (filter.last === undefined) {
    yield* searchEntries(database, filter);
    return;
  }
  if (filter.last === 0) return;
  const latest: AuditEntry[] = [];
  for await (const entry of searchEntries(database, filter, { order: 'newest' })) {
    latest.push(entry);
    if (latest.length === filter.last) break;
  }
  yield* latest.reverse();
}

/** The rows that may match, block by block. */
function* candidateRows(
  database: DatabaseSync,
  condition: AuditCondition,
  { after = 0, upTo = Number.MAX_SAFE_INTEGER, order = 'oldest' }: EntryRange,
): Generator<Iterable<Row>> {
  const { log_id: logId } = database.prepare('SELECT log_id FROM log').get() ?? {};
  if (condition.logId !== undefined && condition.logId !== logId) return;
  // One look-up each; asked for together, SQLite reads all rows.
  const { first, last } =
    database
      .prepare(
        'SELECT (SELECT min(sequence) FROM entries) AS first, (SELECT max(sequence) FROM entries) AS last',
      )
      .get() ?? {};
  if (typeof first !== 'number' || typeof last !== 'number') return;
  const low = Math.max(first, after + 1);
  const high = Math.min(last, upTo);
  if (low > high) return;

  const findCandidates: BlockSearch = lacksBlockIndex(database)
    ? () => 'all'
    : prepareBlockSearch(database, condition);
  const select = database.prepare('SELECT sequence, entry FROM entries WHERE sequence = ?');
  const selectRange = database.prepare(
    `SELECT sequence, entry FROM entries WHERE sequence BETWEEN ? AND ?
     ORDER BY sequence ${order === 'oldest' ? 'ASC' : 'DESC'}`,
  );
  for (const block of blocksBetween(blockOf(low), blockOf(high), order)) {
    const bounds = boundsOf(block);
    const candidates = findCandidates(block);
    if (candidates === 'all') {
      yield selectRange.iterate(Math.max(bounds.first, low), Math.min(bounds.last, high));
      continue;
    }
    const inOrder = order === 'oldest' ? candidates : candidates.toReversed();
    const sequences = inOrder.filter((sequence) => sequence >= low && sequence <= high);
    yield selectEach(select, sequences);
  }
}

function* selectEach(select: StatementSync, sequences: readonly number[]): Generator<Row> {
  for (const sequence of sequences) {
    const row = select.get(sequence);
    // Retention may have removed it.
    if (row !== undefined) yield row;
  }
}

function* blocksBetween(first: number, last: number, order: AuditOrder): Generator<number> {
  if (order === 'oldest') for (let block = first; block <= last; block += 1) yield block;
  else for (let block = last; block >= first; block -= 1) yield block;
}
