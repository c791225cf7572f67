import { comparePage, type PageComparison } from './compare/compare-page.ts';
import type { Change, ChangeEffect } from './compare/change.ts';
import type { DocumentedSpecification } from './contract/documented-specification.ts';
import { parsePage } from './page/parse-page.ts';
import { UnreadablePageError } from './page/unreadable-page-error.ts';
import type { DriftFinding, DriftReport, PageReport } from './report/drift-report.ts';

/** A page as it was found. */
export interface PageText {
  /** File or address. */
  readonly name: string;
  readonly text: string;
}

/** A page that could not be had. */
export interface MissingPage {
  readonly name: string;
  /** Why, and what to do about it. */
  readonly problem: string;
}

export interface CheckDocumentationOptions {
  readonly pages: readonly (PageText | MissingPage)[];
  readonly specification: DocumentedSpecification;
}

const effectOrder: readonly ChangeEffect[] = ['breaking', 'additive', 'wording only'];

/** Compares pages of the documentation with the specification. A page that is unreadable is reported, not thrown. */
export function checkDocumentation({
  pages,
  specification,
}: CheckDocumentationOptions): DriftReport {
  const reports = pages.map((page) =>
    'problem' in page
      ? toUnreadable(page.name, { reason: page.problem })
      : checkPage(page, specification),
  );
  const effects = reports.flatMap(({ findings }) => findings.map(({ effect }) => effect));
  const count = (wanted: ChangeEffect): number =>
    effects.filter((effect) => effect === wanted).length;
  const unreadable = reports.filter(({ state }) => state === 'unreadable').length;
  return {
    schemaVersion: 1,
    outcome: unreadable > 0 ? 'unreadable' : effects.length > 0 ? 'drift' : 'in line',
    summary: {
      breaking: count('breaking'),
      additive: count('additive'),
      wordingOnly: count('wording only'),
      unreadablePages: unreadable,
    },
    pages: reports,
  };
}

function checkPage({ name, text }: PageText, specification: DocumentedSpecification): PageReport {
  let comparison: PageComparison;
  try {
    comparison = comparePage(parsePage(text), specification);
  } catch (error) {
    if (error instanceof UnreadablePageError) {
      return toUnreadable(name, { ...error.place, reason: error.message });
    }
    // What is nested without end exhausts the stack of any reader.
    if (error instanceof RangeError) {
      return toUnreadable(name, { reason: 'expected a page, but it is nested too deeply' });
    }
    throw error;
  }
  const { operation, operationId, changes } = comparison;
  return {
    page: name,
    state: changes.length > 0 ? 'drift' : 'in line',
    operation: { ...operation, operationId: operationId ?? null },
    findings: changes
      .map((change) => toFinding(change, specification))
      .sort((one, other) => rank(one) - rank(other) || one.pageLine - other.pageLine),
  };
}

function rank({ effect }: DriftFinding): number {
  return effectOrder.indexOf(effect);
}

function toFinding(
  { place, ...change }: Change,
  { locate }: DocumentedSpecification,
): DriftFinding {
  const { file, line } = locate(place);
  return { ...change, specificationFile: file, specificationLine: line };
}

function toUnreadable(page: string, error: NonNullable<PageReport['error']>): PageReport {
  return { page, state: 'unreadable', operation: null, error, findings: [] };
}
