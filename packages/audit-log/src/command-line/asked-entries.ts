import type { AuditCondition } from '../audit-reader.ts';
import type { AuditFilterValue } from '../audit-entry.ts';
import { findPseudonyms } from './find-pseudonyms.ts';
import type { AskedFilter } from './parse-filter.ts';
import type { RecordedReading } from './record-reading.ts';
import type { AuditEnvironment } from './run-audit.ts';

/** Which entries are meant, with people by their pseudonyms, and how that goes on record. */
export interface AskedEntries {
  readonly condition: AuditCondition;
  readonly recorded: Pick<RecordedReading, 'parameters' | 'filters' | 'details'>;
}

/** @throws {UsageError} when a person is none */
export async function toAskedEntries(
  environment: AuditEnvironment,
  store: string,
  { condition, people, country, used }: AskedFilter,
  last: number | undefined,
): Promise<AskedEntries> {
  const subjects =
    people.length === 0
      ? undefined
      : (await findPseudonyms(environment, { store, people, period: condition, country })).subjects;
  const { consumer, logId, since, until, recordId, businessId, status } = condition;
  const filters: Record<string, AuditFilterValue> = {
    ...(since && { since: since.toISOString() }),
    ...(until && { until: until.toISOString() }),
    ...(recordId !== undefined && { record: recordId }),
    ...(businessId !== undefined && { business: businessId }),
    ...(status !== undefined && { status }),
    ...(last !== undefined && { last }),
  };
  return {
    condition: { ...condition, ...(subjects && { subjects }) },
    recorded: {
      parameters: [...used, ...(last === undefined ? [] : ['last'])],
      filters,
      details: {
        ...(consumer !== undefined && { consumers: [consumer] }),
        ...(logId !== undefined && { ofLog: logId }),
        ...(subjects && { subjects: [...subjects] }),
      },
    },
  };
}
