import type { LiveReport } from './live-report.ts';
import { renderLedger } from './render-ledger.ts';

/** The report for people. */
export function renderReport(report: LiveReport): string {
  const { problem, findings, drift, unlistedFields, requests, throttled } = report;
  const width = Math.max(0, ...findings.map(({ id }) => id.length));
  const lines = findings.flatMap(({ verdict, id, statement, decision }) => [
    `${verdict.padEnd('contradicts'.length)}  ${id.padEnd(width)}  ${statement}`,
    ...(verdict === 'contradicts' && decision !== null ? [`             so far: ${decision}`] : []),
  ]);
  const driftLines = drift.map(
    ({ operationId, status, location, message, tool, count }) =>
      `${operationId} ${status}, ${location}: ${message} (${tool}, ${count} times)`,
  );
  const fieldLines = unlistedFields.map(
    ({ operationId, location, types }) => `${operationId}, ${location}: ${types.join(' or ')}`,
  );
  const count = (verdict: string) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const summary =
    `${count('settled')} settled, ${count('contradicts')} contradicting, ${count('undecided')} undecided; ` +
    `${drift.length} drift; ${requests} requests, ${throttled} of them throttled`;
  return [
    section('', lines),
    section('Answers that the specification does not allow', driftLines),
    section('Fields that the specification does not list, which is allowed', fieldLines),
    section('What the ledger should now say', renderLedger(findings).trimEnd().split('\n')),
    problem === null ? '' : `Not carried out to the end: ${problem}\n`,
    `${summary}\n`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function section(title: string, lines: readonly string[]): string {
  if (lines.join('') === '') return '';
  return [...(title === '' ? [] : [title, '']), ...lines, ''].join('\n');
}
