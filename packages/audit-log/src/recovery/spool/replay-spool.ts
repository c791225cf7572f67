import type { AuditRecord } from '../../audit-entry.ts';
import type { AuditLog } from '../../audit-log.ts';
import type { AuditReader } from '../../audit-reader.ts';
import type { Outage, SpoolLine, SpooledRecord } from './spool-line.ts';

/** Where spooled lines go. */
export interface ReplayOptions {
  readonly log: Pick<AuditLog, 'append'>;
  readonly reader: Pick<AuditReader, 'query'>;
  readonly clock: () => Date;
}

/** Longer than any entry waits between its time and its place in the spool. */
const marginMs = 60_000;
/** At a time; the log takes many times as many. */
const batchSize = 500;

/**
 * Appends what was spooled, in order, behind an entry that tells of the outage. What the log has
 * already, because it was written after its deadline or because a replay before this one was cut
 * off, it does not get again.
 *
 * @throws {AuditUnavailableError} when the log fails again; a later replay then does the rest
 */
export async function replaySpool(
  lines: readonly SpoolLine[],
  { log, reader, clock }: ReplayOptions,
): Promise<void> {
  const recorded = await findRecorded(lines, reader);
  const isMissing = (record: Pick<AuditRecord, 'requestId'>) => !recorded.has(record.requestId);
  for (const { outage, records } of splitByOutage(lines)) {
    const missing = records.filter(({ record }) => isMissing(record));
    if (outage && isMissing(outage)) {
      await log.append(toResumeRecord(outage, clock(), missing.length));
    }
    for (let start = 0; start < missing.length; start += batchSize) {
      const batch = missing.slice(start, start + batchSize);
      await Promise.all(batch.map((spooled) => log.append(toLateRecord(spooled))));
    }
  }
}

interface OutageRecords {
  /** Unknown where its line is damaged. */
  readonly outage?: Outage;
  readonly records: SpooledRecord[];
}

function splitByOutage(lines: readonly SpoolLine[]): readonly OutageRecords[] {
  const outages: OutageRecords[] = [{ records: [] }];
  for (const line of lines) {
    if ('outage' in line) outages.push({ outage: line.outage, records: [] });
    else outages.at(-1)?.records.push(line);
  }
  return outages;
}

/** Request ids of those outcomes that the log has. */
async function findRecorded(
  lines: readonly SpoolLine[],
  reader: Pick<AuditReader, 'query'>,
): Promise<ReadonlySet<string>> {
  const toTime = (line: SpoolLine) => Date.parse('outage' in line ? line.outage.since : line.time);
  const first = lines.reduce((least, line) => Math.min(least, toTime(line)), Number.MAX_VALUE);
  const wanted = new Set(
    lines.map((line) => ('outage' in line ? line.outage : line.record).requestId),
  );
  const recorded = new Set<string>();
  if (wanted.size === 0) return recorded;
  for await (const { requestId, phase } of reader.query({ since: new Date(first - marginMs) }))
    if (phase === 'outcome' && wanted.has(requestId)) recorded.add(requestId);
  return recorded;
}

function toResumeRecord({ requestId, since }: Outage, until: Date, count: number): AuditRecord {
  return {
    category: 'recovery',
    decision: 'allowed',
    details: { count, since, until: until.toISOString() },
    operation: 'resumeRecording',
    phase: 'outcome',
    reason: 'spooled',
    requestId,
  };
}

/** The log gives an entry the time of now, so that of the access goes along. */
function toLateRecord({ time, record }: SpooledRecord): AuditRecord {
  return { ...record, details: { ...record.details, since: time } };
}
