import { buildConnector, Pool, type Dispatcher } from 'undici';
import type { Limits } from '../configuration/limits-schema.ts';
import { acceptedEncodings, AnswerBodyError, readAnswerBody } from './answer-body.ts';
import { pickAnswerHeaders, type AnswerHeaders } from './answer-headers.ts';
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
  readonly headers: AnswerHeaders;
  /** Decoded, whatever its encoding was. */
  readonly body: Buffer<ArrayBuffer>;
}

export interface UpstreamClient {
  /** @throws ProblemError if no complete answer arrives in time */
  send(request: UpstreamRequest): Promise<UpstreamAnswer>;
  close(): Promise<void>;
}

export interface UpstreamClientOptions {
  /** http or https; its path stands in front of every target. */
  readonly baseUrl: string;
  /** Asked at each call, so that a change holds from the next one on. */
  readonly limits: () => Pick<
    Limits,
    | 'maxAnswerBytes'
    | 'upstreamConnectTimeoutMs'
    | 'upstreamFirstByteTimeoutMs'
    | 'upstreamTimeoutMs'
  >;
}

/** HTTP has none beyond (RFC 9110, section 15), and neither has the audit log. */
const maxStatus = 599;

/** What every call to Nexudus says of itself: who sends it, and through what it came. */
const ownHeaders = {
  'accept-encoding': acceptedEncodings,
  'user-agent': 'nexudus-proxy',
  via: '1.1 nexudus-proxy',
};

/**
 * Calls Nexudus over kept connections. Nothing is retried and no redirect is followed: a forwarder
 * must not do twice what was asked for once, nor carry a token to another host.
 */
export function createUpstreamClient({ baseUrl, limits }: UpstreamClientOptions): UpstreamClient {
  const { origin, pathname } = new URL(baseUrl);
  const basePath = pathname.replace(/\/$/, '');
  const pool = new Pool(origin, {
    // One for each request in flight, of which the proxy keeps count: in a queue here, the token
    // that a request carries could expire.
    connections: null,
    connect: createConnector(() => limits().upstreamConnectTimeoutMs),
    allowH2: false,
  });
  return {
    async send({ method, target, headers, body: content, signal }) {
      const { maxAnswerBytes, upstreamFirstByteTimeoutMs, upstreamTimeoutMs } = limits();
      const deadline = AbortSignal.timeout(upstreamTimeoutMs);
      const end = signal ? AbortSignal.any([signal, deadline]) : deadline;
      try {
        const call = pool.request({
          method,
          path: `${basePath}${target}`,
          headers: { ...headers, ...ownHeaders },
          body: content ?? null,
          headersTimeout: upstreamFirstByteTimeoutMs,
          bodyTimeout: 0, // the deadline holds for the body, too
          signal: end,
        });
        const answer = await untilAborted(call, end);
        const encoding = answer.headers['content-encoding'];
        const body = await readAnswerBody(answer.body, encoding?.toString(), maxAnswerBytes);
        if (answer.statusCode > maxStatus) throw new AnswerBodyError('ANSWER_STATUS_UNKNOWN');
        return { status: answer.statusCode, headers: pickAnswerHeaders(answer.headers), body };
      } catch (error) {
        throw toUpstreamProblem(error, { clientGone: signal?.aborted === true });
      }
    },
    close: () => pool.close(),
  };
}

/** Does not wait for a connection, as undici does before it looks whether it was aborted. */
function untilAborted<Result>(call: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      reject(signal.reason as Error); // what aborts it here has an error for its reason
    };
    signal.addEventListener('abort', abort, { once: true });
  });
  return Promise.race([call, aborted]).finally(() => {
    signal.removeEventListener('abort', abort);
  });
}

/** Connects with the time limit of the moment; a pool of its own takes one at its start only. */
function createConnector(readTimeoutMs: () => number): buildConnector.connector {
  let timeoutMs = readTimeoutMs();
  let connect = buildConnector({ timeout: timeoutMs, allowH2: false });
  return (options, callback) => {
    if (readTimeoutMs() !== timeoutMs) {
      timeoutMs = readTimeoutMs();
      connect = buildConnector({ timeout: timeoutMs, allowH2: false });
    }
    connect(options, callback);
  };
}
