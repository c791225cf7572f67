import type { AuditFilter } from '@nexudus-toolkit/audit-log';
import { ProblemError } from '../problems/problem.ts';

/** Which entries, and which part of them. */
export interface AuditEntriesQuery {
  readonly filter: AuditFilter;
  /** Only entries with a higher sequence. */
  readonly after: number;
  readonly limit: number;
}

const maxEntries = 1_000;
const defaultLimit = 100;

const identifier = /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}$/;
const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

interface Parameter {
  readonly shouldBe: string;
  readonly fits: (value: string) => boolean;
}

const name: Parameter = {
  shouldBe: 'a name: letters, digits, "_", "-", "." or ":"',
  fits: (value) => identifier.test(value),
};
const instant: Parameter = {
  shouldBe: 'a time with its zone, such as 2026-11-20 or 2026-11-20T08:00Z',
  fits: (value) => time.test(value) && !Number.isNaN(Date.parse(value)),
};
const wholeNumber = (minimum: number, maximum = Number.MAX_SAFE_INTEGER): Parameter => ({
  shouldBe: `a whole number, ${minimum} ${
    maximum === Number.MAX_SAFE_INTEGER ? 'or more' : `to ${maximum}`
  }`,
  fits: (value) => /^\d{1,16}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum,
});

/** The filters of the command line (`npm run audit -- query`), and what turns pages. */
const parameters = new Map<string, Parameter>([
  ['consumer', name],
  ['operation', name],
  ['request-id', name],
  ['record', wholeNumber(0)],
  ['since', instant],
  ['until', instant],
  ['last', wholeNumber(1, maxEntries)],
  ['after', wholeNumber(0)],
  ['limit', wholeNumber(1, maxEntries)],
]);

/**
 * Reads the query of `GET /audit/entries`.
 *
 * @throws ProblemError `query-invalid` with all that is wrong
 */
export function parseAuditEntriesQuery(query: URLSearchParams): AuditEntriesQuery {
  const faults = [...findFaults(query)];
  if (faults.length > 0)
    throw new ProblemError('query-invalid', {
      detail: `${faults.join('. ')}.`,
      proxyStatus: 'http_request_error',
    });
  const read = <Value>(key: string, to: (text: string) => Value) => {
    const value = query.get(key);
    return value === null ? undefined : to(value);
  };
  const toDate = (text: string) => new Date(text);
  const filter = {
    ...{ consumer: read('consumer', String), operation: read('operation', String) },
    ...{ requestId: read('request-id', String), recordId: read('record', Number) },
    ...{ since: read('since', toDate), until: read('until', toDate), last: read('last', Number) },
  };
  return {
    filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    after: read('after', Number) ?? 0,
    limit: read('last', Number) ?? read('limit', Number) ?? defaultLimit,
  };
}

function* findFaults(query: URLSearchParams): Generator<string> {
  if ([...query.keys()].some((key) => !parameters.has(key)))
    yield `There is a parameter that is unknown; use ${[...parameters.keys()].join(', ')}`;
  for (const [key, { shouldBe, fits }] of parameters) {
    const values = query.getAll(key);
    if (values.length > 1) yield `${key} may be given once`;
    else if (!values.every(fits)) yield `${key} should be ${shouldBe}`;
  }
  if (query.has('last') && (query.has('after') || query.has('limit')))
    yield 'last asks for the latest entries at once, so after and limit do not go with it';
}
