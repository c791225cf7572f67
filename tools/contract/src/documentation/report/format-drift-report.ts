import type { DriftFinding, DriftReport, PageReport } from './drift-report.ts';

/** A report for people: page by page, what breaks first. */
export function formatDriftReport({ pages, summary }: DriftReport): string {
  const { breaking, additive, wordingOnly, unreadablePages } = summary;
  const counts = [
    `${pages.length} ${pages.length === 1 ? 'page' : 'pages'}`,
    `${breaking} breaking`,
    `${additive} additive`,
    `${wordingOnly} wording only`,
    ...(unreadablePages > 0 ? [`${unreadablePages} unreadable`] : []),
  ];
  return `${pages.map(formatPage).join('\n\n')}\n\n${counts.join(', ')}\n`;
}

function formatPage(report: PageReport): string {
  const { page, operation, error, findings } = report;
  if (error) return `${page}: unreadable\n  ${formatPageError(report)}`;
  const name = operation && `${operation.method} ${operation.path}`;
  const title = `${page}: ${name ?? 'no operation'}`;
  if (findings.length === 0) return `${title}: in line`;
  return [`${title}: ${findings.length} ${findings.length === 1 ? 'difference' : 'differences'}`]
    .concat(findings.map((finding) => formatFinding(page, finding)))
    .join('\n');
}

/** Where and why a page is unreadable, in one line. */
export function formatPageError({ page, error }: PageReport): string {
  const { line, column, reason = '' } = error ?? {};
  const place = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  return `${page}${place}: ${reason}`;
}

function formatFinding(page: string, finding: DriftFinding): string {
  const { kind, subject, effect, pageLine, specificationFile, specificationLine } = finding;
  return [
    `  ${effect}: ${subject} ${kind}${finding.aspect === 'presence' ? '' : ` (${finding.aspect})`}`,
    `    page           ${finding.page}  [${page}:${pageLine}]`,
    `    specification  ${finding.specification}  [${specificationFile}:${specificationLine}]`,
    `    fix            ${finding.fix}`,
  ].join('\n');
}
