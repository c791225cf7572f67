import { groupBy } from '../group-by.ts';
import type { AcceptedSurvivor } from '../accepted-survivors.ts';
import { areas, type Area, type Mutant } from '../mutant.ts';
import type { MutantResult } from '../run-mutants.ts';

/** How well the checks notice faults. */
export interface MutationReport {
  readonly schemaVersion: 1;
  readonly outcome: 'all killed' | 'finding';
  /** Killed, of those that are not accepted; `1` is all. */
  readonly score: number;
  readonly durationMs: number;
  readonly seed: number;
  readonly areas: readonly AreaScore[];
  /** How many faults each check was the first to notice, most first. */
  readonly checks: readonly { readonly check: string; readonly killed: number }[];
  readonly mutants: readonly ReportedMutant[];
  /** What has to be mended, in words. */
  readonly findings: readonly string[];
}

export interface AreaScore {
  readonly area: Area;
  /** How many faults the rules find; those that were seeded are chosen from them. */
  readonly possible: number;
  readonly seeded: number;
  readonly killed: number;
  readonly accepted: number;
  readonly survived: number;
  /** Working time, added up over everything that ran at the same time. */
  readonly durationMs: number;
}

export interface ReportedMutant extends Omit<Mutant, 'mutate'> {
  readonly status: 'killed' | 'survived' | 'accepted';
  readonly killedBy?: string;
  readonly detail?: string;
  /** Why no consumer can tell the difference, of one that is accepted. */
  readonly reason?: string;
  readonly durationMs: number;
}

export interface ReportInput {
  readonly possible: readonly Mutant[];
  readonly results: readonly MutantResult[];
  readonly accepted: readonly AcceptedSurvivor[];
  readonly durationMs: number;
  readonly seed: number;
}

/** Adds up what became of the mutants. */
export function createReport(input: ReportInput): MutationReport {
  const { possible, results, durationMs, seed } = input;
  const reasons = new Map(input.accepted.map(({ id, reason }) => [id, reason]));
  const mutants = results.map((result) => toReported(result, reasons));
  const killed = mutants.filter(({ status }) => status === 'killed');
  const survived = mutants.filter(({ status }) => status === 'survived');
  const findings = [
    ...survived.map(
      ({ id, file, line, before, after }) =>
        `${id} survived: ${file}:${line}, ${before || '(nothing)'} became ${after || '(nothing)'}. ` +
        'Add the assertion that would notice it, or accept it with the reason why no consumer can.',
    ),
    ...killed
      .filter(({ id }) => reasons.has(id))
      .map(
        ({ id, killedBy = '' }) =>
          `${id} is accepted, but ${killedBy} notices it. Take it off the list.`,
      ),
    ...listMissing(input),
  ];
  const judged = killed.length + survived.length;
  return {
    schemaVersion: 1,
    outcome: findings.length === 0 ? 'all killed' : 'finding',
    score: judged === 0 ? 1 : killed.length / judged,
    durationMs: Math.round(durationMs),
    seed,
    areas: areas
      .map((area) => scoreArea(area, possible, mutants))
      .filter(({ seeded }) => seeded > 0),
    checks: [...groupBy(killed, ({ killedBy = '' }) => killedBy)]
      .map(([check, members]) => ({ check, killed: members.length }))
      .toSorted((left, right) => right.killed - left.killed),
    mutants,
    findings,
  };
}

function toReported(
  { mutant, killed, durationMs }: MutantResult,
  reasons: ReadonlyMap<string, string>,
): ReportedMutant {
  const { id, area, operator, file, line, before, after } = mutant;
  const reason = reasons.get(id);
  return {
    ...{ id, area, operator, file, line, before, after },
    status: killed ? 'killed' : reason === undefined ? 'survived' : 'accepted',
    ...(killed && { killedBy: killed.by, detail: killed.detail }),
    ...(!killed && reason !== undefined && { reason }),
    durationMs: Math.round(durationMs),
  };
}

function listMissing({ possible, accepted }: ReportInput): readonly string[] {
  const ids = new Set(possible.map(({ id }) => id));
  return accepted
    .filter(({ id }) => !ids.has(id))
    .map(({ id }) => `${id} is accepted, but no rule makes it any more. Take it off the list.`);
}

function scoreArea(
  area: Area,
  possible: readonly Mutant[],
  mutants: readonly ReportedMutant[],
): AreaScore {
  const own = mutants.filter((mutant) => mutant.area === area);
  const count = (status: ReportedMutant['status']): number =>
    own.filter((mutant) => mutant.status === status).length;
  return {
    area,
    possible: possible.filter((mutant) => mutant.area === area).length,
    seeded: own.length,
    killed: count('killed'),
    accepted: count('accepted'),
    survived: count('survived'),
    durationMs: own.reduce((total, mutant) => total + mutant.durationMs, 0),
  };
}
