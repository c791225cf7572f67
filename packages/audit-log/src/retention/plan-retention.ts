import { toPeriod } from '../pseudonyms/period.ts';
import { addMonths } from './add-months.ts';
import type { HoldKeeper } from './hold-keeper.ts';
import { RetentionError } from './retention-error.ts';
import type { PeriodRun, RetentionStore, UnfinishedRemoval } from './retention-store.ts';

/** How long entries are kept. */
export interface RetentionRule {
  /** So many whole calendar months (UTC) before the present one, which always stays. */
  readonly keepMonths: number;
}

/** A period whose time has come. */
export interface PlannedPeriod {
  /** Such as `2026-05`. */
  readonly period: string;
  /** Number of entries, in all logs. */
  readonly count: number;
  /** Where they are. */
  readonly runs: readonly PeriodRun[];
  /** Names of the holds that keep it; it is removed when there are none. */
  readonly heldBy: readonly string[];
}

/** What `retain` would do. */
export interface RetentionPlan {
  /** The first period that stays whatever happens. */
  readonly keepFrom: string;
  /** In ascending order. */
  readonly periods: readonly PlannedPeriod[];
  /** What an earlier run has begun to remove: that is completed first. */
  readonly unfinished: readonly PeriodRun[];
}

/** What a plan is made from. */
export interface PlanOptions extends RetentionRule {
  readonly store: Pick<RetentionStore, 'runs' | 'unfinished'>;
  readonly holds: Pick<HoldKeeper, 'on'>;
  readonly now: Date;
}

// A century: who asks for more has mistaken the unit.
const maxMonths = 1200;

/**
 * Finds the periods whose time has come, and the holds on them. Changes nothing.
 *
 * @throws {RetentionError} `bad-request`
 */
export async function planRetention(options: PlanOptions): Promise<RetentionPlan> {
  const { keepMonths, store, holds, now } = options;
  if (!Number.isInteger(keepMonths) || keepMonths < 0 || keepMonths > maxMonths) {
    const message = `The months to keep should be a whole number, 0 to ${maxMonths}.`;
    throw new RetentionError('bad-request', message);
  }
  const keepFrom = addMonths(toPeriod(now), -keepMonths);
  const runs = await store.runs(keepFrom);
  const months = [...new Set(runs.map(({ period }) => period))].sort();
  const periods: PlannedPeriod[] = [];
  for (const period of months) {
    const own = runs.filter((run) => run.period === period);
    const { keeping: heldBy } = await holds.on(period);
    periods.push({
      period,
      count: own.reduce((sum, run) => sum + countOf(run), 0),
      runs: own,
      heldBy,
    });
  }
  const unfinished = await store.unfinished();
  return { keepFrom, periods, unfinished: unfinished.map(toRun) };
}

/** Number of entries. */
export function countOf({ firstSequence, lastSequence }: PeriodRun): number {
  return lastSequence - firstSequence + 1;
}

function toRun({ logId, kind, period, firstSequence, lastSequence }: UnfinishedRemoval): PeriodRun {
  return { logId, kind, period, firstSequence, lastSequence };
}
