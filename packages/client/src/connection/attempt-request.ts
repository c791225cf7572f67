import { beforeAbort } from '../answer/before-abort.ts';
import type { CallState } from '../answer/call-state.ts';
import type { Clock } from '../answer/clock.ts';
import { TransportError } from '../errors/transport-error.ts';
import type { Attempt, Hooks } from '../observability/hooks.ts';
import type { Send } from './send.ts';

export interface AttemptOptions {
  readonly fetch: Send;
  readonly clock: Clock;
  readonly hooks: readonly Hooks[];
}

/** What is sent, and for which call. */
export interface AttemptInit {
  readonly request: Request;
  readonly body: ArrayBuffer | undefined;
  readonly authorization: string | undefined;
  readonly state: CallState;
  readonly signal: AbortSignal;
}

/** What a request came to: an answer, or the error in place of one. */
export type AttemptResult =
  | { readonly attempt: Attempt; readonly response: Response; readonly error?: undefined }
  | { readonly attempt: Attempt; readonly response?: undefined; readonly error: unknown };

/**
 * Sends one request and tells the hooks. It is a copy: neither middleware nor a hook ever sees the
 * credential. A request without an answer yields a TransportError, or the TimeoutError of its signal.
 *
 * @throws AbortError or TimeoutError when the call is over; what a hook throws.
 */
export async function attemptRequest(
  { fetch, clock, hooks }: AttemptOptions,
  { request, body, authorization, state, signal }: AttemptInit,
): Promise<AttemptResult> {
  const attempt: Attempt = {
    operationId: state.operationId,
    method: request.method,
    urlTemplate: state.urlTemplate,
    url: request.url,
    attempt: state.attempts,
    headers: new Headers(request.headers),
  };
  for (const { onRequest } of hooks) onRequest?.(attempt);
  const headers = hooks.length > 0 ? new Headers(attempt.headers) : attempt.headers;
  if (authorization !== undefined) headers.set('Authorization', authorization);

  const startedAtMs = clock.nowMs();
  let response: Response | undefined;
  let error: unknown;
  try {
    const init = body?.byteLength ? { headers, signal, body } : { headers, signal };
    response = await beforeAbort(fetch(new Request(request, init)), signal);
  } catch (cause) {
    error = signal.aborted ? signal.reason : new TransportError(request, cause, state);
  }
  const durationMs = clock.nowMs() - startedAtMs;
  if (response) {
    for (const { onResponse } of hooks) onResponse?.(attempt, { response, durationMs });
    return { attempt, response };
  }
  for (const { onError } of hooks) onError?.(attempt, { error, durationMs });
  state.signal.throwIfAborted();
  return { attempt, error };
}
