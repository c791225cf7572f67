import type { ValidationIssue } from './validation-issue.ts';
import type { SchemaError, SchemaValidator } from './operation-validators.ts';
import type { Suggest } from './suggestion.ts';

/** Keywords that only say that a schema beneath them failed; that one has its own finding. */
const summaries = new Set(['if', 'oneOf', 'anyOf']);

/**
 * Runs a compiled validator and puts its findings, one for each value, into the API's own words.
 *
 * @param suggest what to say after the name of a field that is not known; nothing if left out
 */
export function toIssues(
  location: ValidationIssue['location'],
  value: unknown,
  validate: SchemaValidator,
  suggest: Suggest = () => '',
): readonly ValidationIssue[] {
  const errors = findErrors(validate, value);
  return firstOfEach(errors.map((error) => toIssue(location, value, error, suggest)));
}

/** Runs a compiled validator and keeps the findings that say what is wrong. */
export function findErrors(validate: SchemaValidator, value: unknown): readonly SchemaError[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const causes = errors.filter(({ keyword }) => !summaries.has(keyword));
  return causes.length > 0 ? causes : errors;
}

/** The place that a finding is about, a field that is missing or too much included. */
export function readPointer({ instancePath, params }: SchemaError): string {
  const property = params['missingProperty'] ?? readUnknownProperty(params);
  return typeof property === 'string' ? `${instancePath}${toPointer(property)}` : instancePath;
}

function readUnknownProperty(params: SchemaError['params']): unknown {
  return params['additionalProperty'] ?? params['unevaluatedProperty'];
}

/** JSON pointer (RFC 6901) of a property of the root. */
export function toPointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Keeps the first issue of each value: what else is wrong with it follows from the first. */
export function firstOfEach(issues: readonly ValidationIssue[]): readonly ValidationIssue[] {
  const byPlace = new Map<string, ValidationIssue>();
  for (const issue of issues) {
    const place = `${issue.location}${issue.pointer}`;
    if (!byPlace.has(place)) byPlace.set(place, issue);
  }
  return [...byPlace.values()];
}

function toIssue(
  location: ValidationIssue['location'],
  root: unknown,
  error: SchemaError,
  suggest: Suggest,
): ValidationIssue {
  const pointer = readPointer(error);
  const keys = toKeys(pointer);
  return {
    location,
    pointer,
    propertyName: keys.join('.') || 'Body',
    message: toMessage(error, suggest),
    attemptedValue: find(root, keys) ?? null,
  };
}

function toKeys(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function find(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<string, unknown>>)[key]
        : undefined,
    root,
  );
}

const forms = new Map([
  ['date-minute', 'YYYY-MM-DDTHH:mm'],
  ['date-time', 'YYYY-MM-DDTHH:mm:ssZ (RFC 3339)'],
]);

function toMessage({ keyword, params, message }: SchemaError, suggest: Suggest): string {
  switch (keyword) {
    case 'required':
      return 'is a required field';
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `is not a field that this operation takes${suggest(String(readUnknownProperty(params)))}`;
    case 'type':
      return `must be of type ${[params['type']].flat().join(' or ')}`;
    case 'enum':
      return `must be one of ${[params['allowedValues']].flat().join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}`;
    case 'format':
    case 'pattern':
      return `must have the form ${forms.get(String(params['format'])) ?? String(params[keyword])}`;
    default:
      return message ?? `does not satisfy ${keyword}`;
  }
}
