import { isDocumentedBy } from '../contract/contract-document.ts';
import type { DocumentedOperation } from '../contract/documented-operation.ts';
import type { SchemaShape } from '../contract/schema-shape.ts';
import type { DocumentationPage } from '../page/documentation-page.ts';
import { findFieldsSearchResultsLack, findUpdateRecipe } from '../prose/partial-records.ts';
import type { Change } from './change.ts';

/** Compares which fields a page says its search results lack with what their schema lacks. */
export function comparePartialRecords(
  page: DocumentationPage,
  operation: DocumentedOperation,
  operations: readonly DocumentedOperation[],
  line: number,
): readonly Change[] {
  const search = findRecords(operation);
  const full = operations.find(
    ({ method, path }) =>
      method === 'GET' &&
      path.replace(/\/\{[^/]*\}$/, '') === operation.path &&
      path !== operation.path,
  );
  const record = full && [...full.responses.values()].find(({ status }) => status.startsWith('2'));
  if (!search || !full || !record?.body) return [];
  const [name, records] = search;
  const known = [...record.body.properties.keys()].filter(
    (field) => !records.properties.has(field),
  );
  const title = new Set(`${page.title ?? ''} ${full.operationId} ${name}`.match(/\w+/g) ?? []);
  const entity = operation.roles.map((role) => role.split('-')[0] ?? '');
  const stated = findFieldsSearchResultsLack(
    page.prose,
    (word) => title.has(word) || entity.some((one) => one === word || `${one}s` === word),
  );
  const changes: Change[] = [];
  for (const { name: field, line } of stated) {
    if (known.includes(field)) continue;
    changes.push({
      kind: 'removed',
      subject: `search result field ${name}[].${field}`,
      aspect: 'presence',
      page: 'not in search results',
      specification: records.properties.has(field) ? 'in every search result' : 'unknown',
      effect: 'breaking',
      pageLine: line,
      place: [...records.path, 'properties', field],
      fix: `move ${field} from the summary to the full record`,
    });
  }
  const isDocumented =
    records.evidence.length === 0 || isDocumentedBy(records.evidence, operation.pageSource);
  if (!isDocumented) return changes;
  for (const field of known) {
    if (stated.some((one) => one.name === field) || mentionsAsPartial(page, field)) continue;
    changes.push({
      kind: 'added',
      subject: `search result field ${name}[].${field}`,
      aspect: 'presence',
      page: stated.length === 0 ? 'nothing is said to be lacking' : 'not said to be lacking',
      specification: 'not in search results',
      effect: 'additive',
      pageLine: stated[0]?.line ?? line,
      place: records.path,
      fix: `move ${field} from the full record to the summary`,
    });
  }
  if (findUpdateRecipe(page.prose) === undefined)
    changes.push(toLostRecipe(operations, operation, line));
  return changes;
}

/** The list of records in a page of results. */
function findRecords(operation: DocumentedOperation): readonly [string, SchemaShape] | undefined {
  if (operation.method !== 'GET') return undefined;
  const { body } =
    [...operation.responses.values()].find(({ status }) => status.startsWith('2')) ?? {};
  for (const [name, { items }] of body?.properties ?? []) {
    if (items && items.properties.size > 0) return [name, items];
  }
  return undefined;
}

// However it is worded: a sentence on partial records that has the name of the field.
function mentionsAsPartial({ prose }: DocumentationPage, field: string): boolean {
  const word = new RegExp(`\\b${field}\\b`);
  return prose.some(
    ({ text }) =>
      word.test(text) && /\b(partial|summar\w+|full record|listing|complete record)\b/i.test(text),
  );
}

function toLostRecipe(
  operations: readonly DocumentedOperation[],
  { path, place }: DocumentedOperation,
  pageLine: number,
): Change {
  const update = operations.find((one) => one.method === 'PUT' && one.path === path);
  return {
    kind: 'removed',
    subject: 'recipe for updates',
    aspect: 'rule',
    page: 'not said',
    specification: 'read the full record, change it and send all of it back',
    effect: 'wording only',
    pageLine,
    place: update?.place ?? place,
    fix: 'give the rule another source',
  };
}
