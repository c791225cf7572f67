import type { AuditDetails, AuditEntry, AuditReader } from '@nexudus-toolkit/audit-log';
import { ProblemError } from '../problems/problem.ts';
import type { AdministrationRoute } from './administration-route.ts';
import { queryInvalid, type AdministrationValues } from './administration-request.ts';
import type { AuditQuestion } from './audit-condition.ts';
import {
  createAuditReadingRoute,
  type AuditReading,
  type AuditReadingKind,
  type AuditReadingOptions,
} from './audit-reading-route.ts';

const defaultLimit = 100;

/** All ways in which auditors read the log over the administration port. */
export function createAuditRoutes(options: AuditReadingOptions): readonly AdministrationRoute[] {
  return readings.map((reading) => createAuditReadingRoute(reading, options));
}

const readings: readonly AuditReadingKind[] = [
  { path: '/audit/entries', operation: 'queryAuditLog', read: readPage },
  { path: '/audit/entries/:sequence', operation: 'readAuditEntry', read: readEntry },
  {
    path: '/audit/counts',
    operation: 'countAuditLog',
    async read(reader, { condition }, { by }) {
      // One of these, says the description of the port.
      const key = by as 'consumer' | 'operation' | 'day';
      const counts = await reader.count({ by: key, filter: condition });
      return {
        body: { by: key, counts: counts.map((count) => ({ ...count, key: count.key ?? null })) },
        details: { count: counts.length },
      };
    },
  },
  {
    path: '/audit/consistency',
    operation: 'proveAuditConsistency',
    async read(reader, { condition }, { from, size }) {
      const { hashes, fromRootHash, rootHash, ...proof } = await reader.proveConsistency(
        Number(from),
        toNumber(size),
        condition.logId,
      );
      const { logId, fromSize, size: proven } = proof;
      const roots = { fromRootHash: toHex(fromRootHash), rootHash: toHex(rootHash) };
      return {
        body: { logId, fromSize, size: proven, ...roots, hashes: hashes.map(toHex) },
        details: { ofLog: logId, size: proven, rootHash: roots.rootHash },
      };
    },
  },
  {
    path: '/audit/logs',
    operation: 'listAuditLogs',
    async read(reader) {
      const logs = await reader.logs();
      return {
        body: {
          logs: logs.map(({ logId, kind, size, rootHash, lastTime }) => ({
            ...{ logId, kind, size, rootHash: toHex(rootHash), lastTime: lastTime ?? null },
          })),
        },
        details: { count: logs.length },
      };
    },
  },
];

async function readPage(
  reader: AuditReader,
  { condition: filter }: AuditQuestion,
  values: AdministrationValues,
  signal: AbortSignal,
): Promise<AuditReading> {
  const { last, order, limit, after } = values;
  if (last !== undefined && [order, limit, after].some((value) => value !== undefined))
    throw queryInvalid(
      'last asks for the latest entries at once, so order, limit and after do not go with it.',
    );
  if (last !== undefined) {
    const latest: AuditEntry[] = [];
    for await (const entry of reader.query({ ...filter, last: Number(last) })) {
      if (signal.aborted) throw clientGone();
      latest.push(entry);
    }
    return { body: { entries: latest, next: null }, details: toDetails(latest) };
  }
  const { entries, next } = await reader.page({
    ...{ filter, limit: toNumber(limit) ?? defaultLimit },
    ...(order !== undefined && { order: order === 'newest' ? 'newest' : 'oldest' }),
    ...(after !== undefined && { cursor: String(after) }),
  });
  if (signal.aborted) throw clientGone();
  return { body: { entries, next: next ?? null }, details: toDetails(entries) };
}

async function readEntry(
  reader: AuditReader,
  { condition: { logId } }: AuditQuestion,
  values: AdministrationValues,
): Promise<AuditReading> {
  const sequence = Number(values['sequence']);
  const entry = await reader.entry(sequence, logId);
  if (!entry)
    throw new ProblemError('entry-not-found', {
      detail: 'The log has no such entry: not yet, or not any more, where its period was removed.',
      proxyStatus: 'http_request_error',
    });
  const proof = await reader.proveInclusion(sequence, toNumber(values['size']), logId);
  const { size, leafHash, rootHash, hashes } = proof;
  return {
    body: {
      ...{ entry, canonical: proof.entry },
      proof: {
        ...{ logId: proof.logId, index: sequence - 1, size },
        ...{ leafHash: toHex(leafHash), rootHash: toHex(rootHash), hashes: hashes.map(toHex) },
      },
    },
    details: toDetails([entry]),
  };
}

/** Which entries were shown. Of several logs, the numbers say less than the count. */
function toDetails(entries: readonly AuditEntry[]): AuditDetails {
  const sequences = entries.map(({ sequence }) => sequence);
  if (sequences.length === 0) return { count: 0 };
  return {
    ...{ count: sequences.length },
    ...{ firstSequence: Math.min(...sequences), lastSequence: Math.max(...sequences) },
  };
}

function toNumber(value: string | number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function clientGone(): ProblemError {
  return new ProblemError('client-gone', {
    detail: 'The sender closed the connection before the answer was there.',
    proxyStatus: 'connection_terminated',
  });
}
