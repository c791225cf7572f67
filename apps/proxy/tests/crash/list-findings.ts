import type { AuditEntry } from '@nexudus-toolkit/audit-log';
import type { SeenAnswer } from './client-load.ts';

/** What the log says of one request. */
export interface Recorded {
  readonly intents: AuditEntry[];
  readonly outcomes: AuditEntry[];
}

export interface Evidence {
  /** What consumers have seen, in part or whole. */
  readonly answers: readonly SeenAnswer[];
  /** Writes that took effect at Nexudus, by request id. */
  readonly writes: ReadonlyMap<string, number>;
  /** What is on record, by request id. */
  readonly recorded: ReadonlyMap<string, Recorded>;
}

/** Sorts entries by the request that they are about. */
export function gatherEntries(entries: Iterable<AuditEntry>, into: Map<string, Recorded>): void {
  for (const entry of entries) {
    const { requestId, phase } = entry;
    const known = into.get(requestId) ?? { intents: [], outcomes: [] };
    into.set(requestId, known);
    (phase === 'intent' ? known.intents : known.outcomes).push(entry);
  }
}

/** What the log lacks, has twice or says differently; nothing for a log without a fault. */
export function listFindings({ answers, writes, recorded }: Evidence): string[] {
  return [
    ...answers.flatMap((answer) => judgeAnswer(answer, recorded.get(answer.requestId))),
    ...[...writes].flatMap(([requestId, count]) => {
      if (count !== 1) return [`the write ${requestId} reached Nexudus ${count} times`];
      return recorded.get(requestId)?.intents.length
        ? []
        : [`the write ${requestId} reached Nexudus without an intent`];
    }),
    ...[...recorded].flatMap(([requestId, { intents, outcomes }]) => [
      ...(intents.length > 1
        ? [`the intent of ${requestId} is there ${intents.length} times`]
        : []),
      ...(outcomes.length === 1
        ? []
        : [`the request ${requestId} has ${outcomes.length} outcomes`]),
    ]),
  ];
}

function judgeAnswer({ requestId, status, ids }: SeenAnswer, recorded?: Recorded): string[] {
  const [outcome] = recorded?.outcomes ?? [];
  // What a log answers with that is too slow, on a machine that is too busy: nothing left.
  if (status === 503 && ids.length === 0) return [];
  if (outcome?.decision !== 'allowed')
    return [`the answer ${status} to ${requestId} left without an outcome`];
  const known = new Set(outcome.records?.ids);
  const unrecorded = ids.filter((id) => !known.has(id));
  return [
    ...(outcome.response?.status === status
      ? []
      : [`the answer ${status} to ${requestId} is on record as ${outcome.response?.status}`]),
    ...(unrecorded.length === 0
      ? []
      : [`the answer to ${requestId} disclosed ${unrecorded.length} records off the record`]),
  ];
}
