import junit, { type Builder } from 'junit-report-builder';
import type { CheckReport, ContractReport } from './contract-report.ts';

// Its declarations are those of a CommonJS module; what is loaded is the other one that it ships.
const reports = junit as unknown as Builder;

/** Renders a report in the form that CI systems read: a suite for each check, a case for each operation. */
export function renderJunit(report: ContractReport): string {
  const document = reports.newBuilder();
  if (report.outcome === 'could not run') {
    document
      .testCase()
      .className('contract')
      .name('run')
      .error(report.reason ?? '', 'could not run');
  }
  for (const check of report.checks) {
    const suite = document
      .testSuite()
      .name(check.title)
      .time(check.durationMs / 1000);
    const cases = [...report.operations, ...(hasUnassigned(report, check) ? [whole] : [])];
    for (const operationId of cases) {
      const testCase = suite.testCase().className(`contract.${check.id}`).name(operationId);
      const own = findingsFor(report, check, operationId);
      const [first] = own.filter(({ severity }) => severity === 'error');
      if (first) {
        const text = own.map(({ file, line, message, fix }) => `${file}:${line} ${message} ${fix}`);
        testCase.file(first.file).failure(printable(first.message), 'finding');
        testCase.stacktrace(printable(text.join('\n')));
      } else if (isSkipped(check, operationId)) testCase.skipped();
    }
  }
  return document.build();
}

const whole = 'specification';

function isSkipped({ state, operations }: CheckReport, operationId: string): boolean {
  return state === 'not run' || operations[operationId] === 'not checked';
}

function hasUnassigned({ findings }: ContractReport, { id }: CheckReport): boolean {
  return findings.some(({ check, operations }) => check === id && operations.length === 0);
}

function findingsFor(
  { findings }: ContractReport,
  { id }: CheckReport,
  operationId: string,
): ContractReport['findings'] {
  return findings.filter(
    ({ check, operations }) =>
      check === id &&
      (operationId === whole ? operations.length === 0 : operations.includes(operationId)),
  );
}

/** XML has no way to write these, not even escaped. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what has to go
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
}
