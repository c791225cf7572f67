import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNextRequestServed, expectProblem } from '../fixtures/expect-refusal.ts';
import { send } from '../fixtures/fake-nexudus.ts';
import { toRecord } from '../fixtures/records.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const maxAnswerBytes = 20_000;
let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy({ limits: { maxAnswerBytes } });
});
afterAll(() => proxy[Symbol.asyncDispose]());

/** Asks for a record that Nexudus answers with these bytes. */
async function receive(encoding: string, bytes: Uint8Array) {
  proxy.nexudus.answer((_, response) => {
    send(response, 200, bytes, { ...json, 'Content-Encoding': encoding });
  });
  const answer = await proxy.send({ target: `${messages}/1` });
  proxy.nexudus.answerAsDocumented();
  return answer;
}

/** A record that is this long as JSON, and next to nothing compressed. */
function toBody(bytes: number): string {
  const rest = Buffer.byteLength(JSON.stringify(toRecord()));
  return JSON.stringify(toRecord({ Content: 'x'.repeat(bytes - rest) }));
}

const encodings: [string, (text: string) => Buffer][] = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['GZIP', gzipSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
  ['identity', (text) => Buffer.from(text)],
];

describe.each(encodings)('an answer encoded as %s', (encoding, encode) => {
  it('arrives decoded, up to the limit', async () => {
    const body = toBody(maxAnswerBytes);
    const answer = await receive(encoding, encode(body));
    expect(answer).toMatchObject({ status: 200, body: Buffer.from(body) });
    expect(answer.headers).not.toHaveProperty('content-encoding');
    const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entry?.response).toEqual({ status: 200, bytes: maxAnswerBytes });
  });

  it('is refused beyond the limit, however few its own bytes are', async () => {
    const answer = await receive(encoding, encode(toBody(maxAnswerBytes + 1)));
    expectProblem(answer, 'upstream-answer-invalid');
    expect(answer.headers['proxy-status']).toContain('error=http_response_body_size');
    await expectNextRequestServed(proxy);
  });
});

const body = JSON.stringify(toRecord());
it.each<[string, string, Uint8Array]>([
  ['a coding that was not asked for', 'deflate', deflateSync(body)],
  ['two codings', 'gzip, br', brotliCompressSync(gzipSync(body))],
  ['a coding that nobody knows', 'canary', Buffer.from(body)],
  ['plain bytes by the name of gzip', 'gzip', Buffer.from(body)],
  ['plain bytes by the name of br', 'br', Buffer.from(body)],
  ['plain bytes by the name of zstd', 'zstd', Buffer.from(body)],
  ['gzip that breaks off', 'gzip', gzipSync(body).subarray(0, -9)],
  ['br that breaks off', 'br', brotliCompressSync(body).subarray(0, -2)],
  ['zstd that breaks off', 'zstd', zstdCompressSync(body).subarray(0, -2)],
  [
    'gzip with a wrong checksum',
    'gzip',
    Buffer.concat([gzipSync(body).subarray(0, -8), Buffer.alloc(8)]),
  ],
  ['gzip with something after it', 'gzip', Buffer.concat([gzipSync(body), Buffer.from('canary')])],
])('%s is no answer', async (_, encoding, bytes) => {
  const answer = await receive(encoding, bytes);
  expectProblem(answer, 'upstream-answer-invalid');
  expect(answer.headers['proxy-status']).toContain('error=http_response_content_coding');
  expect(JSON.stringify(answer)).not.toContain('canary');
  await expectNextRequestServed(proxy);
});

it('an empty body needs no decoding', async () => {
  proxy.nexudus.answer((_, response) => {
    send(response, 409, '', { 'Content-Encoding': 'gzip', 'Retry-After': '2.5' });
  });
  const answer = await proxy.send({ target: messages });
  expect(answer).toMatchObject({ status: 409, body: Buffer.alloc(0) });
  expect(answer.headers['retry-after']).toBe('3');
});
