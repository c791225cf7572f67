import { styleText } from 'node:util';

import { parseAuditUrl } from '../audit-url.ts';
import type { AuditLocation } from '../audit-url.ts';
import { problem } from './doctor/diagnosis.ts';
import type { Diagnosis, DiagnosisState, Examination, Patient } from './doctor/diagnosis.ts';
import { examineCheckpoints } from './doctor/examine-checkpoints.ts';
import { examineFormat, examineIndexes } from './doctor/examine-database.ts';
import { examineFreeSpace, examinePermissions, examineWritable } from './doctor/examine-files.ts';
import { examineLock } from './doctor/examine-lock.ts';
import { examineClock, examineReadings, examineStore } from './doctor/examine-store.ts';
import type { DoctorCommand } from './parse-doctor.ts';
import type { AuditEnvironment } from './run-audit.ts';

const exitCodes: Readonly<Record<DiagnosisState, number>> = { ok: 0, warning: 1, problem: 2 };
const colours = { ok: 'green', warning: 'yellow', problem: 'red' } as const;

/** Looks at everything around a store. Returns the exit code: 0 all is well, 1 warnings, 2 problems. */
export async function runDoctor(
  { store, asJson }: DoctorCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { stdout, clock = () => new Date() } = environment;
  const patient = { store, location: parseAuditUrl(store), environment, now: clock() };
  const found: Diagnosis[] = [];
  for (const { check, examine } of toExaminations(patient)) {
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
    stdout.write(found.map(toLines).join(''));
  }
  return worst;
}

interface NamedExamination {
  readonly check: string;
  readonly examine: () => ReturnType<Examination>;
}

function toExaminations({ location, ...patient }: Patient): NamedExamination[] {
  const inAnyStore = { location, ...patient };
  const anywhere = {
    store: examineStore,
    checkpoints: examineCheckpoints,
    'readings log': examineReadings,
    clock: examineClock,
  };
  const { store, ...others } = toNamed(anywhere, inAnyStore);
  const before = [store];
  if (location.kind !== 'sqlite') return [...before, ...Object.values(others)];
  const inSqlite = toNamed(
    {
      format: examineFormat,
      writable: examineWritable,
      writer: examineLock,
      permissions: examinePermissions,
      'free disk space': examineFreeSpace,
      indexes: examineIndexes,
    },
    { location, ...patient },
  );
  return [...before, ...Object.values(inSqlite), ...Object.values(others)];
}

function toNamed<Name extends string, Location extends AuditLocation>(
  examinations: Readonly<Record<Name, Examination<Location>>>,
  patient: Patient<Location>,
): Record<Name, NamedExamination> {
  const named = Object.entries<Examination<Location>>(examinations).map(
    ([check, examine]) => [check, { check, examine: () => examine(patient) }] as const,
  );
  // The entries of a record go by its own names.
  return Object.fromEntries(named) as Record<Name, NamedExamination>;
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

function toLines({ check, state, message, advice }: Diagnosis): string {
  const line = `${styleText(colours[state], state.padEnd(8))} ${check}: ${message}\n`;
  return advice === undefined ? line : `${line}${' '.repeat(9)}${advice}\n`;
}
