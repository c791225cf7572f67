import type { AuditPeriod } from '../audit-reader.ts';
import { parseSubject } from '../pseudonyms/subject.ts';
import type { AuditEnvironment } from './run-audit.ts';

export interface AskedPeople {
  readonly store: string;
  readonly people: readonly string[];
  readonly period: AuditPeriod;
}

export async function findPseudonyms(
  environment: AuditEnvironment,
  { people }: AskedPeople,
): Promise<readonly string[]> {
  for (const person of people) parseSubject(person);
  await Promise.resolve(environment);
  return [];
}
