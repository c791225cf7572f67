import type { paths } from '@nexudus-toolkit/api-types';
import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';

import { toCallLimits } from '../answer/call-options.ts';
import type { CallOptions } from '../answer/call-options.ts';
import { createCallState } from '../answer/call-state.ts';
import type { CallState, CallTarget } from '../answer/call-state.ts';
import { systemClock } from '../answer/clock.ts';
import type { Clock } from '../answer/clock.ts';
import type { Pacer } from '../pacing/pacing-limits.ts';
import type { CreateRetryDecision } from '../retry/retry-decision.ts';
import { bearer } from './authentication.ts';
import type { Authentication } from './authentication.ts';
import { parseBaseUrl } from './base-url.ts';
import type { BaseUrl } from './base-url.ts';
import type { NexudusClientOptions } from './connection-options.ts';
import { createSend } from './create-send.ts';

/** What typed and raw calls are made through. */
export interface Connection {
  /** openapi-fetch, without limits of its own: they come with `fetch: (request) => send(…)`. */
  readonly client: Client<paths>;
  readonly baseUrl: BaseUrl;
  readonly clock: Clock;
  /** Begins a call. @throws TypeError or RangeError for an option that cannot be right. */
  readonly open: (target: CallTarget, options: CallOptions) => CallState;
  /** Sends the request of a call, as many times as the call allows and its method bears. */
  readonly send: (request: Request, state: CallState) => Promise<Response>;
  /** What a call rejects with in place of an error. */
  readonly toOutcome: (error: unknown, state: CallState) => unknown;
}

/** A method of openapi-fetch without the types that tie path, method and options to each other. */
export type UntypedRequest = (
  method: string,
  path: string,
  init?: object,
) => Promise<{ readonly response: Response; readonly error?: unknown }>;

/** What not every client needs, so that a bundle may do without it. */
export interface ConnectionFeatures {
  /** Finds the pacer for an account at a base URL. Without, nothing is paced. */
  readonly findPacer?: FindPacer;
  /** Decides what is repeated. Without, nothing is. */
  readonly createRetryDecision?: CreateRetryDecision;
  /** Turns an error of a write that may have taken effect into one that says so. */
  readonly toOutcome?: Connection['toOutcome'];
}

/** `undefined` where nothing has to be paced. */
export type FindPacer = (
  options: NexudusClientOptions,
  account: { readonly baseUrl: BaseUrl; readonly authentication: Authentication },
) => Pacer | undefined;

/** @throws TypeError or RangeError when an option is missing or cannot be right. */
export function createConnection(
  options: NexudusClientOptions,
  { findPacer, createRetryDecision, toOutcome = (error) => error }: ConnectionFeatures = {},
): Connection {
  const baseUrl = parseBaseUrl(options.baseUrl ?? 'https://spaces.nexudus.com');
  const authentication = toAuthentication(options);
  const clock = options.clock ?? systemClock;
  const defaults = toCallLimits(options, { timeoutMs: 60_000, deadlineMs: Infinity, retries: 3 });
  const send = createSend({
    ...{ authentication, baseUrl, clock },
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    hooks: [options.hooks ?? []].flat(),
    pacer: findPacer?.(options, { baseUrl, authentication }),
    decideRetry: createRetryDecision?.({ clock, random: options.random ?? Math.random }),
  });
  const client = createClient<paths>({
    baseUrl: baseUrl.href,
    headers: { Accept: 'application/json' },
    redirect: 'manual',
  });
  const connection: Connection = {
    ...{ client, baseUrl, clock, toOutcome },
    open: (target, callOptions) => createCallState(target, callOptions, { clock, defaults }),
    send: (request, state) => send(request, state, connection),
  };
  return connection;
}

function toAuthentication({ token, auth }: NexudusClientOptions): Authentication {
  if ((token === undefined) === (auth === undefined)) {
    throw new TypeError('Give exactly one of `token` and `auth`');
  }
  const authentication = auth ?? bearer(token);
  if (typeof authentication.authorization !== 'function') {
    throw new TypeError('`auth` must be made by bearer(), basic() or passwordGrant()');
  }
  return authentication;
}
