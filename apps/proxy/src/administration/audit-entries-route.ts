import {
  AuditStoreError,
  openAuditReader,
  type AuditEntry,
  type AuditReader,
} from '@nexudus-toolkit/audit-log';
import type { Logger } from 'pino';
import { ProblemError } from '../problems/problem.ts';
import type { AdministrationRoute } from './administration-route.ts';
import { parseAuditEntriesQuery, type AuditEntriesQuery } from './audit-entries-query.ts';

export interface AuditEntriesRouteOptions {
  readonly auditUrl: string;
  readonly logger: Logger;
}

interface AuditEntriesPage {
  readonly entries: readonly AuditEntry[];
  /** What `after` has to be for the page behind this one; `null` on the last one. */
  readonly next: number | null;
}

/** The entries of the audit log, oldest first, page by page. Each query is logged. */
export function createAuditEntriesRoute(options: AuditEntriesRouteOptions): AdministrationRoute {
  const { auditUrl, logger } = options;
  return {
    path: '/audit/entries',
    role: 'auditor',
    answer: async (c) => {
      const { searchParams } = new URL(c.req.url);
      const query = parseAuditEntriesQuery(searchParams);
      const page = await readPage(auditUrl, query, c.req.raw.signal);
      const { requestId, administrator } = c.var;
      logger.info(
        {
          ...{ requestId, keyId: administrator?.keyId },
          // Names only: a value may say something about a person.
          ...{ parameters: [...searchParams.keys()], entries: page.entries.length },
        },
        'audit log queried',
      );
      return c.json(page);
    },
  };
}

async function readPage(
  url: string,
  query: AuditEntriesQuery,
  signal: AbortSignal,
): Promise<AuditEntriesPage> {
  try {
    return await collect(openAuditReader({ url }), query, signal);
  } catch (cause) {
    if (!(cause instanceof AuditStoreError)) throw cause;
    throw new ProblemError('audit-unreadable', {
      detail: 'The audit log cannot be read. Check it with: npm run audit -- verify',
      proxyStatus: 'proxy_internal_error',
      headers: { 'Retry-After': '5' },
      cause,
    });
  }
}

async function collect(
  reader: AuditReader,
  { filter, after, limit }: AuditEntriesQuery,
  signal: AbortSignal,
): Promise<AuditEntriesPage> {
  const entries: AuditEntry[] = [];
  for await (const entry of reader.query(filter)) {
    if (signal.aborted) throw clientGone();
    if (entry.sequence <= after) continue;
    if (entries.length === limit) return { entries, next: entries.at(-1)?.sequence ?? null };
    entries.push(entry);
  }
  return { entries, next: null };
}

function clientGone(): ProblemError {
  return new ProblemError('client-gone', {
    detail: 'The sender closed the connection before the answer was there.',
    proxyStatus: 'connection_terminated',
  });
}
