import { matchOperation } from '@nexudus-toolkit/validation';
import type { Clock } from './clock.ts';
import { parseJson, type Exchange, type ReceivedAnswer, type SentRequest } from './exchange.ts';
import type { Pacer } from './pacer.ts';
import { readThrottled, type ThrottledAnswer } from './throttling.ts';

/** Sends a request and yields its answer, as the global `fetch` does. */
export type Send = (request: Request) => Promise<Response>;

export interface RecorderOptions {
  readonly send: Send;
  /** Where the API lies; only what comes after it is recorded of an address. */
  readonly baseUrl: string;
  readonly pacer: Pacer;
  readonly clock: Clock;
  /** Asked before each request and each wait; aborted, it ends them with its reason. */
  readonly interruption?: () => AbortSignal | undefined;
}

/** Stands between a client and the API, keeps to its limits and remembers what was said. */
export interface Recorder {
  readonly fetch: Send;
  /** What was said so far, in the order in which the requests were sent. */
  readonly exchanges: readonly Exchange[];
  /** How requests were throttled so far. */
  readonly throttled: readonly ThrottledAnswer[];
  /** Neither holds requests back nor repeats them while `action` runs. */
  unpaced(action: () => Promise<void>): Promise<void>;
}

/** A request was throttled so often, or for so long, that a run makes no sense. */
export class ThrottledTooLongError extends Error {
  override readonly name = 'ThrottledTooLongError';
}

/** A run was ended from outside. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

const maximumAttempts = 4;
const maximumWaitMs = 120_000;
const unknownWaitMs = 30_000;

export function createRecorder(options: RecorderOptions): Recorder {
  const { send, pacer, clock, interruption = () => undefined } = options;
  const basePath = new URL(options.baseUrl).pathname.replace(/\/$/, '');
  const exchanges: Exchange[] = [];
  const throttled: ThrottledAnswer[] = [];
  let isPaced = true;

  async function exchange(request: Request): Promise<Response> {
    const sent = await toSentRequest(request, basePath);
    const startedAt = clock.now();
    // Keeps the place of this request, since others may be answered before it.
    const index = exchanges.push(toExchange(sent, startedAt, startedAt, undefined)) - 1;
    try {
      const response = await send(request);
      const text = await response.text();
      const { status, statusText, headers } = response;
      const answer = { status, statusText, headers, text, json: parseJson(text) };
      exchanges[index] = toExchange(sent, startedAt, clock.now(), answer);
      const observed = readThrottled(answer, clock.now());
      if (observed) throttled.push(observed);
      return toResponse(answer);
    } finally {
      pacer.leave(request.method);
    }
  }

  return {
    exchanges,
    throttled,
    async fetch(request) {
      interruption()?.throwIfAborted();
      if (!isPaced) return exchange(request);
      for (let attempt = 1; ; attempt += 1) {
        await pacer.enter(request.method, interruption());
        const seen = throttled.length;
        const response = await exchange(request.clone());
        const observed = throttled[seen];
        if (!observed) return response;
        const waitMs = observed.retryAfterMs ?? observed.textWaitMs ?? unknownWaitMs;
        if (attempt === maximumAttempts || waitMs > maximumWaitMs)
          throw new ThrottledTooLongError(
            `Throttled with ${observed.status} at attempt ${attempt}, ` +
              `asked to wait ${waitMs / 1000} seconds. Try again later.`,
          );
        await clock.wait(waitMs, interruption());
      }
    },
    async unpaced(action) {
      isPaced = false;
      try {
        await action();
      } finally {
        isPaced = true;
      }
    },
  };
}

async function toSentRequest(request: Request, basePath: string): Promise<SentRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname,
    search,
    contentType: request.headers.get('content-type'),
    body: await request.clone().text(),
  };
}

function toExchange(
  request: SentRequest,
  startedAt: Date,
  endedAt: Date,
  answer: ReceivedAnswer | undefined,
): Exchange {
  const match = matchOperation(request.method, request.path);
  const operationId = match.kind === 'operation' ? match.operation.id : undefined;
  const durationMs = endedAt.getTime() - startedAt.getTime();
  return { operationId, startedAt, durationMs, request, answer };
}

const bodilessStatuses = new Set([204, 205, 304]);

/** The answer once more, since its body has been read. */
function toResponse({ status, statusText, headers, text }: ReceivedAnswer): Response {
  const copy = new Headers(headers);
  // They describe the body as it was on the wire.
  copy.delete('content-encoding');
  copy.delete('content-length');
  const body = bodilessStatuses.has(status) || text === '' ? null : text;
  return new Response(body, { status, statusText, headers: copy });
}
