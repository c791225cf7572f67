import { styleText } from 'node:util';

import { parseAuditUrl } from '../audit-url.ts';
import type { AuditLocation, SqliteLocation } from '../audit-url.ts';
import type { PostgresLocation } from '../postgres/parse-postgres-url.ts';
import { problem } from './doctor/diagnosis.ts';
import type { Diagnosis, DiagnosisState, Examination, Patient } from './doctor/diagnosis.ts';
import { examineCheckpoints } from './doctor/examine-checkpoints.ts';
import { examineFormat, examineIndexes } from './doctor/examine-database.ts';
import { examineFreeSpace, examinePermissions, examineWritable } from './doctor/examine-files.ts';
import { examineLock } from './doctor/examine-lock.ts';
import {
  examinePartitions,
  examinePostgresIndexes,
  examinePrivileges,
  examineServer,
  examineServerClock,
  examineSize,
  examineWriters,
} from './doctor/examine-postgres.ts';
import { examinePseudonyms } from './doctor/examine-pseudonyms.ts';
import { examineSinks } from './doctor/examine-sinks.ts';
import { examineClock, examineReadings, examineStore } from './doctor/examine-store.ts';
import { assertGoingOn } from './interruption.ts';
import type { DoctorCommand } from './parse-doctor.ts';
import type { AuditEnvironment } from './run-audit.ts';

const exitCodes: Readonly<Record<DiagnosisState, number>> = { ok: 0, warning: 1, problem: 2 };
const colours = { ok: 'green', warning: 'yellow', problem: 'red' } as const;

/** Looks at everything around a store. Returns the exit code: 0 all is well, 1 warnings, 2 problems. */
export async function runDoctor(
  { store, sinkPositions, asJson }: DoctorCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { stdout, clock = () => new Date() } = environment;
  const location = parseAuditUrl(store);
  const patient = { store, location, environment, now: clock(), sinkPositions };
  const found: Diagnosis[] = [];
  for (const { check, examine } of toExaminations(patient)) {
    assertGoingOn(environment.signal);
    const diagnoses = await orProblem(check, examine);
    found.push(...diagnoses);
    // Whatever is wrong with the store itself, the rest would say the same again.
    if (check === 'store' && diagnoses.some(({ state }) => state === 'problem')) break;
  }
  const worst = found.reduce((code, { state }) => Math.max(code, exitCodes[state]), 0);
  const state = (['ok', 'warning', 'problem'] as const)[worst] ?? 'problem';
  if (asJson) {
    stdout.write(`${JSON.stringify({ state, checks: found })}\n`);
  } else {
    const isForPerson = stdout.isTTY === true;
    stdout.write(found.map((diagnosis) => toLines(diagnosis, isForPerson)).join(''));
  }
  return worst;
}

interface NamedExamination {
  readonly check: string;
  readonly examine: () => ReturnType<Examination>;
}

/** In the order of the report. */
function toExaminations({ location, ...patient }: Patient): NamedExamination[] {
  const anywhere = { location, ...patient };
  const here =
    location.kind === 'sqlite'
      ? name({ location, ...patient }, inSqlite)
      : name({ location, ...patient }, inPostgres);
  return [
    ...name(anywhere, { store: examineStore }),
    ...here,
    ...name(anywhere, {
      checkpoints: examineCheckpoints,
      pseudonyms: examinePseudonyms,
      'readings log': examineReadings,
      sinks: examineSinks,
      clock: examineClock,
    }),
  ];
}

const inSqlite: Readonly<Record<string, Examination<SqliteLocation>>> = {
  format: examineFormat,
  writable: examineWritable,
  writer: examineLock,
  permissions: examinePermissions,
  'free disk space': examineFreeSpace,
  indexes: examineIndexes,
};

const inPostgres: Readonly<Record<string, Examination<PostgresLocation>>> = {
  format: examineServer,
  writable: examinePrivileges,
  writer: examineWriters,
  partitions: examinePartitions,
  'free disk space': examineSize,
  indexes: examinePostgresIndexes,
  clock: examineServerClock,
};

function name<Location extends AuditLocation>(
  patient: Patient<Location>,
  examinations: Readonly<Record<string, Examination<Location>>>,
): NamedExamination[] {
  return Object.entries(examinations).map(([check, examine]) => ({
    check,
    examine: () => examine(patient),
  }));
}

async function orProblem(
  check: string,
  examine: () => ReturnType<Examination>,
): Promise<readonly Diagnosis[]> {
  try {
    return await examine();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [problem(check, message, 'Mend that first, then look again.')];
  }
}

function toLines({ check, state, message, advice }: Diagnosis, isColoured: boolean): string {
  const word = state.padEnd(8);
  const line = `${isColoured ? styleText(colours[state], word) : word} ${check}: ${message}\n`;
  return advice === undefined ? line : `${line}${' '.repeat(9)}${advice}\n`;
}
