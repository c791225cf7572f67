import { beforeAbort } from '../answer/before-abort.ts';
import type { CallState } from '../answer/call-state.ts';
import type { Clock } from '../answer/clock.ts';
import type { Pacer } from '../pacing/pacing-limits.ts';
import type { CreateRetryDecision } from '../retry/retry-decision.ts';
import { attemptRequest } from './attempt-request.ts';
import type { AttemptOptions } from './attempt-request.ts';
import type { Authentication, AuthenticationContext } from './authentication.ts';
import type { BaseUrl } from './base-url.ts';
import { tokenPath } from './token-form.ts';

export interface SendOptions extends AttemptOptions {
  readonly authentication: Authentication;
  readonly baseUrl: BaseUrl;
  readonly pacer: Pacer | undefined;
  readonly decideRetry: ReturnType<CreateRetryDecision> | undefined;
}

/** Sends the request of a call, as many times as the call allows and its method bears. */
export type CallSend = (
  request: Request,
  state: CallState,
  context: AuthenticationContext,
) => Promise<Response>;

/**
 * What lies beneath openapi-fetch: credential, pace, retries. The credential goes to the origin of
 * the base URL alone, and not to the token endpoint, which takes its credentials in the body.
 *
 * A read is repeated after any passing failure. A write is repeated only when it is certain that the
 * earlier request had no effect.
 */
export function createSend(options: SendOptions): CallSend {
  const { authentication, clock, hooks, pacer, decideRetry } = options;
  const { origin, href } = options.baseUrl;

  return async (request, state, context) => {
    const { method, url } = request;
    const isOurs = url.startsWith(`${origin}/`);
    const isToken = url.split('?', 1)[0] === href + tokenPath;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    // To sign in once more does no harm.
    const isWrite = hasBody && !isToken;
    // A request can be sent once only; its body is kept for the next one.
    const body = hasBody ? await request.arrayBuffer() : undefined;
    let isReplay = false;
    const decide = decideRetry?.(state, isWrite);

    for (;;) {
      const authorization =
        isOurs && !isToken
          ? await beforeAbort(authentication.authorization(context), state.signal)
          : undefined;
      if (isOurs) await pacer?.admit(method, state.signal);
      const signal = state.startAttempt();
      state.isUncertain = isWrite;
      const result = await attemptRequest(options, { request, body, authorization, state, signal });
      const { attempt, response, error } = result;
      if (response?.status === 401 && authorization !== undefined && authentication.renew) {
        const refused = { ...attempt, authorization, isReplay };
        const renewal = authentication.renew(refused, context);
        // Never a second replay, whatever an authentication says.
        isReplay = (await beforeAbort(renewal, state.signal)) && !isReplay;
        if (isReplay) {
          discard(response);
          continue;
        }
        state.isDenied = true;
      }
      const retry = response?.ok ? undefined : await decide?.(result, signal);
      if (!retry) {
        if (!response) throw error;
        state.awaitBody();
        return response;
      }
      const { waitMs } = retry;
      for (const { onRetry } of hooks) onRetry?.(attempt, { waitMs, response, error });
      if (response) discard(response);
      if (isOurs && retry.isAsked) pacer?.pause(waitMs);
      await wait(clock, waitMs, state.signal);
    }
  };
}

/** Gives up an answer, so that its connection is free again. */
function discard({ body }: Response): void {
  body?.cancel().catch(() => undefined); // one that broke needs no cancelling
}

async function wait(clock: Clock, waitMs: number, signal: AbortSignal): Promise<void> {
  let stop: (() => void) | undefined;
  const elapsed = new Promise<void>((resolve) => {
    stop = clock.schedule(resolve, waitMs);
  });
  await beforeAbort(elapsed, signal).finally(stop);
}
