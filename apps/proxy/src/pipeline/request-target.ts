import type { Context } from 'hono';
import type { ProxyEnv } from './access.ts';

export interface RequestTarget {
  readonly path: string;
  /** The query string with its question mark, or empty. */
  readonly search: string;
}

/**
 * The request target as the consumer sent it. The URL of a `Request` is no longer that: dot
 * segments are resolved in it and stray characters encoded.
 */
export function readRequestTarget(c: Context<ProxyEnv>): RequestTarget {
  const target = c.env.incoming?.url ?? c.req.url.slice(new URL(c.req.url).origin.length);
  const separator = target.indexOf('?');
  return separator < 0
    ? { path: target, search: '' }
    : { path: target.slice(0, separator), search: target.slice(separator) };
}
