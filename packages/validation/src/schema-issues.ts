import type { ValidationIssue } from './validation-issue.ts';
import type { SchemaError, SchemaValidator } from './operation-validators.ts';

/** Keywords that only say that a schema beneath them failed; that one has its own finding. */
const summaries = new Set(['allOf', 'anyOf', 'oneOf', 'if', '$ref']);

/** Runs a compiled validator and puts its findings into the API's own words. */
export function toIssues(
  location: ValidationIssue['location'],
  value: unknown,
  validate: SchemaValidator,
): readonly ValidationIssue[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const relevant = withoutForeignBranches(errors).filter(({ keyword }) => !summaries.has(keyword));
  return (relevant.length > 0 ? relevant : errors).map((error) => toIssue(location, value, error));
}

/**
 * A union tagged by a constant (`WasSuccessful`, `grant_type`) fails in all its branches. What the
 * branches say whose tag does not match is of no use to anyone, as long as one branch matches.
 */
function withoutForeignBranches(errors: readonly SchemaError[]): readonly SchemaError[] {
  const unions = errors.filter(({ keyword }) => keyword === 'oneOf');
  if (unions.length === 0) return errors;
  const toBranch = ({ schemaPath }: SchemaError) =>
    schemaPath.slice(
      0,
      schemaPath.search(/\/(?:properties|required|type|additionalProperties|const)\b|$/),
    );
  const foreign = new Set(errors.filter(({ keyword }) => keyword === 'const').map(toBranch));
  const matching = errors.filter(
    (error) => error.keyword !== 'oneOf' && !foreign.has(toBranch(error)),
  );
  return matching.length > 0 ? matching : errors;
}

function toIssue(
  location: ValidationIssue['location'],
  root: unknown,
  error: SchemaError,
): ValidationIssue {
  const property = error.params['missingProperty'] ?? error.params['additionalProperty'];
  const pointer =
    typeof property === 'string'
      ? `${error.instancePath}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`
      : error.instancePath;
  const keys = toKeys(pointer);
  return {
    location,
    pointer,
    propertyName: keys.join('.') || 'Body',
    message: toMessage(error),
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

function toMessage({ keyword, params, message }: SchemaError): string {
  switch (keyword) {
    case 'required':
      return 'is a required field';
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is not a field that this operation takes';
    case 'type':
      return `must be of type ${[params['type']].flat().join(' or ')}`;
    case 'enum':
      return `must be one of ${[params['allowedValues']].flat().join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}`;
    default:
      return message ?? `does not satisfy ${keyword}`;
  }
}
