import { createHash } from 'node:crypto';
import { matchesEntityTag } from '../edge/entity-tag.ts';
import type { ProxyStep } from '../pipeline/access.ts';
import { readRequestTarget } from '../pipeline/request-target.ts';
import { ProblemError } from '../problems/problem.ts';
import description from './generated/openapi.json' with { type: 'json' };

/** Where the proxy describes itself to its consumers. */
export const descriptionPath = '/openapi.json';

/**
 * Answers with the OpenAPI description of the proxy. It needs no key, for it tells nothing of any
 * consumer, record or setting; like every request it is recorded.
 */
export function createDescriptionAnswer(): ProxyStep {
  const body = Buffer.from(JSON.stringify(description));
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = { ETag: tag, 'Cache-Control': 'public, no-cache' };
  return async (c, next) => {
    if (readRequestTarget(c).path !== descriptionPath) return next();
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
      throw new ProblemError('method-not-allowed', {
        detail: 'The description can only be read.',
        proxyStatus: 'http_request_denied',
        headers: { Allow: 'GET, HEAD, OPTIONS' },
      });
    if (matchesEntityTag(c.req.header('If-None-Match'), tag))
      return new Response(null, { status: 304, headers });
    return new Response(body, {
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        'Content-Length': String(body.byteLength),
      },
    });
  };
}
