import type { AuditRecord } from '../../audit-entry.ts';
import { readAuditRecord } from '../../audit-entry-shape.ts';
import { AuditRecordError } from '../../errors.ts';

/** A time during which the log could not be written. */
export interface Outage {
  /** Names the entry that tells of it. */
  readonly requestId: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly since: string;
}

/** What happened meanwhile. */
export interface SpooledRecord {
  /** When: ISO 8601, UTC, milliseconds. */
  readonly time: string;
  readonly record: AuditRecord;
}

/** A line of a spool: the beginning of an outage, or what happened in the one that began last. */
export type SpoolLine = { readonly outage: Outage } | SpooledRecord;

export function formatSpoolLine(line: SpoolLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** A line as it was written; nothing for one that is damaged. */
export function parseSpoolLine(text: string): SpoolLine | undefined {
  try {
    const { outage, time, record } = toFields(JSON.parse(text));
    const { requestId, since } = toFields(outage);
    if (typeof requestId === 'string' && isTime(since)) return { outage: { requestId, since } };
    return isTime(time) ? { time, record: readAuditRecord(record) } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof AuditRecordError) return undefined;
    throw error;
  }
}

function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
