import { isDocumentedBy, type Evidence } from '../contract/contract-document.ts';
import type { DocumentedOperation } from '../contract/documented-operation.ts';
import type { SchemaShape } from '../contract/schema-shape.ts';
import type { DocumentationPage, NamedValue, PageEnumeration } from '../page/documentation-page.ts';
import { findLooselyNamedValues, findNamedValues } from '../prose/stated-values.ts';
import { compareValueLists, describeValues } from './compare-values.ts';
import type { Change, Direction } from './change.ts';

interface SpecifiedEnumeration {
  readonly name: string;
  readonly shape: SchemaShape;
  readonly values: readonly NamedValue[];
  readonly direction: Direction;
  readonly evidence: readonly Evidence[];
  readonly place: Change['place'];
}

/** Compares the tables of values on a page with the values that the operation's fields name. */
export function compareEnumerations(
  page: DocumentationPage,
  operation: DocumentedOperation,
  line: number,
): readonly Change[] {
  const specified = listEnumerations(operation);
  const changes = page.enumerations.flatMap((table) => {
    const match = findMatch(table, specified);
    if (!match) return [toUnknown(table, operation)];
    return compareValueLists(table.values, match.values, table.line, {
      ...match,
      subject: `values of ${match.name}`,
    });
  });
  if (page.enumerations.length > 0 || namesValuesInProse(page)) return changes;
  const lost = specified.find(({ evidence }) =>
    isStrictlyDocumented(evidence, operation.pageSource),
  );
  if (!lost) return changes;
  return [
    ...changes,
    {
      kind: 'removed',
      subject: `values of ${lost.name}`,
      aspect: 'values',
      page: 'no values named',
      specification: describeValues(lost.values),
      effect: 'wording only',
      pageLine: line,
      place: lost.place,
      fix: 'give the values another source',
    },
  ];
}

/** Every list of named values of the operation once; a request that carries it counts first. */
function listEnumerations(operation: DocumentedOperation): readonly SpecifiedEnumeration[] {
  const found = new Map<string, SpecifiedEnumeration>();
  const add = (
    name: string,
    shape: SchemaShape,
    direction: Direction,
    evidence: readonly Evidence[],
    place: Change['place'],
  ): void => {
    const values = shape.values?.named.filter((one) => one.name !== '') ?? [];
    const key = JSON.stringify(values);
    if (values.length === 0 || found.has(key)) return;
    found.set(key, { name, shape, values, direction, evidence, place });
  };
  for (const { name, shape, evidence, place } of operation.parameters.values()) {
    add(name, shape, 'request', evidence, place);
  }
  for (const [name, shape] of operation.requestBody?.properties ?? []) {
    add(name, shape, 'request', shape.evidence, shape.path);
  }
  for (const { status, body } of operation.responses.values()) {
    if (!status.startsWith('2')) continue;
    for (const [name, shape] of listProperties(body)) {
      add(name, shape, 'response', shape.evidence, shape.path);
    }
  }
  return [...found.values()];
}

function listProperties(
  shape: SchemaShape | undefined,
): readonly (readonly [string, SchemaShape])[] {
  if (!shape) return [];
  return [...shape.properties].flatMap(([name, property]) => [
    [name, property] as const,
    ...listProperties(property.items),
  ]);
}

function findMatch(
  { values }: PageEnumeration,
  specified: readonly SpecifiedEnumeration[],
): SpecifiedEnumeration | undefined {
  return (
    specified.find((one) =>
      one.values.some(({ name }) => values.some((other) => other.name === name)),
    ) ?? specified[0]
  );
}

function toUnknown(table: PageEnumeration, { place, pageSource }: DocumentedOperation): Change {
  return {
    kind: 'added',
    subject: 'enumeration',
    aspect: 'values',
    page: describeValues(table.values),
    specification: 'no field of the operation names values',
    effect: 'additive',
    pageLine: table.line,
    place,
    fix: `add x-extensible-enum to the field that takes them, citing ${pageSource ?? 'the page'}`,
  };
}

function namesValuesInProse({ parameters, requestFields, responses }: DocumentationPage): boolean {
  const fields = [...parameters, ...requestFields, ...responses.flatMap(({ fields }) => fields)];
  return fields.some(({ description }) =>
    [...findNamedValues(description), ...findLooselyNamedValues(description)].some(
      ({ name }) => !/^(as|des)cending$/.test(name),
    ),
  );
}

// A page that is only cited as published is not known sentence by sentence.
function isStrictlyDocumented(evidence: readonly Evidence[], source: string | undefined): boolean {
  return isDocumentedBy(
    evidence.filter(({ level }) => level === 'documented'),
    source,
  );
}
