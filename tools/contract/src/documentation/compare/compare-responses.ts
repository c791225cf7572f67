import { isDocumentedBy } from '../contract/contract-document.ts';
import type { DocumentedOperation, DocumentedResponse } from '../contract/documented-operation.ts';
import type { SchemaShape } from '../contract/schema-shape.ts';
import type { DocumentationPage, PageField, PageResponse } from '../page/documentation-page.ts';
import type { Change } from './change.ts';
import { compareExample } from './compare-examples.ts';
import { compareFields } from './compare-fields.ts';

/** Compares the answers that a page describes with those of the operation. */
export function compareResponses(
  page: DocumentationPage,
  operation: DocumentedOperation,
  outsideTables: ReadonlySet<string>,
  line: number,
): readonly Change[] {
  const listed = new Set(page.responses.map(({ status }) => status));
  const removed = [...operation.responses.values()].filter(
    ({ status, evidence }) => !listed.has(status) && isDocumentedBy(evidence, operation.pageSource),
  );
  return [
    ...page.responses.flatMap((stated) => {
      const specified = operation.responses.get(stated.status);
      const status = compareStatus(stated, specified, operation);
      if (!specified) return status;
      return [...status, ...compareResponse(stated, specified, page, operation, outsideTables)];
    }),
    ...removed.map((response) => toRemoved(response, line)),
  ];
}

function compareStatus(
  { status, line }: PageResponse,
  specified: DocumentedResponse | undefined,
  { place, pageSource }: DocumentedOperation,
): readonly Change[] {
  const base = { kind: 'added', subject: `status ${status}`, pageLine: line } as const;
  const page = `answers ${status}`;
  if (!specified) {
    return [
      {
        ...base,
        aspect: 'presence',
        page,
        specification: 'not declared by number',
        effect: status.startsWith('2') ? 'breaking' : 'additive',
        place: [...place, 'responses'],
        fix: `add ${status} to the responses, citing ${pageSource ?? 'the page'} as documented`,
      },
    ];
  }
  if (specified.evidence.some(({ source }) => source === pageSource)) return [];
  const levels = [...new Set(specified.evidence.map(({ level }) => level))].join(' and ');
  return [
    {
      ...base,
      aspect: 'presence',
      page,
      specification: `declared, but not known from this page (${levels})`,
      effect: 'wording only',
      place: specified.place,
      fix: `cite ${pageSource ?? 'the page'} in the x-evidence of ${status}`,
    },
  ];
}

function toRemoved({ status, place }: DocumentedResponse, pageLine: number): Change {
  return {
    kind: 'removed',
    subject: `status ${status}`,
    aspect: 'presence',
    page: 'not described',
    specification: `answers ${status}`,
    effect: status.startsWith('2') ? 'breaking' : 'additive',
    pageLine,
    place,
    fix: `take ${status} out of the responses, or give it another source`,
  };
}

function compareResponse(
  stated: PageResponse,
  { status, body, hasExamples, evidence, place }: DocumentedResponse,
  { skeleton }: DocumentationPage,
  { pageSource }: DocumentedOperation,
  outsideTables: ReadonlySet<string>,
): readonly Change[] {
  const toSubject = (name: string): string => `response field ${name} (status ${status})`;
  const { fields, examples, line } = stated;
  if (!body) {
    if (fields.length + examples.length === 0) return [];
    return [
      {
        kind: 'added',
        subject: `body of status ${status}`,
        aspect: 'presence',
        page: fields.map(({ name }) => name).join(', ') || 'shown by an example',
        specification: 'no body is promised',
        effect: 'additive',
        pageLine: line,
        place,
        fix: `add the content of ${status}`,
      },
    ];
  }
  const context = {
    direction: 'response',
    toSubject,
    source: pageSource,
    outsideTables,
    line,
  } as const;
  // A rendered page has the fields within fields in its skeleton only.
  const isSuccess = status.startsWith('2');
  const grafted = isSuccess ? graftChildren(fields, skeleton.response) : fields;
  const changes = [
    ...compareFields(grafted, body, { ...context, complete: true }),
    ...(isSuccess ? compareFields(skeleton.response, body, { ...context, complete: false }) : []),
    ...examples.flatMap((example) => compareExample(example, body, context)),
  ];
  if (examples.length > 0 || !hasExamples || !isDocumentedBy(evidence, pageSource)) return changes;
  return [...changes, toLostExample(status, body, line)];
}

function graftChildren(
  fields: readonly PageField[],
  skeleton: readonly PageField[],
): readonly PageField[] {
  return fields.map((field) => ({
    ...field,
    children:
      field.children.length > 0
        ? field.children
        : (skeleton.find(({ name }) => name === field.name)?.children ?? []),
  }));
}

function toLostExample(status: string, { path }: SchemaShape, pageLine: number): Change {
  return {
    kind: 'removed',
    subject: `example of status ${status}`,
    aspect: 'example',
    page: 'no example',
    specification: 'an example is on record as documented',
    effect: 'wording only',
    pageLine,
    place: path,
    fix: 'move the example out of examples/documented, and give what only it shows another source',
  };
}
