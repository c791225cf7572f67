import { markdownTable } from 'markdown-table';
import type { ContractReport, Finding } from './contract-report.ts';
import { headlineOf, summaryOf } from './headline.ts';
import { legend, markOf } from './operation-marks.ts';

/** Renders a report for a terminal of 80 columns; the checks are numbered to fit. */
export function renderTerminal(report: ContractReport): string {
  return [
    ...renderMatrix(report),
    ...report.findings.flatMap((finding) => [...renderFinding(finding, report), '']),
    ...(report.checks.length > 0 ? [summaryOf(report)] : []),
    `Contract: ${headlineOf(report)}`,
  ].join('\n');
}

function renderMatrix({ operations, checks }: ContractReport): readonly string[] {
  if (checks.length === 0) return [];
  const table = markdownTable([
    ['', ...checks.map((_, index) => String(index + 1))],
    ...operations.map((id) => [id, ...checks.map((check) => markOf(check, id))]),
  ]);
  const titles = checks.map(({ title, durationMs, reason }, index) => {
    const note = reason === undefined ? `${durationMs} ms` : `not run: ${reason}`;
    return `${String(index + 1).padStart(2)} ${title} (${note})`;
  });
  return [table, '', ...titles, legend, ''];
}

function renderFinding(finding: Finding, { checks }: ContractReport): readonly string[] {
  const { check, severity, operations, file, line, message, fix, consumers } = finding;
  const title = checks.find(({ id }) => id === check)?.title ?? check;
  const about = operations.length > 0 ? operations.join(', ') : 'all operations';
  return [
    `${severity === 'error' ? '✗' : '!'} ${file}:${line} ${title} (${about})`,
    `  ${message}`,
    `  Fix: ${fix}`,
    ...(consumers.length > 0 ? [`  Touches: ${consumers.join(', ')}`] : []),
  ];
}
