import type { DocumentedOperation } from '../contract/documented-operation.ts';
import type { DocumentationPage } from '../page/documentation-page.ts';
import type { Change } from './change.ts';
import { compareExample } from './compare-examples.ts';
import { compareFields } from './compare-fields.ts';

/** Compares the request fields that a page lists, and the bodies it shows, with those of the operation. */
export function compareRequestBody(
  page: DocumentationPage,
  { requestBody, pageSource, place }: DocumentedOperation,
  outsideTables: ReadonlySet<string>,
  line: number,
): readonly Change[] {
  const { requestFields, requestExamples, skeleton } = page;
  const toSubject = (name: string): string => `request field ${name}`;
  if (!requestBody) {
    return requestFields.map(({ name, type = 'any', required, line }) => ({
      kind: 'added',
      subject: toSubject(name),
      aspect: 'presence',
      page: `${type}${required ? ', required' : ''}`,
      specification: 'the operation takes no body',
      effect: required ? 'breaking' : 'additive',
      pageLine: line,
      place,
      fix: `add a requestBody with ${name} (${type})`,
    }));
  }
  const context = {
    direction: 'request',
    toSubject,
    source: pageSource,
    outsideTables,
    line,
  } as const;
  return [
    ...compareFields(requestFields, requestBody, { ...context, complete: true }),
    ...compareFields(skeleton.request, requestBody, { ...context, complete: false }),
    ...requestExamples.flatMap((example) => compareExample(example, requestBody, context)),
  ];
}
