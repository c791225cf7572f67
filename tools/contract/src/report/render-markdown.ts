import { markdownTable } from 'markdown-table';
import type { ContractReport, Finding } from './contract-report.ts';
import { legend, markOf } from './operation-marks.ts';
import { headlineOf, summaryOf } from './headline.ts';

/** The longest comment that GitHub takes, less some room for what a workflow adds. */
const maxCharacters = 60_000;

/** Renders a report as a comment on a pull request; what would not fit is counted instead. */
export function renderMarkdown(report: ContractReport): string {
  const head = ['# Contract: ' + headlineOf(report), '', ...renderMatrix(report)];
  const findings = report.findings.map((finding) => renderFinding(finding, report));
  const room = maxCharacters - head.join('\n').length;
  const fitting = takeWhileFits(findings, room);
  const left = findings.length - fitting.length;
  return [
    ...head,
    ...(findings.length > 0 ? ['## Findings', '', ...fitting] : []),
    ...(left > 0 ? [`… and ${left} more, in \`report.json\`.`, ''] : []),
    summaryOf(report),
    '',
  ].join('\n');
}

function renderMatrix({ operations, checks }: ContractReport): readonly string[] {
  if (checks.length === 0) return [];
  const table = markdownTable(
    [
      ['Operation', ...checks.map(({ title }) => title)],
      ...operations.map((operationId) => [
        `\`${operationId}\``,
        ...checks.map((check) => markOf(check, operationId)),
      ]),
    ],
    { align: ['l', ...checks.map(() => 'c')] },
  );
  const reasons = checks
    .filter(({ state }) => state === 'not run')
    .map(({ title, reason = '' }) => `- **${title}** was not run: ${escapeText(reason)}`);
  return [table, '', legend, '', ...(reasons.length > 0 ? [...reasons, ''] : [])];
}

function renderFinding(finding: Finding, { checks }: ContractReport): string {
  const { check, severity, operations, file, line, message, fix, consumers } = finding;
  const title = checks.find(({ id }) => id === check)?.title ?? check;
  const about = operations.length > 0 ? operations.map((id) => `\`${id}\``).join(', ') : 'all';
  const lines = [
    `- ${severity === 'error' ? '✗' : '!'} **${title}** \`${file}:${line}\` (${about})`,
    `  ${escapeText(message)}`,
    `  *Fix:* ${escapeText(fix)}`,
    ...(consumers.length > 0 ? [`  *Touches:* ${consumers.map(escapeText).join(', ')}`] : []),
  ];
  return `${lines.join('  \n')}\n`;
}

/** Text of others must neither mark up a comment nor notify anybody. */
function escapeText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>|~#]/g, '\\$&')
    .replaceAll('@', '@\u200b');
}

function takeWhileFits(parts: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = parts.findIndex((part) => {
    used += part.length + 1;
    return used > room;
  });
  return end === -1 ? parts : parts.slice(0, end);
}
