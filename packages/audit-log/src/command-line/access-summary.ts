import type { AuditDecision, AuditEntry } from '../audit-entry.ts';

/** What one consumer did with one operation. */
export interface AccessSummary {
  /** Who asked: a consumer, or else an administrator; left out when nobody knows. */
  readonly consumer?: string;
  readonly operation?: string;
  readonly decision: AuditDecision;
  /** Times of the first and the last entry. */
  readonly first: string;
  readonly last: string;
  readonly requestIds: readonly string[];
  /** Records in the answers, those about others included. */
  readonly records: number;
  /** Classes of personal data that were disclosed. */
  readonly personalData: readonly string[];
}

/**
 * Entries by who asked, for what, and what was decided; the earliest ones come first. An intent that
 * no outcome follows counts as one of unknown outcome.
 */
export async function summariseAccesses(
  entries: AsyncIterable<AuditEntry>,
  onEntry: (entry: AuditEntry) => void,
): Promise<AccessSummary[]> {
  const intents: AuditEntry[] = [];
  const outcomes: AuditEntry[] = [];
  for await (const entry of entries) {
    onEntry(entry);
    if (entry.phase === 'intent') intents.push({ ...entry, decision: 'unknown' });
    else outcomes.push(entry);
  }
  const answered = new Set(outcomes.map(({ requestId }) => requestId));
  const open = intents.filter(({ requestId }) => !answered.has(requestId));
  const groups = new Map<string, AuditEntry[]>();
  for (const entry of [...outcomes, ...open].sort(byTime)) {
    const { consumer, administrator, operation, decision } = entry;
    const key = JSON.stringify([consumer ?? administrator, operation, decision]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].flatMap(summarise);
}

function summarise(group: readonly AuditEntry[]): AccessSummary[] {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  const { administrator, consumer = administrator, operation, decision } = first;
  // Of an intent nobody knows whether anything was disclosed.
  const outcomes = group.filter(({ phase }) => phase === 'outcome');
  const summary = {
    ...(consumer !== undefined && { consumer }),
    ...(operation !== undefined && { operation }),
    decision,
    first: first.time,
    last: last.time,
    requestIds: [...new Set(group.map(({ requestId }) => requestId))],
    records: outcomes.reduce((sum, { records }) => sum + (records?.ids.length ?? 0), 0),
    personalData: [
      ...new Set(outcomes.flatMap(({ records }) => records?.personalData ?? [])),
    ].sort(),
  };
  return [summary];
}

function byTime(one: AuditEntry, other: AuditEntry): number {
  if (one.time === other.time) return 0;
  return one.time < other.time ? -1 : 1;
}
