import { openAuditReader } from '../audit-reader.ts';
import { summariseAccesses } from './access-summary.ts';
import type { AccessSummary } from './access-summary.ts';
import { findPseudonyms } from './find-pseudonyms.ts';
import { orInterrupted } from './interruption.ts';
import type { SubjectCommand } from './parse-subject.ts';
import { toPlainTable } from './plain-table.ts';
import { recordReading } from './record-reading.ts';
import type { AuditEnvironment } from './run-audit.ts';

const head = [
  ...['consumer', 'operation', 'decision', 'first', 'last', 'requests', 'records', 'disclosed'],
];

/** Shows who saw records about a person, and when. Returns the exit code. */
export async function runSubject(
  { store, person, period, country, asJson }: SubjectCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { stdout, signal } = environment;
  await openAuditReader({ url: store }).logs();
  const asked = { store, people: [person], period, country };
  const { subjects, erasedPeriods } = await findPseudonyms(environment, asked);
  const details = {
    subjects: [...subjects],
    ...(period.since && { since: period.since.toISOString() }),
    ...(period.until && { until: period.until.toISOString() }),
  };
  const parameters = ['subject', ...Object.keys(period)];
  const reading = { store, operation: 'unmaskSubject', parameters, details };
  return recordReading(environment, reading, async (tally) => {
    const entries = openAuditReader({ url: store }).query({ ...period, subjects });
    const accesses = await summariseAccesses(orInterrupted(entries, signal), (entry) => {
      tally.see(entry);
    });
    const requests = accesses.reduce((sum, { requestIds }) => sum + requestIds.length, 0);
    if (asJson || stdout.isTTY !== true) {
      const json = { ...details, erasedPeriods, requests, accesses: accesses.map(toJson) };
      stdout.write(`${JSON.stringify(json)}\n`);
    } else if (accesses.length === 0) {
      stdout.write('No entry is about this person.\n');
    } else {
      stdout.write(`${toPlainTable(head, accesses.map(toRow))}\n`);
    }
    return 0;
  });
}

function toRow(access: AccessSummary): string[] {
  const { consumer = '-', operation = '-', decision, first, last, requestIds } = access;
  const { records, personalData } = access;
  return [
    ...[consumer, operation, decision, first, last, String(requestIds.length), String(records)],
    personalData.join(' ') || '-',
  ];
}

function toJson({ requestIds, ...access }: AccessSummary): object {
  return { ...access, requests: requestIds.length, requestIds };
}
