import type { ContractReport } from './contract-report.ts';

/** The result in one line. */
export function headlineOf({ outcome, findings, checks, reason }: ContractReport): string {
  if (outcome === 'could not run') return `could not run: ${reason ?? 'no reason was given'}`;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const notRun = checks.filter(({ state }) => state === 'not run').length;
  return [
    errors === 0 ? 'all aligned' : count(errors, 'finding'),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(notRun > 0 ? [`${count(notRun, 'check')} not run`] : []),
  ].join(', ');
}

/** What was compared, and how long it took. */
export function summaryOf({ checks, operations, base, durationMs }: ContractReport): string {
  const seconds = (durationMs / 1000).toFixed(1);
  const against = base ? `, against ${base.name}${shortCommit(base.name, base.commit)}` : '';
  return `${count(checks.length, 'check')} of ${count(operations.length, 'operation')} in ${seconds} s${against}.`;
}

function shortCommit(name: string, commit: string | undefined): string {
  return commit === undefined || commit === name ? '' : ` (${commit.slice(0, 12)})`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
