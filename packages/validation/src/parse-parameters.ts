import type { Operation, Parameter } from './operation.ts';
import { parseQuery } from './parse-query.ts';
import { firstOfEach, toIssues, toPointer } from './schema-issues.ts';
import { suggestParameters } from './suggestion.ts';
import type { ValidationIssue } from './validation-issue.ts';
import { validators } from './generated/validators.js';

type ParameterValues = Readonly<Record<string, string | number>>;

export interface RequestParameters {
  /** Path parameters as the path carries them, still percent-encoded. */
  readonly path: Readonly<Record<string, string>>;
  /** The query string, with or without its question mark, still percent-encoded. */
  readonly search: string;
  readonly headers: Headers;
  /** Whether a query parameter that the operation lacks is an issue (`refuse`) or skipped. */
  readonly unknownQuery: 'refuse' | 'ignore';
}

export interface ParsedParameters {
  /** Values by parameter name, integers as numbers. Complete only if there are no issues. */
  readonly path: ParameterValues;
  readonly query: ParameterValues;
  readonly header: ParameterValues;
  /** Everything that is wrong, not just the first. */
  readonly issues: readonly ValidationIssue[];
}

const unreadable = 'is not percent-encoded UTF-8; encode each name and value';

const integer = /^-?(?:0|[1-9]\d*)$/;

/** Reads and validates the path, query and header parameters of a request to `operation`. */
export function parseParameters(
  operation: Operation,
  request: RequestParameters,
): ParsedParameters {
  const issues: ValidationIssue[] = [];
  const collect = (location: Parameter['in'], given: ReadonlyMap<string, readonly string[]>) =>
    readLocation(operation, location, given, issues);

  const { parameters, isUnreadable } = parseQuery(request.search);
  if (isUnreadable) issues.push(toIssue('query', 'Query', unreadable, request.search));
  if (request.unknownQuery === 'refuse') refuseUnknown(operation, parameters, issues);

  const values = {
    path: collect('path', readPath(request.path, issues)),
    query: collect('query', parameters),
    header: collect('header', readHeaders(operation, request.headers)),
  };
  return { ...values, issues: firstOfEach(issues) };
}

function readPath(
  encoded: Readonly<Record<string, string>>,
  issues: ValidationIssue[],
): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const [name, text] of Object.entries(encoded)) {
    try {
      values.set(name, [decodeURIComponent(text)]);
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
      issues.push(toIssue('path', name, 'is not percent-encoded UTF-8', text));
    }
  }
  return values;
}

function readHeaders(
  operation: Operation,
  headers: Headers,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    operation.parameters
      .filter((parameter) => parameter.in === 'header')
      .flatMap(({ name }) => {
        const value = headers.get(name);
        return value === null ? [] : [[name, [value]] as const];
      }),
  );
}

function refuseUnknown(
  operation: Operation,
  given: ReadonlyMap<string, readonly string[]>,
  issues: ValidationIssue[],
): void {
  const known = new Set(
    operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
  );
  const suggest = suggestParameters(operation.id);
  for (const [name, [value]] of given)
    if (!known.has(name)) {
      const message = `is not a parameter of ${operation.id}${suggest(name)}`;
      issues.push(toIssue('query', name, message, value));
    }
}

function readLocation(
  operation: Operation,
  location: Parameter['in'],
  given: ReadonlyMap<string, readonly string[]>,
  issues: ValidationIssue[],
): ParameterValues {
  const values: Record<string, string | number> = {};
  for (const parameter of operation.parameters) {
    const texts = parameter.in === location ? given.get(parameter.name) : undefined;
    const [text] = texts ?? [];
    if (texts === undefined || text === undefined) continue;
    const message = findFault(parameter, texts.length, text);
    if (message === undefined) {
      values[parameter.name] = parameter.type === 'integer' ? Number(text) : text;
    } else {
      issues.push(toIssue(location, parameter.name, message, texts.join(', ')));
    }
  }
  issues.push(...toIssues(location, values, validators[operation.id][location]));
  return values;
}

function findFault(parameter: Parameter, count: number, text: string): string | undefined {
  if (count > 1) return `is given ${count} times; give it once`;
  if (parameter.type !== 'integer') return undefined;
  if (!integer.test(text)) return 'must be an integer, in decimal digits';
  if (!Number.isSafeInteger(Number(text))) return 'must be an integer of at most 2^53 - 1';
  return undefined;
}

function toIssue(
  location: Parameter['in'],
  propertyName: string,
  message: string,
  attemptedValue: unknown,
): ValidationIssue {
  return { location, pointer: toPointer(propertyName), propertyName, message, attemptedValue };
}
