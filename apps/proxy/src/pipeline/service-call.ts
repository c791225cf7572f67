import type { Context } from 'hono';
import { ProblemError } from '../problems/problem.ts';
import type { ServiceToken } from '../upstream/service-token.ts';
import type {
  UpstreamAnswer,
  UpstreamClient,
  UpstreamRequest,
} from '../upstream/upstream-client.ts';
import type { Access, ProxyEnv } from './access.ts';

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
    const headers = { ...request.headers, authorization: `Bearer ${accessToken}` };
    access.upstream = { attempts, durationMs: durationMs() };
    try {
      const answer = await upstream.send({ ...request, headers });
      access.upstream = { attempts, durationMs: durationMs(), status: answer.status };
      if (answer.status === 200) serviceToken.accept(accessToken);
      return answer;
    } catch (error) {
      access.upstream = { attempts, durationMs: durationMs() };
      throw error;
    }
  }

  return async (c, request) => {
    const token = await serviceToken.get();
    const answer = await send(c.var, request, token);
    if (answer.status !== 401) return answer;
    serviceToken.reject(token);
    const newToken = await serviceToken.get();
    const secondAnswer = newToken === token ? answer : await send(c.var, request, newToken);
    if (secondAnswer.status !== 401) return secondAnswer;
    serviceToken.reject(newToken);
    throw new ProblemError('credential-refused', {
      detail: 'Nexudus refused the proxy itself, not you. Report the request id to its operator.',
      proxyStatus: 'http_request_denied',
      receivedStatus: 401,
      cause: new Error(serviceToken.fault),
    });
  };
}
