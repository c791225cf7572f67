import type { AuditCondition, AuditPeriod } from '../audit-reader.ts';
import type { LogKind } from '../log-kind.ts';
import {
  parseChoice,
  parseLogId,
  parseName,
  parseRecordId,
  parseStatus,
  parseTime,
  UsageError,
} from './option-values.ts';
import { text, texts } from './parse-options.ts';
import type { Text, Texts } from './parse-options.ts';

/** Options that say which entries are meant. */
type FilterOption = (typeof filterNames)[number];

// prettier-ignore
const filterNames = [
  'since', 'until', 'consumer', 'key', 'operation', 'request-id', 'record', 'business', 'decision',
  'status', 'category', 'phase', 'log-id',
] as const;

/** Options of a period. */
export const periodOptions: { readonly since: Text; readonly until: Text } = {
  since: text,
  until: text,
};

/** Options that choose among the logs of a store. */
export const logOptions: { readonly log: Text; readonly 'log-id': Text } = {
  log: text,
  'log-id': text,
};

/** Options that say which entries are meant. */
export const filterOptions: Readonly<Record<FilterOption | 'log' | 'country', Text>> & {
  readonly subject: Texts;
} = {
  ...periodOptions,
  ...logOptions,
  ...{ consumer: text, key: text, operation: text, 'request-id': text, record: text },
  ...{ business: text, decision: text, status: text, category: text, phase: text },
  subject: texts,
  country: text,
};

/** Which entries are meant, as far as the arguments alone can say. */
export interface AskedFilter {
  readonly log: LogKind;
  /** All conditions but the people. */
  readonly condition: AuditCondition;
  /** People, as `kind:value`; entries about any of them. */
  readonly people: readonly string[];
  /** Of their phone numbers, where these have no country code. */
  readonly country: string | undefined;
  /** Names of the options that were used, for the record. */
  readonly used: readonly string[];
}

export interface PeriodValues {
  readonly since?: string;
  readonly until?: string;
}

export interface LogValues {
  readonly log?: string;
  readonly 'log-id'?: string;
}

export type FilterValues = Readonly<Partial<Record<FilterOption | 'log' | 'country', string>>> & {
  readonly subject?: readonly string[];
};

/** What the options of `periodOptions` say. */
export function toPeriod({ since, until }: PeriodValues): AuditPeriod {
  const period = {
    ...(since !== undefined && { since: parseTime('since', since) }),
    ...(until !== undefined && { until: parseTime('until', until) }),
  };
  if (period.since && period.until && period.since >= period.until) {
    throw new UsageError('--since should be before --until.');
  }
  return period;
}

/** Which of the two kinds of logs. */
export function toLogKind({ log = 'access' }: LogValues): LogKind {
  return parseChoice('log', log, ['access', 'readings']);
}

/** What the options of `filterOptions` say. */
export function toAskedFilter(values: FilterValues): AskedFilter {
  const { subject: people = [], ...others } = values;
  const { consumer, key, operation, 'request-id': requestId, record, business } = others;
  const { decision, status, category, phase, 'log-id': logId } = others;
  const condition = {
    ...toPeriod(others),
    ...(consumer !== undefined && { consumer: parseName('consumer', consumer) }),
    ...(key !== undefined && { keyId: parseName('key', key) }),
    ...(operation !== undefined && { operation: parseName('operation', operation) }),
    ...(requestId !== undefined && { requestId: parseName('request-id', requestId) }),
    ...(record !== undefined && { recordId: parseRecordId('record', record) }),
    ...(business !== undefined && { businessId: parseRecordId('business', business) }),
    ...(decision !== undefined && {
      decision: parseChoice('decision', decision, ['allowed', 'refused', 'unknown']),
    }),
    ...(status !== undefined && { status: parseStatus('status', status) }),
    ...(category !== undefined && {
      category: parseChoice('category', category, ['access', 'reading', 'upkeep', 'recovery']),
    }),
    ...(phase !== undefined && { phase: parseChoice('phase', phase, ['intent', 'outcome']) }),
    ...(logId !== undefined && { logId: parseLogId('log-id', logId) }),
  };
  const used = [
    ...filterNames.filter((name) => values[name] !== undefined),
    ...(people.length > 0 ? ['subject'] : []),
  ];
  return { log: toLogKind(others), condition, people, country: others.country, used };
}
