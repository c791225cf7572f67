import { matchOperation, type Operation } from '@nexudus-toolkit/validation';
import type { Context } from 'hono';
import { ProblemError } from '../problems/problem.ts';
import type { ServiceToken } from '../upstream/service-token.ts';
import type {
  UpstreamAnswer,
  UpstreamClient,
  UpstreamRequest,
} from '../upstream/upstream-client.ts';
import { requireStep, type Access, type ProxyEnv } from './access.ts';

export interface ServiceCallOptions {
  readonly upstream: UpstreamClient;
  readonly serviceToken: ServiceToken;
}

/** Calls Nexudus on behalf of a request, and adds to what the audit log has to know of its calls. */
export type ServiceCall = (
  c: Context<ProxyEnv>,
  request: UpstreamRequest,
) => Promise<UpstreamAnswer>;

/**
 * Sends a request with the service token, and once more with a new token if Nexudus refuses the
 * first one. A refused call has had no effect, so that holds for writes, too.
 */
export function createServiceCall({ upstream, serviceToken }: ServiceCallOptions): ServiceCall {
  async function send(
    { access }: { access: Access },
    request: UpstreamRequest,
    accessToken: string,
  ): Promise<UpstreamAnswer> {
    const startedAtMs = (access.upstreamSinceMs ??= performance.now());
    const attempts = (access.upstream?.attempts ?? 0) + 1;
    const durationMs = () => Math.round(performance.now() - startedAtMs);
    const { queueMs = 0 } = access;
    const headers = { ...request.headers, authorization: `Bearer ${accessToken}` };
    access.upstream = { attempts, queueMs, durationMs: durationMs() };
    try {
      const answer = await upstream.send({ ...request, headers });
      access.upstream = { attempts, queueMs, durationMs: durationMs(), status: answer.status };
      return answer;
    } catch (error) {
      access.upstream = { attempts, queueMs, durationMs: durationMs() };
      throw error;
    }
  }

  return async (c, request) => {
    const operation = findOperation(request);
    const askedAtMs = performance.now();
    const token = await serviceToken.get();
    c.var.access.queueMs ??= Math.round(performance.now() - askedAtMs);
    const answer = await send(c.var, request, token);
    if (answer.status !== 401) return observed(operation, answer);
    const newToken = await serviceToken.reject(token, operation);
    const last = newToken === undefined ? answer : await send(c.var, request, newToken);
    if (last.status !== 401) return observed(operation, last);
    if (newToken !== undefined) await serviceToken.reject(newToken, operation);
    throw new ProblemError('credential-refused', {
      detail: 'Nexudus refused the proxy itself, not you. Report the request id to its operator.',
      proxyStatus: 'http_request_denied',
      receivedStatus: 401,
      operatorDetail:
        serviceToken.fault ??
        `Nexudus refuses the service account for ${operation.id}: it may lack the role ${String(operation.role)}`,
    });
  };

  function observed(operation: Operation, answer: UpstreamAnswer): UpstreamAnswer {
    serviceToken.observe(operation, answer.status);
    return answer;
  }
}

/** The operation that is called, which need not be the one that was asked for. */
function findOperation({ method, target }: UpstreamRequest): Operation {
  const match = matchOperation(method, target.split('?', 1)[0] ?? '');
  return requireStep(match.kind === 'operation' ? match.operation : undefined);
}
