import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { toRecord } from '../fixtures/records.ts';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());
beforeEach(() => {
  proxy.nexudus.answerAsDocumented();
});

const allRedacted = {
  'contact-identifier': 'redact',
  'free-text': 'redact',
  email: 'redact',
  name: 'redact',
  phone: 'redact',
} as const;

const target = `${messages}/5`;
const get = (headers: Record<string, string> = {}, method = 'GET') =>
  proxy.send({ method, target, headers });

async function readTag(): Promise<string> {
  const { headers } = await get();
  return String(headers.etag);
}

describe('the entity tag of a record', () => {
  it('is strong, the same for the same body, and another for another', async () => {
    const [first, second] = [await get(), await get()];
    expect(first.headers.etag).toMatch(/^"[\w-]{43}"$/);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    expect(second.headers.etag).toBe(first.headers.etag);
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 200, toRecord({ Id: 5, Content: 'other' }));
    });
    expect(await readTag()).not.toBe(first.headers.etag);
  });

  it('is another for a consumer to whom less is shown', async () => {
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 200, toRecord({ Id: 5, Content: 'secret' }));
    });
    await using other = await startTestProxy({ grant: { fields: allRedacted } });
    other.nexudus.answer((_, response) => {
      sendJson(response, 200, toRecord({ Id: 5, Content: 'secret' }));
    });
    const tag = await readTag();
    const answer = await other.send({ target, headers: { 'If-None-Match': tag } });
    expect(answer.status).toBe(200);
    expect(answer.headers.etag).not.toBe(tag);
    expect(answer.body.toString()).not.toContain('secret');
  });

  it.each<[string, (tag: string) => string]>([
    ['the tag', (tag) => tag],
    ['the tag, weak', (tag) => `W/${tag}`],
    ['a list that has it', (tag) => `"other", ${tag} , W/"third"`],
    ['anything', () => '*'],
  ])('saves the body for %s, and is recorded as the read that it is', async (_, toHeader) => {
    const tag = await readTag();
    for (const method of ['GET', 'HEAD']) {
      const { status, headers, body } = await get({ 'If-None-Match': toHeader(tag) }, method);
      expect([status, body.byteLength]).toEqual([304, 0]);
      expect(headers).toMatchObject({ etag: tag, 'cache-control': 'private, no-cache' });
      expect(headers).not.toHaveProperty('content-length');
      expect(headers).not.toHaveProperty('content-type');
      expect(await proxy.readAudit(headers['x-request-id'])).toMatchObject([
        { decision: 'allowed', records: { ids: [5] }, response: { status: 304, bytes: 0 } },
      ]);
    }
  });

  it.each<[string, (tag: string) => string]>([
    ['another tag', () => '"other"'],
    ['the tag without its quotes', (tag) => tag.replaceAll('"', '')],
    ['nothing', () => ' '],
  ])('sends the body for %s', async (_, toHeader) => {
    const answer = await get({ 'If-None-Match': toHeader(await readTag()) });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ Id: 5 });
  });

  it('is weak where the body is compressed, and still good for asking', async () => {
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 200, toRecord({ Id: 5, Content: 'x'.repeat(5_000) }));
    });
    const { headers } = await get({ 'Accept-Encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(headers.etag).toBe(`W/${await readTag()}`);
    expect((await get({ 'If-None-Match': String(headers.etag) })).status).toBe(304);
  });

  it.each([
    ['a page', messages, 200],
    ['a refusal', `${messages}/x`, 400],
  ])('is none for %s', async (_, other, status) => {
    const answer = await proxy.send({ target: other, headers: { 'If-None-Match': '*' } });
    expect(answer.status).toBe(status);
    expect(answer.headers).not.toHaveProperty('etag');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('does not answer for Nexudus: what is gone is gone', async () => {
    const tag = await readTag();
    proxy.nexudus.answer((_, response) => {
      response.writeHead(404).end();
    });
    expect((await get({ 'If-None-Match': tag })).status).toBe(404);
  });
});
