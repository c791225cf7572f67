import { isDocumentedBy } from '../contract/contract-document.ts';
import type { DocumentedOperation, DocumentedParameter } from '../contract/documented-operation.ts';
import type { DocumentationPage, PageParameter } from '../page/documentation-page.ts';
import { findStatedDefault } from '../prose/stated-default.ts';
import type { Change } from './change.ts';
import { compareStatedType } from './compare-fields.ts';
import { compareDatePattern } from './compare-format.ts';
import { compareStatedValues, listSpecifiedValues, listStatedValues } from './compare-values.ts';
import { describeType } from './type-effect.ts';

// OpenAPI has these described by other means than parameters.
const headersOfOtherMeans = new Set(['authorization', 'content-type', 'accept']);

/** Compares the parameters that a page lists with those of the operation. */
export function compareParameters(
  page: DocumentationPage,
  operation: DocumentedOperation,
  line: number,
): readonly Change[] {
  const listed = page.parameters.filter(
    (one) => !(one.in === 'header' && headersOfOtherMeans.has(one.name.toLowerCase())),
  );
  const renamed = findRenamedPathParameter(listed, operation);
  const changes = listed.flatMap((stated) => {
    const specified = operation.parameters.get(stated.name);
    if (specified) return compareParameter(stated, specified, operation.pageSource);
    if (stated === renamed?.stated) return renamed.changes;
    return [toAdded(stated, operation)];
  });
  const names = new Set(listed.map(({ name }) => name));
  const removed = [...operation.parameters.values()].filter(
    (one) =>
      !names.has(one.name) &&
      one !== renamed?.specified &&
      isDocumentedBy(one.evidence, operation.pageSource),
  );
  return [...changes, ...removed.map((parameter) => toRemoved(parameter, line))];
}

function toAdded(stated: PageParameter, { place, pageSource }: DocumentedOperation): Change {
  const { name, required, type = 'any' } = stated;
  return {
    kind: 'added',
    subject: `${stated.in} parameter ${name}`,
    aspect: 'presence',
    page: `${type}${required ? ', required' : ''}`,
    specification: 'unknown',
    effect: required ? 'breaking' : 'additive',
    pageLine: stated.line,
    place: [...place, 'parameters'],
    fix: `add the ${stated.in} parameter ${name} (${type}), citing ${pageSource ?? 'the page'} as documented`,
  };
}

function toRemoved(parameter: DocumentedParameter, pageLine: number): Change {
  return {
    kind: 'removed',
    subject: `${parameter.in} parameter ${parameter.name}`,
    aspect: 'presence',
    page: 'not listed',
    specification: describeType(parameter.shape),
    effect: 'breaking',
    pageLine,
    place: parameter.place,
    fix: `take ${parameter.name} out of the parameters, or give it another source`,
  };
}

/** The name of a parameter in the path is not sent, so another name changes no request. */
function findRenamedPathParameter(
  listed: readonly PageParameter[],
  { parameters }: DocumentedOperation,
):
  | {
      readonly stated: PageParameter;
      readonly specified: DocumentedParameter;
      readonly changes: readonly Change[];
    }
  | undefined {
  const names = new Set(listed.map(({ name }) => name));
  const unknown = listed.filter((one) => one.in === 'path' && !parameters.has(one.name));
  const unlisted = [...parameters.values()].filter(
    (one) => one.in === 'path' && !names.has(one.name),
  );
  const [stated, specified] = [unknown[0], unlisted[0]];
  if (!stated || !specified || unknown.length !== 1 || unlisted.length !== 1) return undefined;
  const change: Change = {
    kind: 'changed',
    subject: `path parameter ${specified.name}`,
    aspect: 'presence',
    page: `named ${stated.name}`,
    specification: `named ${specified.name}`,
    effect: 'wording only',
    pageLine: stated.line,
    place: specified.place,
    fix: `rename the parameter to ${stated.name}, in the path too`,
  };
  const others = compareParameter({ ...stated, name: specified.name }, specified, undefined);
  return { stated, specified, changes: [change, ...others] };
}

function compareParameter(
  stated: PageParameter,
  specified: DocumentedParameter,
  source: string | undefined,
): readonly Change[] {
  const { name, shape, description } = specified;
  const subject = `${specified.in} parameter ${name}`;
  const base = { kind: 'changed', subject, pageLine: stated.line, place: specified.place } as const;
  const changes: Change[] = [];
  if (stated.in !== specified.in) {
    changes.push({
      ...base,
      aspect: 'location',
      page: `in the ${stated.in}`,
      specification: `in the ${specified.in}`,
      effect: 'breaking',
      fix: `set in: ${stated.in}`,
    });
  }
  const type = compareStatedType(stated, shape, 'request', true);
  if (type) {
    const fix = `set the type of ${name} to ${type.page}`;
    changes.push({
      ...base,
      place: shape.path,
      aspect: 'type',
      ...type,
      specification: describeType(shape),
      fix,
    });
  }
  if (stated.required !== specified.required) {
    changes.push({
      ...base,
      aspect: 'required',
      page: stated.required ? 'required' : 'optional',
      specification: specified.required ? 'required' : 'optional',
      effect: stated.required ? 'breaking' : 'additive',
      fix: `set required: ${String(stated.required)}`,
    });
  }
  const fallback = stated.default ?? findStatedDefault(stated.description);
  if (fallback?.trim() !== specified.default) {
    changes.push({
      ...base,
      kind:
        fallback === undefined ? 'removed' : specified.default === undefined ? 'added' : 'changed',
      aspect: 'default',
      place: shape.path,
      page: fallback === undefined ? 'no default' : `default ${fallback}`,
      specification:
        specified.default === undefined ? 'no default' : `default ${specified.default}`,
      effect: specified.default === undefined ? 'additive' : 'breaking',
      fix: fallback === undefined ? 'take the default out' : `set default: ${fallback}`,
    });
  }
  changes.push(...compareDatePattern(stated, description, shape.path, subject));
  const owner = { subject, direction: 'request', place: shape.path, shape } as const;
  changes.push(...compareStatedValues(stated, description, owner));
  return [...changes, ...findLostMeaning(stated, specified, base, source)];
}

/** Values that only the description of a parameter names, such as directions, and names no more. */
function findLostMeaning(
  stated: PageParameter,
  { shape, description, evidence }: DocumentedParameter,
  base: Pick<Change, 'subject' | 'pageLine' | 'place'>,
  source: string | undefined,
): readonly Change[] {
  // Values with names of their own may stand in a table instead.
  if (shape.values === undefined || shape.values.extensible) return [];
  if (!isDocumentedBy(evidence, source) || listStatedValues(stated, shape).length > 0) return [];
  const specification = listSpecifiedValues(shape, description)
    .map(({ value, name }) => (name === '' ? value : `${value} = ${name}`))
    .join(', ');
  return [
    {
      ...base,
      kind: 'removed',
      place: shape.path,
      aspect: 'values',
      page: 'no values named',
      specification,
      effect: 'wording only',
      fix: 'give the values another source',
    },
  ];
}
