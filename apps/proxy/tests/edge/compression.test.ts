import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { toPage, toRecord } from '../fixtures/records.ts';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());

const page = toPage(Array.from({ length: 20 }, (_, index) => toRecord({ Id: index + 1 })));
const plainBytes = Buffer.byteLength(JSON.stringify(page));

function get(acceptEncoding: string, method = 'GET') {
  proxy.nexudus.answer((_, response) => {
    sendJson(response, 200, page);
  });
  return proxy.send({ method, target: messages, headers: { 'Accept-Encoding': acceptEncoding } });
}

describe('compression', () => {
  it.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
    ['zstd', zstdDecompressSync],
  ])('sends %s to who asks for it, and records the length that it has without', async (...row) => {
    const [coding, decompress] = row;
    const { headers, body } = await get(coding);
    expect(headers).toMatchObject({ 'content-encoding': coding, vary: 'Accept-Encoding' });
    expect(headers['content-length']).toBe(String(body.byteLength));
    expect(body.byteLength).toBeLessThan(plainBytes / 4);
    expect(JSON.parse(decompress(body).toString())).toEqual(page);
    const [entry] = await proxy.readAudit(headers['x-request-id']);
    expect(entry?.response?.bytes).toBe(plainBytes);
  });

  it('tells by HEAD the length that GET has', async () => {
    const [got, asked] = [await get('gzip'), await get('gzip', 'HEAD')];
    expect(asked.headers['content-length']).toBe(got.headers['content-length']);
    expect(asked.headers['content-encoding']).toBe('gzip');
    expect(asked.body).toHaveLength(0);
  });

  it.each(['', 'identity', 'gzip;q=0', 'deflate'])('leaves it for %j', async (acceptEncoding) => {
    const { headers, body } = await get(acceptEncoding);
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(body).toHaveLength(plainBytes);
  });

  it('leaves what is small', async () => {
    proxy.nexudus.answerAsDocumented();
    const answer = await proxy.send({
      ...{ target: `${messages}/1`, headers: { 'Accept-Encoding': 'gzip' } },
    });
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(JSON.parse(answer.body.toString())).toMatchObject({ Id: 1 });
  });
});
