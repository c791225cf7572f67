import type { AuditDecision, AuditMethod, AuditPhase } from '@nexudus-toolkit/audit-log';
import type { Context } from 'hono';
import { ProblemError } from '../problems/problem.ts';
import type { AccessEntry } from '../recording/access-entry.ts';
import { readFilters, type QueryFilters } from '../recording/query-filters.ts';
import { toRecordedAddress } from '../recording/recorded-address.ts';
import type { Access, ProxyEnv } from './access.ts';

const methods: ReadonlySet<string> = new Set<AuditMethod>([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

/** What every entry about a request says, whatever becomes of it. */
export function toAuditRecord(
  c: Context<ProxyEnv>,
  phase: AuditPhase,
  decision: AuditDecision,
): AccessEntry {
  const { access } = c.var;
  return {
    ...defined({
      traceId: access.traceId,
      consumer: access.consumer,
      keyId: access.keyId,
      clientAddress: toRecordedAddress(access.clientAddress, access.config.audit.clientAddress),
      operation: access.operation?.id,
      parameters: access.request ? listNames(access) : undefined,
      filters: listFilters(access),
    }),
    requestId: access.requestId,
    phase,
    method: toAuditMethod(c.req.method),
    decision,
  };
}

/** Drops what is undefined: an entry says nothing about what is not known. */
export function defined<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>;
  }; // just what the filter leaves
}

/**
 * The problem that stands in place of whatever kept the log from recording.
 *
 * @param access where it is known: a write that was sent is not undone by being unrecorded
 */
export function toAuditProblem(
  cause: unknown,
  access?: Pick<Access, 'operation' | 'isForwarded'>,
): ProblemError {
  const wasSent = access?.operation?.effect === 'write' && access.isForwarded === true;
  return new ProblemError('audit-unavailable', {
    detail: wasSent
      ? 'The write may have been carried out, but the proxy cannot record its outcome. Look before you repeat it.'
      : 'The proxy cannot record accesses at present, so it allows none. Try again later.',
    proxyStatus: 'proxy_internal_error',
    headers: { 'Retry-After': '5' },
    cause,
  });
}

/** Only names that the specification knows; any other may say something about a person. */
function listNames({ request }: Access): string[] | undefined {
  const names = Object.keys(request?.query ?? {});
  return names.length > 0 ? names : undefined;
}

function listFilters({ operation, request }: Access): QueryFilters | undefined {
  const filters = operation && request ? readFilters(operation, request) : {};
  return Object.keys(filters).length > 0 ? filters : undefined;
}

function toAuditMethod(method: string): AuditMethod {
  return methods.has(method) ? (method as AuditMethod) : 'OTHER'; // a member of the set
}
