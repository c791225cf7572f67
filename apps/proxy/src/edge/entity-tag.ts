import { createHash } from 'node:crypto';
import type { ProxyStep } from '../pipeline/access.ts';

/**
 * Gives a single record an entity tag, and answers `304` to a consumer that has just that already.
 * The tag is made of the body that the consumer gets, so it tells nothing of what was left out of
 * that; to Nexudus the request goes all the same, for the grant is checked on the record itself.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8
 */
export function createEntityTag(): ProxyStep {
  return async (c, next) => {
    await next();
    if (c.var.access.operation?.id !== 'getOpenAiChatMessage' || c.res.status !== 200) return;
    const { headers } = c.res;
    const body = await c.res.arrayBuffer();
    const tag = `"${createHash('sha256').update(new Uint8Array(body)).digest('base64url')}"`;
    headers.set('ETag', tag);
    headers.set('Cache-Control', 'private, no-cache'); // to be kept by the consumer, and asked about
    const isKnown = matchesEntityTag(c.req.header('If-None-Match'), tag);
    if (isKnown) for (const name of ['Content-Type', 'Content-Length']) headers.delete(name);
    c.res = undefined; // or Hono would merge the headers of both
    c.res = new Response(isKnown ? null : body, { status: isKnown ? 304 : 200, headers });
  };
}

/** Whether `If-None-Match` names a tag; compares weakly, as RFC 9110, section 13.1.2, has it. */
export function matchesEntityTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || (ifNoneMatch.match(/"[^"]*"/g)?.includes(tag) ?? false);
}
