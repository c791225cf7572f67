import type { Context, Handler } from 'hono';
import type { Logger } from 'pino';
import { ProblemError } from '../problems/problem.ts';
import type { ServiceToken } from '../upstream/service-token.ts';
import type {
  UpstreamAnswer,
  UpstreamClient,
  UpstreamRequest,
} from '../upstream/upstream-client.ts';
import { requireStep, type ProxyEnv } from './access.ts';
import { checkAnswer } from './answer-check.ts';
import { toUpstreamRequest } from './upstream-request.ts';

export interface ForwarderOptions {
  readonly upstream: UpstreamClient;
  readonly serviceToken: ServiceToken;
  readonly logger: Logger;
}

/** Calls Nexudus with the service token and releases its answer, byte for byte. */
export function createForwarder(options: ForwarderOptions): Handler<ProxyEnv> {
  return async (c) => {
    const { access } = c.var;
    const operation = requireStep(access.operation);
    const request = requireStep(access.request);
    const answer = await call(c, options, {
      ...toUpstreamRequest(operation, request, access.requestId),
      // A read whose sender is gone is of no use to anyone; a write has to become known either way.
      signal: operation.effect === 'read' ? c.req.raw.signal : undefined,
    });
    const release = checkAnswer(operation, request, answer);
    if (release.records) access.records = release.records;
    if (release.wasSuccessful !== undefined) access.wasSuccessful = release.wasSuccessful;
    if (release.drift.length > 0)
      options.logger.warn(
        { requestId: access.requestId, operation: operation.id, drift: release.drift },
        'answer of Nexudus differs from the specification',
      );
    return new Response(release.body, { status: answer.status, headers: release.headers });
  };
}

/**
 * Sends the request, and once more with a new token if Nexudus refuses the first one. A refused
 * call has had no effect, so that holds for writes, too.
 */
async function call(
  c: Context<ProxyEnv>,
  { upstream, serviceToken }: ForwarderOptions,
  request: UpstreamRequest,
): Promise<UpstreamAnswer> {
  const token = await serviceToken.get();
  const startedAtMs = performance.now();
  let attempts = 0;
  const send = async (accessToken: string) => {
    attempts += 1;
    const headers = { ...request.headers, authorization: `Bearer ${accessToken}` };
    const durationMs = () => Math.round(performance.now() - startedAtMs);
    c.var.access.upstream = { attempts, durationMs: 0 };
    try {
      const answer = await upstream.send({ ...request, headers });
      c.var.access.upstream = { attempts, durationMs: durationMs(), status: answer.status };
      if (answer.status === 200) serviceToken.accept(accessToken);
      return answer;
    } catch (error) {
      c.var.access.upstream = { attempts, durationMs: durationMs() };
      throw error;
    }
  };
  const answer = await send(token);
  if (answer.status !== 401) return answer;
  serviceToken.reject(token);
  const newToken = await serviceToken.get();
  const secondAnswer = newToken === token ? answer : await send(newToken);
  if (secondAnswer.status !== 401) return secondAnswer;
  serviceToken.reject(newToken);
  throw new ProblemError('credential-refused', {
    detail: 'Nexudus refused the proxy itself, not you. Report the request id to its operator.',
    proxyStatus: 'http_request_denied',
    receivedStatus: 401,
    cause: new Error(serviceToken.fault),
  });
}
