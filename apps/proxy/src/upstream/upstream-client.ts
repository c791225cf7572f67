import { Pool, type Dispatcher } from 'undici';
import type { Limits } from '../configuration/limits-schema.ts';
import { toUpstreamProblem } from './upstream-problem.ts';

export interface UpstreamRequest {
  readonly method: Dispatcher.HttpMethod;
  /** Path and query below the base URL. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
  /** Ends the call when whoever asked for it is gone. */
  readonly signal?: AbortSignal | undefined;
}

export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer<ArrayBuffer>;
}

export interface UpstreamClient {
  /** @throws ProblemError if no complete answer arrives in time */
  send(request: UpstreamRequest): Promise<UpstreamAnswer>;
  close(): Promise<void>;
}

/**
 * Calls Nexudus over one pool of kept connections. Nothing is retried and no redirect is followed:
 * a forwarder must not do twice what was asked for once, nor carry a token to another host.
 */
export function createUpstreamClient(baseUrl: string, limits: Limits): UpstreamClient {
  const { origin, pathname } = new URL(baseUrl);
  const basePath = pathname.replace(/\/$/, '');
  const pool = new Pool(origin, {
    connections: 64,
    connect: { timeout: limits.upstreamConnectTimeoutMs },
    headersTimeout: limits.upstreamTimeoutMs,
    bodyTimeout: limits.upstreamTimeoutMs,
    maxResponseSize: limits.maxAnswerBytes,
  });
  return {
    async send({ method, target, headers, body, signal }) {
      const deadline = AbortSignal.timeout(limits.upstreamTimeoutMs);
      try {
        const answer = await pool.request({
          method,
          path: `${basePath}${target}`,
          headers: { ...headers, 'accept-encoding': 'identity' },
          body: body ?? null,
          signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        });
        return {
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.from(await answer.body.arrayBuffer()),
        };
      } catch (error) {
        throw toUpstreamProblem(error, { clientGone: signal?.aborted === true });
      }
    },
    close: () => pool.close(),
  };
}
