import { randomUUID } from 'node:crypto';

import type { AuditReader } from '../audit-reader.ts';
import type { NoteSigner } from '../checkpoint/note-key.ts';
import { toCheckpointSizes } from './checkpoint-sizes.ts';
import type { HoldKeeper } from './hold-keeper.ts';
import { countOf, planRetention } from './plan-retention.ts';
import type { PlannedPeriod, RetentionRule } from './plan-retention.ts';
import { coverLeaves } from './removed-subtrees.ts';
import { RetentionError } from './retention-error.ts';
import type { PeriodRun, ReclaimedSpace, RetentionStore } from './retention-store.ts';
import { signTombstone } from './tombstone.ts';
import type { UpkeepAct, UpkeepRecord } from './upkeep-record.ts';

/** Tells how far retention has come. */
export interface RetentionProgress {
  /** Told now and then how many entries are gone; they stay so, whatever happens next. */
  readonly onProgress?: ((removedCount: number) => void) | undefined;
}

/** What retention works with. */
export interface RetainOptions extends RetentionRule, RetentionProgress {
  readonly store: RetentionStore;
  readonly holds: Pick<HoldKeeper, 'on'>;
  readonly record: UpkeepRecord;
  /** Readers of every log of the store, as it is at the moment. */
  readonly openReaders: () => readonly AuditReader[];
  readonly signers: readonly NoteSigner[];
  /** Signed notes: trees that have to stay comparable with them. */
  readonly checkpoints: readonly string[];
  readonly clock: () => Date;
}

/** What retention has done. */
export interface RetentionReport extends ReclaimedSpace {
  /** The first period that stays whatever happens. */
  readonly keepFrom: string;
  /** What was removed, also what an earlier run had begun to remove. */
  readonly removed: readonly PeriodRun[];
  /** What a hold has kept. */
  readonly held: readonly PlannedPeriod[];
}

/**
 * Removes periods whose time has come, and that nobody holds; completes what an earlier run has
 * begun.
 *
 * A tombstone is durable before the first of its entries is removed. So whenever this ends, however
 * it ends, the log verifies, and the next run goes on.
 *
 * @throws {RetentionError} `not-intact`, `bad-request`
 */
export async function retainPeriods(options: RetainOptions): Promise<RetentionReport> {
  const { store, clock } = options;
  const removed = await removeUnfinished(options);
  const plan = await planRetention({ ...options, now: clock() });
  const due = plan.periods.filter(({ heldBy }) => heldBy.length === 0);
  const held: PlannedPeriod[] = [];
  await assertIntact(due, options);
  for (const planned of plan.periods) {
    const heldBy = await buryUnlessHeld(planned, options);
    if (heldBy.length > 0) held.push({ ...planned, heldBy });
    removed.push(...(await removeUnfinished(options, removed)));
  }
  const space = removed.length > 0 ? await store.reclaim() : { freedBytes: 0, reusableBytes: 0 };
  return { keepFrom: plan.keepFrom, removed, held, ...space };
}

/** Sets the tombstones of a period in all logs. Returns the names of the holds that forbid it. */
async function buryUnlessHeld(
  { period, runs }: PlannedPeriod,
  options: RetainOptions,
): Promise<readonly string[]> {
  const { holds, record } = options;
  let left = runs;
  for (;;) {
    // A hold may have been placed since the period was planned, and while it is buried.
    const { all, keeping } = await holds.on(period);
    if (keeping.length > 0) {
      await record.end([toAct(left, randomUUID())], { refusal: 'held' });
      return keeping;
    }
    left = await buryRuns(left, all, options);
    if (left.length === 0) return [];
  }
}

/** Returns what could not be buried, because other holds are in force by now. */
async function buryRuns(
  runs: readonly PeriodRun[],
  holds: readonly string[],
  { store, record, signers, checkpoints, clock }: RetainOptions,
): Promise<readonly PeriodRun[]> {
  const announced = runs.map((run) => ({ run, act: toAct([run], randomUUID()) }));
  await record.begin(announced.map(({ act }) => act));
  for (const [index, { run, act }] of announced.entries()) {
    const { logId, period, firstSequence, lastSequence } = run;
    const range = { logId, period, firstSequence, lastSequence };
    const cuts = toCheckpointSizes(checkpoints, logId, {
      first: firstSequence,
      last: lastSequence,
    });
    const removedAt = clock().toISOString();
    const rootHash = await store.bury({
      ...{ run, holds },
      places: coverLeaves(firstSequence - 1, lastSequence, cuts),
      sign: (tree) =>
        signTombstone({ ...range, requestId: act.requestId, removedAt, ...tree }, signers),
    });
    if (rootHash !== undefined) continue;
    const left = announced.slice(index);
    await record.end(
      left.map((one) => one.act),
      { refusal: 'holds-changed' },
    );
    return left.map((one) => one.run);
  }
  return [];
}

/** Removes everything that has a tombstone, and puts on record that it is gone. */
async function removeUnfinished(
  { store, record, onProgress }: Pick<RetainOptions, 'store' | 'record' | 'onProgress'>,
  before: readonly PeriodRun[] = [],
): Promise<PeriodRun[]> {
  const unfinished = await store.unfinished();
  let removedCount = before.reduce((sum, run) => sum + countOf(run), 0);
  for (const removal of unfinished) {
    await store.remove(removal, (count) => {
      removedCount += count;
      onProgress?.(removedCount);
    });
  }
  await record.end(
    unfinished.map((removal) => {
      const { requestId, operation, details } = toAct([removal], removal.requestId);
      const rootHash = Buffer.from(removal.rootHash).toString('hex');
      return { requestId, operation, details: { ...details, rootHash } };
    }),
  );
  return unfinished.map(({ logId, kind, period, firstSequence, lastSequence }) => {
    return { logId, kind, period, firstSequence, lastSequence };
  });
}

/** What is wrong with a log must not be removed with it. */
async function assertIntact(
  due: readonly PlannedPeriod[],
  { openReaders }: Pick<RetainOptions, 'openReaders'>,
): Promise<void> {
  const logIds = new Set(due.flatMap(({ runs }) => runs.map(({ logId }) => logId)));
  for (const reader of logIds.size === 0 ? [] : openReaders()) {
    for (const { logId } of await reader.logs()) {
      if (!logIds.has(logId)) continue;
      const report = await reader.verify({ logId });
      // A clock that went back takes nothing away from the entries.
      if (report.isIntact || report.finding.kind === 'clock-backwards') continue;
      const message = `Nothing was removed: the log ${logId} is not intact (${report.finding.kind}). ${report.finding.message} Find out what happened first, with "npm run audit -- verify".`;
      throw new RetentionError('not-intact', message);
    }
  }
}

function toAct(runs: readonly PeriodRun[], requestId: string): UpkeepAct {
  const [run] = runs;
  const isOne = runs.length === 1 && run !== undefined;
  return {
    requestId,
    operation: 'retainAuditPeriods',
    details: {
      count: runs.reduce((sum, one) => sum + countOf(one), 0),
      periods: [...new Set(runs.map(({ period }) => period))],
      ...(isOne && {
        firstSequence: run.firstSequence,
        lastSequence: run.lastSequence,
        ofLog: run.logId,
      }),
    },
  };
}
