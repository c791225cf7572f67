import {
  listFieldsOutsideTables,
  type DocumentedSpecification,
} from '../contract/documented-specification.ts';
import {
  listDocumentedOperations,
  type DocumentedOperation,
} from '../contract/documented-operation.ts';
import type { DocumentationPage, PageOperation } from '../page/documentation-page.ts';
import { UnreadablePageError } from '../page/unreadable-page-error.ts';
import { findRoles } from '../prose/authorization.ts';
import type { Change } from './change.ts';
import { compareAuthorization } from './compare-authorization.ts';
import { compareEnumerations } from './compare-enumerations.ts';
import { comparePartialRecords } from './compare-partial-records.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareRequestBody } from './compare-request-body.ts';
import { compareResponses } from './compare-responses.ts';
import { compareSamples } from './compare-samples.ts';
import { findNearestOperation, isSameOperation, toPathTemplate } from './find-operation.ts';

/** What a page says otherwise than the specification. */
export interface PageComparison {
  /** In capitals, and with its ids as parameters. */
  readonly operation: { readonly method: string; readonly path: string };
  /** Undefined if the specification lacks the operation. */
  readonly operationId: string | undefined;
  readonly changes: readonly Change[];
}

/**
 * Compares a page with the operation that it describes.
 *
 * @throws UnreadablePageError if it describes none
 */
export function comparePage(
  page: DocumentationPage,
  specification: DocumentedSpecification,
): PageComparison {
  const operations = listDocumentedOperations(specification.document);
  const roles = findRoles(page.prose).map(({ name }) => name);
  const { operation, line } = findDescribed(page, operations, roles);
  const strangers = findStrangers(page, operations, roles, operation);
  if (!operation) {
    const [first] = page.operations;
    if (!first) {
      throw new UnreadablePageError(
        'expected the page of an operation, but it names no method and path, and shows no request',
      );
    }
    return {
      operation: { method: first.method, path: toPathTemplate(first.path) },
      operationId: undefined,
      changes: strangers,
    };
  }
  const outsideTables = listFieldsOutsideTables(specification, operation.pageSource);
  return {
    operation: { method: operation.method, path: operation.path },
    operationId: operation.operationId,
    changes: withoutRepetition([
      ...strangers,
      ...compareAuthorization(page, operation, operations, line),
      ...compareParameters(page, operation, line),
      ...compareEnumerations(page, operation, line),
      ...compareRequestBody(page, operation, outsideTables, line),
      ...compareResponses(page, operation, outsideTables, line),
      ...comparePartialRecords(page, operation, operations, line),
      ...compareSamples(page, operation),
    ]),
  };
}

function findDescribed(
  { operations: stated }: DocumentationPage,
  operations: readonly DocumentedOperation[],
  roles: readonly string[],
): { readonly operation: DocumentedOperation | undefined; readonly line: number } {
  const known = stated.flatMap((one) => {
    const operation = operations.find((other) => isSameOperation(one, other));
    return operation ? [{ operation, line: one.line }] : [];
  });
  const byRole = (operation: DocumentedOperation): boolean =>
    operation.roles.some((role) => roles.includes(role));
  const chosen = known.find(({ operation }) => byRole(operation)) ?? known[0];
  if (chosen) return chosen;
  // Without any request on the page, the role still tells which operation it is about.
  const operation = stated.length === 0 ? operations.find(byRole) : undefined;
  return { operation, line: stated[0]?.line ?? 1 };
}

/** Operations that the page names in its head or its samples, and that are not the one it describes. */
function findStrangers(
  { operations: stated, form }: DocumentationPage,
  operations: readonly DocumentedOperation[],
  roles: readonly string[],
  described: DocumentedOperation | undefined,
): readonly Change[] {
  const strangers = stated.filter((one, index) => {
    if (described && isSameOperation(one, described)) return false;
    // A sample may well show another operation, but the head of a page may not.
    return (
      (form === 'rendered' && index === 0) ||
      !operations.some((other) => isSameOperation(one, other))
    );
  });
  return withoutRepetition(
    strangers.map((one) => {
      const nearest = described ?? findNearestOperation(one, operations, roles);
      const known = operations.find((other) => isSameOperation(one, other));
      return toStranger(one, nearest, known);
    }),
  );
}

function toStranger(
  { method, path, line }: PageOperation,
  nearest: DocumentedOperation | undefined,
  known: DocumentedOperation | undefined,
): Change {
  const name = `${method} ${toPathTemplate(path)}`;
  return {
    kind: nearest ? 'changed' : 'added',
    subject: `operation ${name}`,
    aspect: 'operation',
    page: name,
    specification: nearest
      ? `${known ? `that is ${known.operationId}` : 'lacks the operation'}; the page is that of ${nearest.method} ${nearest.path}`
      : 'lacks the operation, and has no path that is similar',
    effect: nearest ? 'breaking' : 'additive',
    pageLine: line,
    place: nearest?.place ?? ['paths'],
    fix: nearest
      ? `move ${nearest.operationId} to ${name}, or add the operation beside it`
      : `add ${name} to the paths, or leave the page out of the check`,
  };
}

/** Each statement once, as the first that makes it does. */
function withoutRepetition(changes: readonly Change[]): readonly Change[] {
  const seen = new Set<string>();
  return changes.filter(({ subject, aspect }) => {
    const key = JSON.stringify([subject, aspect]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
