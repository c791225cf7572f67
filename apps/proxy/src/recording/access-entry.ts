import type { AuditRecord, AuditRecords, Pseudonyms, Subject } from '@nexudus-toolkit/audit-log';
import type { QueryFilters } from './query-filters.ts';

/** The records of an access, with whom they are about still by their names. */
export interface AccessedRecords extends Omit<AuditRecords, 'subjects'> {
  readonly people: readonly Subject[];
}

/** An entry before the people in it have got their pseudonyms. */
export interface AccessEntry extends Omit<AuditRecord, 'filters' | 'records'> {
  readonly filters?: QueryFilters;
  readonly records?: AccessedRecords;
}

/**
 * Puts pseudonyms in the place of people.
 *
 * @throws if there are none to be had: such an entry cannot be written
 */
export async function withPseudonyms(
  { filters, records, ...entry }: AccessEntry,
  pseudonyms: Pick<Pseudonyms, 'identify'>,
): Promise<AuditRecord> {
  const sought = Object.values(filters ?? {}).filter((value) => typeof value === 'object');
  const everybody = [...sought, ...(records?.people ?? [])];
  const identified = everybody.length === 0 ? [] : await pseudonyms.identify(everybody);
  const known = new Map(everybody.map((subject, index) => [subject, identified[index]]));
  const toPseudonym = (subject: Subject): string => {
    const pseudonym = known.get(subject);
    if (pseudonym === undefined) throw new Error('A pseudonym is missing');
    return pseudonym;
  };
  return {
    ...entry,
    ...(filters && {
      filters: Object.fromEntries(
        Object.entries(filters).map(([name, value]) => [
          name,
          typeof value === 'object' ? toPseudonym(value) : value,
        ]),
      ),
    }),
    ...(records && { records: withSubjects(records, toPseudonym) }),
  };
}

/** In the order of the pseudonyms, so that it does not tell which record is about whom. */
function withSubjects(
  { people, ...records }: AccessedRecords,
  toPseudonym: (subject: Subject) => string,
): AuditRecords {
  const subjects = [...new Set(people.map(toPseudonym))].toSorted();
  return subjects.length === 0 ? records : { ...records, subjects };
}
