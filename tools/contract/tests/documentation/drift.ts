import { checkDocumentation } from '../../src/documentation/check-documentation.ts';
import { readDocumentedSpecification } from '../../src/documentation/contract/documented-specification.ts';
import type { DriftFinding, PageReport } from '../../src/documentation/report/drift-report.ts';

export const specification = await readDocumentedSpecification();

/** What the check says of one page. */
export function checkText(text: string): PageReport {
  const { pages } = checkDocumentation({ pages: [{ name: 'page.md', text }], specification });
  const [page] = pages;
  if (!page) throw new Error('A page was checked, but is not reported.');
  return page;
}

/** The findings in short, as `effect: kind subject (aspect)`. */
export function listFindings({ findings, error }: PageReport): readonly string[] {
  if (error) return [`unreadable: ${error.reason}`];
  return findings.map(toShort);
}

function toShort({ effect, kind, subject, aspect }: DriftFinding): string {
  return `${effect}: ${kind} ${subject} (${aspect})`;
}
