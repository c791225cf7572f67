import { ProblemError } from '../problems/problem.ts';
import type { AdministrationParameter } from './administration-parameter.ts';
import { parameters, type AdministrationOperationId } from './generated/parameters.ts';
import { validators } from './generated/validators.js';

/** Parameters of path and query by their name; whole numbers as such. */
export type AdministrationValues = Readonly<Record<string, string | number>>;

/**
 * Reads the parameters of a request as the description of the administration port has them. A
 * parameter that is not described is refused: an answer without that filter would look like one with
 * it.
 *
 * @throws ProblemError `query-invalid` with all that is wrong
 */
export function readAdministrationRequest(
  operationId: AdministrationOperationId,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
): AdministrationValues {
  const known = parameters[operationId];
  const own = { path: toValues(known, path), query: toValues(known, Object.fromEntries(query)) };
  const faults = [
    ...findUnknown(known, query),
    ...findRepeated(known, query),
    ...findUnfit(operationId, own.path, 'path'),
    ...findUnfit(operationId, own.query, 'query'),
  ];
  if (faults.length > 0) throw queryInvalid(`${faults.join('. ')}.`);
  return { ...own.query, ...own.path };
}

export function queryInvalid(detail: string, cause?: unknown): ProblemError {
  return new ProblemError('query-invalid', { detail, proxyStatus: 'http_request_error', cause });
}

/** A number that is written as one; anything else stays a text, which no number is valid as. */
function toValues(
  known: readonly AdministrationParameter[],
  texts: Readonly<Record<string, string>>,
): AdministrationValues {
  const integers = new Set(known.filter(({ type }) => type === 'integer').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      integers.has(name) && /^\d{1,16}$/.test(text) ? Number(text) : text,
    ]),
  );
}

function findUnknown(
  known: readonly AdministrationParameter[],
  query: URLSearchParams,
): readonly string[] {
  const names = known.flatMap(({ name, in: place }) => (place === 'query' ? [name] : []));
  if ([...query.keys()].every((key) => names.includes(key))) return [];
  const remedy = names.length > 0 ? `use ${names.join(', ')}` : 'there is none to use';
  return [`There is a parameter that is unknown; ${remedy}`];
}

function findRepeated(
  known: readonly AdministrationParameter[],
  query: URLSearchParams,
): readonly string[] {
  return known
    .filter(({ name }) => query.getAll(name).length > 1)
    .map(({ name }) => `${name} may be given once`);
}

function findUnfit(
  operationId: AdministrationOperationId,
  values: AdministrationValues,
  place: 'path' | 'query',
): readonly string[] {
  const validate = validators[operationId][place];
  if (validate(values)) return [];
  const unfit = new Set(
    (validate.errors ?? []).map(({ instancePath, params }) => {
      const { missingProperty } = params;
      return typeof missingProperty === 'string' ? missingProperty : instancePath.slice(1);
    }),
  );
  return parameters[operationId]
    .filter(({ name }) => unfit.has(name))
    .map(({ name, shouldBe }) => `${name} should be ${shouldBe}`);
}
