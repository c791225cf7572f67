import type { Subject } from '@nexudus-toolkit/audit-log';
import type { Operation, PersonalDataClass } from '@nexudus-toolkit/validation';
import type { ValidRequest } from '../pipeline/access.ts';
import { findSubjectKind } from './people.ts';

/** What a request was narrowed to, by parameter: as it is, or what has to become a pseudonym. */
export type QueryFilters = Readonly<Record<string, number | string | Subject>>;

/** As Nexudus takes them: without seconds and zone. */
const wallClockTime = /^(?:from|to)_\w+ \d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The filters of a request. Numbers and times are as they were sent, times written as UTC; whatever
 * says who somebody is, or is a text, is a subject. An order is no filter.
 */
export function readFilters({ parameters }: Operation, { query }: ValidRequest): QueryFilters {
  const classes = new Map(parameters.map(({ name, personalData }) => [name, personalData]));
  return Object.fromEntries(
    Object.entries(query)
      .filter(([name]) => classes.has(name) && name !== 'orderBy')
      .map(([name, value]) => [name, toFilter(name, value, classes.get(name))]),
  );
}

function toFilter(
  name: string,
  value: string | number,
  personalDataClass: PersonalDataClass | null | undefined,
): QueryFilters[string] {
  const kind = findSubjectKind(name, personalDataClass);
  if (kind !== undefined) return { kind, value: String(value) };
  if (typeof value === 'number') return value;
  return toTime(name, value) ?? { kind: 'text', value };
}

function toTime(name: string, value: string): string | undefined {
  if (!wallClockTime.test(`${name} ${value}`)) return undefined;
  const time = new Date(`${value}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
