import type { AuditPeriod } from '../audit-reader.ts';
import { openPseudonyms } from '../pseudonyms/open-pseudonyms.ts';
import { parseSubject } from '../pseudonyms/subject.ts';
import { UsageError } from './option-values.ts';
import type { AuditEnvironment } from './run-audit.ts';

/** Who is looked for, and where. */
export interface AskedPeople {
  readonly store: string;
  /** As `kind:value`. */
  readonly people: readonly string[];
  readonly period: AuditPeriod;
  /** Of phone numbers without a country code, such as `GB`; that of the proxy. */
  readonly country: string | undefined;
}

/** What people are called in the log. */
export interface FoundPseudonyms {
  readonly subjects: readonly string[];
  /** Months of the time asked for whose key was erased: whom they are about, nobody can tell. */
  readonly erasedPeriods: readonly string[];
}

/**
 * The pseudonyms of people in all periods. Says so where there are periods that cannot be searched.
 *
 * @throws {AuditSubjectError} when a person is none
 * @throws {AuditSecretError} when the secret is not the one of the log
 * @throws {UsageError} when the country is none
 */
export async function findPseudonyms(
  { readSecret, stderr, clock }: AuditEnvironment,
  { store, people, period, country }: AskedPeople,
): Promise<FoundPseudonyms> {
  const wanted = people.map(parseSubject);
  const pseudonyms = await orUsageError(
    openPseudonyms({
      url: store,
      readOnly: true,
      secret: readSecret?.(),
      clock,
      defaultCountry: country,
    }),
  );
  try {
    const found = await Promise.all(
      wanted.map((subject) => pseudonyms.everyPeriod(subject, period)),
    );
    const periods = await pseudonyms.periods();
    const erasedPeriods = periods
      .filter(({ erasedAt }) => erasedAt !== undefined)
      .map(({ period: month }) => month)
      .filter((month) => overlaps(month, period));
    if (erasedPeriods.length > 0) {
      const months = erasedPeriods.join(', ');
      stderr.write(`The keys of ${months} were erased: nobody can tell whom that time is about.\n`);
    }
    return { subjects: found.flat(), erasedPeriods };
  } finally {
    await pseudonyms.close();
  }
}

function overlaps(month: string, { since, until }: AuditPeriod): boolean {
  const lastMonth = until && new Date(until.getTime() - 1).toISOString().slice(0, 7);
  const firstMonth = since?.toISOString().slice(0, 7);
  return (
    (firstMonth === undefined || month >= firstMonth) &&
    (lastMonth === undefined || month <= lastMonth)
  );
}

/** The only thing that can be out of range here is the country. */
async function orUsageError<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError('--country should be the code of a country, such as GB.');
  }
}
