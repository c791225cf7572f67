import type { Context } from 'hono';
import type { Logger } from 'pino';
import { problems } from '../problems/problem.ts';
import { renderError } from '../problems/render-error.ts';
import { toReason } from '../problems/to-reason.ts';
import type { AccessEntry } from '../recording/access-entry.ts';
import type { AccessRecorder } from '../recording/access-recorder.ts';
import type { ProxyEnv, ProxyStep } from './access.ts';
import { defined, toAuditProblem, toAuditRecord } from './audit-record.ts';
import { logFailure } from './log-failure.ts';

export interface OutcomeRecorderOptions {
  readonly recorder: AccessRecorder;
  readonly logger: Logger;
}

/**
 * Records what became of each request, answered or refused. The answer leaves only when its entry is
 * durable; without an entry there is no answer but `503`.
 */
export function createOutcomeRecorder({ recorder, logger }: OutcomeRecorderOptions): ProxyStep {
  return async (c, next) => {
    await next();
    if (c.error) logFailure(logger, c.var.access, c.error);
    try {
      await recorder.record(toOutcome(c));
    } catch (error) {
      const problem = toAuditProblem(error, c.var.access);
      logFailure(logger, c.var.access, problem);
      c.res = undefined;
      c.res = renderError(problem, c.var.access.requestId);
    }
  };
}

function toOutcome(c: Context<ProxyEnv>): AccessEntry {
  const { upstream, records, drift, wasSuccessful } = c.var.access;
  const reason = c.error ? toReason(c.error) : undefined;
  return {
    ...toAuditRecord(c, 'outcome', isRefused(c) ? 'refused' : 'allowed'),
    ...defined({ reason, upstream, records, drift }),
    response: {
      status: c.res.status,
      // The length that HEAD tells is that of a body which does not go out.
      bytes: c.req.method === 'HEAD' ? 0 : Number(c.res.headers.get('Content-Length') ?? 0),
      ...defined({ wasSuccessful }),
    },
  };
}

/** Whether the proxy itself said no: before Nexudus was called, or upon what Nexudus answered. */
function isRefused({ error, var: { access } }: Context<ProxyEnv>): boolean {
  if (!error) return false;
  const reason = toReason(error);
  const status = reason === 'request-invalid' ? 400 : problems[reason].status;
  return !access.upstream || status === 403;
}
