import type { Clock } from '../answer/clock.ts';
import type { Hooks } from '../observability/hooks.ts';
import type { PacingLimits } from '../pacing/pacing-limits.ts';
import type { Authentication } from './authentication.ts';
import type { Send } from './send.ts';

interface ConnectionOptions {
  /** Where the API lies; it may have a path. Default: `https://spaces.nexudus.com`. */
  readonly baseUrl?: string | undefined;
  /** Sends each request. Default: `globalThis.fetch`, looked up for each request. */
  readonly fetch?: Send | undefined;
  /** How long each request may take, to the end of its answer. Default: 60000. */
  readonly timeoutMs?: number | undefined;
  /** How long each call may take in all, waits and retries included. Default: for ever. */
  readonly deadlineMs?: number | undefined;
  /** How many times a request may be repeated; `false`, like 0, for never. Default: 3. */
  readonly retries?: number | false | undefined;
  /**
   * Request limits to keep, shared by all clients of the process that use the same account.
   * Default: `'documented'` for Nexudus itself by the platform's own `fetch`; `false` for any other
   * base URL (a proxy paces itself) and for a `fetch` of your own.
   */
  readonly limits?: 'documented' | PacingLimits | false | undefined;
  /** Told of each request, answer and retry. What a hook throws, the call rejects with. */
  readonly hooks?: Hooks | readonly Hooks[] | undefined;
  /** Time, for tests. Default: that of the platform. */
  readonly clock?: Clock | undefined;
  /** Randomness from 0 to below 1, for tests. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

interface TokenOptions {
  /** A bearer token; short for `auth: bearer(token)`. */
  readonly token: string;
  readonly auth?: never;
}

interface AuthOptions {
  /** Made by `bearer()`, `basic()` or `passwordGrant()`. */
  readonly auth: Authentication;
  readonly token?: never;
}

/** Where to connect and as whom: exactly one of `token` and `auth`. */
export type NexudusClientOptions = ConnectionOptions & (TokenOptions | AuthOptions);
