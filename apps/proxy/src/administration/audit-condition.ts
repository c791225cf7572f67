import {
  AuditSubjectError,
  parseSubject,
  type AuditCondition,
  type AuditDetails,
  type AuditRecord,
  type Pseudonyms,
} from '@nexudus-toolkit/audit-log';
import { queryInvalid, type AdministrationValues } from './administration-request.ts';

/** What a reading is about, for the log that is read and for the one that records the reading. */
export interface AuditQuestion {
  readonly condition: AuditCondition;
  /** Numbers alone: a name is no value of a filter, and a person has a pseudonym. */
  readonly filters: NonNullable<AuditRecord['filters']>;
  readonly details: AuditDetails;
}

/**
 * Puts parameters into the terms of the log. A person is looked for by the pseudonyms of each period
 * whose key exists.
 *
 * @throws ProblemError `query-invalid` for a time or a subject that is none
 */
export async function toAuditQuestion(
  values: AdministrationValues,
  pseudonyms: Pick<Pseudonyms, 'everyPeriod'>,
): Promise<AuditQuestion> {
  const since = toInstant('since', values);
  const until = toInstant('until', values);
  const period = { ...(since && { since }), ...(until && { until }) };
  const subjects = await findPseudonyms(values['subject'], period, pseudonyms);
  const { consumer, log } = values;
  const renamed = { keyId: values['key'], requestId: values['request-id'], logId: log };
  const numbered = { recordId: values['record'], businessId: values['business'] };
  const { operation, decision, phase, category, status } = values;
  const named = { consumer, operation, decision, phase, category, status, ...renamed, ...numbered };
  return {
    // The description of the port says of each which values it may have.
    condition: { ...period, ...(subjects && { subjects }), ...defined(named) },
    filters: Object.fromEntries(
      Object.entries(values).filter(([, value]) => typeof value === 'number'),
    ),
    details: {
      ...(consumer !== undefined && { consumers: [String(consumer)] }),
      ...(log !== undefined && { ofLog: String(log) }),
      ...(since && { since: since.toISOString() }),
      ...(until && { until: until.toISOString() }),
      ...(subjects && { subjects: [...subjects] }),
    },
  };
}

async function findPseudonyms(
  text: string | number | undefined,
  period: { readonly since?: Date; readonly until?: Date },
  pseudonyms: Pick<Pseudonyms, 'everyPeriod'>,
): Promise<readonly string[] | undefined> {
  if (text === undefined) return undefined;
  try {
    return await pseudonyms.everyPeriod(parseSubject(String(text)), period);
  } catch (error) {
    if (!(error instanceof AuditSubjectError)) throw error;
    throw queryInvalid(error.message, error);
  }
}

function toInstant(name: string, values: AdministrationValues): Date | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw queryInvalid(`${name} is no day of the calendar.`);
  return time;
}

function defined(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
