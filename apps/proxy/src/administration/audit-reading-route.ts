import {
  AuditCursorError,
  AuditStoreError,
  openAuditReader,
  type AuditDetails,
  type AuditLog,
  type AuditReader,
  type Pseudonyms,
} from '@nexudus-toolkit/audit-log';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import { toAuditProblem } from '../pipeline/audit-record.ts';
import { logFailure } from '../pipeline/log-failure.ts';
import { ProblemError } from '../problems/problem.ts';
import type { AdministrationEnv, AdministrationRoute } from './administration-route.ts';
import {
  queryInvalid,
  readAdministrationRequest,
  type AdministrationValues,
} from './administration-request.ts';
import { toAuditQuestion, type AuditQuestion } from './audit-condition.ts';
import type { AdministrationOperationId } from './generated/parameters.ts';

export interface AuditReadingOptions {
  readonly auditUrl: string;
  readonly auditLog: Pick<AuditLog, 'append'>;
  readonly pseudonyms: Pick<Pseudonyms, 'everyPeriod'>;
}

/** What was read, and what the log is to say of it. */
export interface AuditReading {
  readonly body: object;
  readonly details: AuditDetails;
}

/** One way of reading the audit log. */
export interface AuditReadingKind {
  readonly path: `/${string}`;
  readonly operation: AdministrationOperationId;
  readonly read: (
    reader: AuditReader,
    question: AuditQuestion,
    values: AdministrationValues,
    signal: AbortSignal,
  ) => Promise<AuditReading>;
}

/**
 * A route that reads the audit log for auditors. That they did is an entry itself, durable before the
 * first byte leaves: what cannot be recorded is not shown.
 */
export function createAuditReadingRoute(
  { path, operation, read }: AuditReadingKind,
  options: AuditReadingOptions,
): AdministrationRoute {
  const { auditUrl, pseudonyms, auditLog } = options;
  return {
    path,
    role: 'auditor',
    answer: async (c) => {
      const { searchParams } = new URL(c.req.url);
      const values = readAdministrationRequest(operation, c.req.param(), searchParams);
      const question = await toAuditQuestion(values, pseudonyms);
      const { body, details } = await orProblem(async () =>
        read(openAuditReader({ url: auditUrl }), question, values, c.req.raw.signal),
      );
      const text = JSON.stringify(body);
      await recordReading(c, auditLog, {
        operation: values['subject'] === undefined ? operation : 'unmaskSubject',
        parameters: [...searchParams.keys()],
        filters: question.filters,
        details: { ...question.details, ...details },
        response: { status: 200, bytes: Buffer.byteLength(text) },
      });
      return c.body(text, 200, { 'Content-Type': 'application/json' });
    },
  };
}

/**
 * Records that somebody tried to read the log whose key has not the role. Never throws: the attempt
 * is refused in any case.
 */
export function createReadingRefusal({
  auditLog,
  logger,
}: Pick<AuditReadingOptions, 'auditLog'> & { readonly logger: Logger }): (
  c: Context<AdministrationEnv>,
) => Promise<void> {
  return async (c) => {
    if (!c.req.path.startsWith('/audit/')) return;
    try {
      await auditLog.append({
        ...toReader(c),
        ...{ decision: 'refused', reason: 'role-missing', response: { status: 403, bytes: 0 } },
      });
    } catch (error) {
      logFailure(logger, { requestId: c.var.requestId }, toAuditProblem(error));
    }
  };
}

/** What every entry about a reading over the administration port says. */
function toReader(c: Context<AdministrationEnv>) {
  const { requestId, administrator } = c.var;
  return {
    ...({ requestId, category: 'reading', phase: 'outcome', method: 'GET' } as const),
    ...(administrator && { administrator: administrator.name, keyId: administrator.keyId }),
  };
}

type RecordedReading = Pick<
  Parameters<AuditLog['append']>[0],
  'operation' | 'parameters' | 'filters' | 'details' | 'response'
>;

async function recordReading(
  c: Context<AdministrationEnv>,
  auditLog: Pick<AuditLog, 'append'>,
  { parameters = [], filters = {}, ...reading }: RecordedReading,
): Promise<void> {
  try {
    await auditLog.append({
      ...toReader(c),
      decision: 'allowed',
      ...(parameters.length > 0 && { parameters }),
      ...(Object.keys(filters).length > 0 && { filters }),
      ...reading,
    });
  } catch (error) {
    throw toAuditProblem(error);
  }
}

async function orProblem(read: () => Promise<AuditReading>): Promise<AuditReading> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof AuditCursorError)
      throw queryInvalid(
        'after should be the next of a page with the same filters and order.',
        cause,
      );
    // A log, a tree or an entry that there is not.
    if (cause instanceof RangeError) throw queryInvalid(cause.message, cause);
    if (!(cause instanceof AuditStoreError)) throw cause;
    throw new ProblemError('audit-unreadable', {
      detail: 'The audit log cannot be read. Check it with: npm run audit -- verify',
      proxyStatus: 'proxy_internal_error',
      headers: { 'Retry-After': '5' },
      cause,
    });
  }
}
