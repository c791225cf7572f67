import type { DatabaseSync } from 'node:sqlite';

import type {
  AuditCondition,
  AuditCount,
  AuditCountKey,
  AuditCountQuery,
} from '../audit-reader.ts';
import { createCounter } from '../entry-counter.ts';
import type { EntryCounter } from '../entry-counter.ts';
import { boundsOf } from './block-index/block-index-tables.ts';
import { parseBlockCounts } from './block-index/block-summary.ts';
import type { BlockCount } from './block-index/block-summary.ts';
import { lacksBlockIndex } from './database-schema.ts';
import { scanEntries } from './entry-query.ts';
import { createTurns } from './in-turns.ts';

// What the counts of a block tell apart.
const countedConditions: ReadonlySet<string> = new Set<keyof AuditCondition>([
  ...(['consumer', 'operation', 'decision', 'phase', 'category'] as const),
  ...(['since', 'until', 'logId'] as const),
]);
const turnMs = 8;

/** @see AuditReader.count */
export async function countEntries(
  database: DatabaseSync,
  { by, filter = {} }: AuditCountQuery,
): Promise<readonly AuditCount[]> {
  const counter = createCounter(by);
  const conditions = Object.entries(filter).filter(([, value]) => value !== undefined);
  const isCounted = conditions.every(([name]) => countedConditions.has(name));
  const blocks = isCounted && !lacksBlockIndex(database) ? selectBlocks(database, filter) : [];
  const turns = createTurns(turnMs);
  let after = 0;
  for (const { block, counts } of blocks) {
    const { first, last } = boundsOf(block);
    await countOneByOne(counter, database, filter, { after, upTo: first - 1 });
    addCounts(counter, by, filter, counts);
    after = last;
    if (turns.isOver()) await turns.next();
  }
  await countOneByOne(counter, database, filter, { after });
  return counter.counts();
}

async function countOneByOne(
  counter: EntryCounter,
  database: DatabaseSync,
  filter: AuditCondition,
  range: { readonly after: number; readonly upTo?: number },
): Promise<void> {
  if (range.upTo === range.after) return;
  for await (const entry of scanEntries(database, filter, range)) counter.add(entry);
}

interface CountedBlock {
  readonly block: number;
  readonly counts: readonly BlockCount[];
}

/** The blocks that lie within the time that is asked for, from the first to the last. */
function* selectBlocks(
  database: DatabaseSync,
  { since, until, logId }: AuditCondition,
): Generator<CountedBlock> {
  const rows = database
    .prepare(
      `SELECT block, counts FROM blocks, log WHERE min_time >= ? AND max_time < ?
       AND log_id = coalesce(?, log_id) ORDER BY block`,
    )
    .iterate(since?.toISOString() ?? '', until?.toISOString() ?? '~', logId ?? null);
  for (const { block, counts } of rows) {
    yield { block: Number(block), counts: parseBlockCounts(String(counts)) };
  }
}

function addCounts(
  counter: EntryCounter,
  by: AuditCountKey,
  filter: AuditCondition,
  counts: readonly BlockCount[],
): void {
  const nothing = { allowed: 0, refused: 0, unknown: 0 };
  for (const [day, consumer, operation, decision, phase, category, entries, records] of counts) {
    const isMeant =
      (filter.consumer ?? consumer) === consumer &&
      (filter.operation ?? operation) === operation &&
      (filter.decision ?? decision) === decision &&
      (filter.phase ?? phase) === phase &&
      (filter.category ?? category) === category;
    if (!isMeant) continue;
    const key = { day, consumer: consumer ?? undefined, operation: operation ?? undefined }[by];
    counter.addCount({ ...nothing, key, [decision]: entries, records });
  }
}
