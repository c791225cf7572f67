import { createPublicKey, generateKeyPairSync, hash, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer as createSecureServer } from 'node:https';
import { createServer } from 'node:net';

import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createEntryHttpSink, parseSigningKey } from '../../src/index.ts';
import type { EntryHttpSinkOptions, NoteSigner } from '../../src/index.ts';
import {
  deliver,
  eventually,
  listen,
  range,
  startOfMemory,
  toBatch,
  toSequences,
} from './fixtures.ts';
import type { ReceivedRequest, TestServer } from './fixtures.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const publicKey = createPublicKey(privateKey);
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
const [signer] = parseSigningKey('example.com/audit', pem).signers as [NoteSigner];
const anyUrl = new URL('https://example.com/');

const toSink = (
  { url }: Pick<TestServer, 'url'>,
  options: Partial<EntryHttpSinkOptions> = {},
): ReturnType<typeof createEntryHttpSink> =>
  createEntryHttpSink({ name: 'http', url, signer, ...options });

/** Statuses in turn, the last one on and on. */
function listenWith(
  ...statuses: readonly (number | [number, Record<string, string>])[]
): Promise<TestServer> {
  let turn = 0;
  return listen((_request, response) => {
    const status = statuses[Math.min(turn, statuses.length - 1)] ?? 200;
    turn += 1;
    const [code, headers] = typeof status === 'number' ? [status, {}] : status;
    response.writeHead(code, headers).end();
  });
}

/**
 * Verifies a request by the text of RFC 9421 and RFC 9530 alone, without the library that signed it.
 *
 * @returns what the signature covers
 */
function verifyRequest(request: ReceivedRequest, key: KeyObject): string[] {
  const { method, url, headers, body } = request;
  const digest = /^sha-256=:([^:]+):$/.exec(String(headers['content-digest']))?.[1];
  expect(digest).toBe(hash('sha256', body, 'base64'));
  const [, parameters = '', list = ''] =
    /^audit=((?:\(([^)]*)\)).*)$/.exec(String(headers['signature-input'])) ?? [];
  const components = [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  const derived: Record<string, string> = { '@method': method, '@target-uri': url };
  const lines = components.map((name) => `"${name}": ${derived[name] ?? String(headers[name])}`);
  const base = [...lines, `"@signature-params": ${parameters}`].join('\n');
  const signature = /^audit=:([^:]+):$/.exec(String(headers['signature']))?.[1] ?? '';
  expect(verify(null, Buffer.from(base), key, Buffer.from(signature, 'base64'))).toBe(true);
  return components;
}

describe('createEntryHttpSink', () => {
  it('sends batches as NDJSON, each signed and named by what it holds', async () => {
    const server = await listenWith(204);
    const time = new Date('2026-11-21T10:00:00.900Z');
    const sink = toSink(server, { maxBatchEntries: 3, clock: () => time });
    await startOfMemory(5, { sinks: [sink] }).close();
    const [first, second] = server.requests;
    expect(server.requests).toHaveLength(2);
    expect(toSequences(String(first?.body))).toEqual([1, 2, 3]);
    expect(toSequences(String(second?.body))).toEqual([4, 5]);
    expect(second?.headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'idempotency-key': '"log:4-5"',
      'audit-log-id': 'log',
      'audit-first-sequence': '4',
      'audit-last-sequence': '5',
    });
    expect(second?.headers['signature-input']).toContain(
      `;created=1795255200;keyid="example.com/audit+${signer.keyId}";alg="ed25519";tag="nexudus-audit"`,
    );
    for (const request of server.requests) {
      expect(verifyRequest(request, publicKey)).toEqual([
        ...['@method', '@target-uri', 'content-type', 'content-digest', 'idempotency-key'],
        ...['audit-log-id', 'audit-first-sequence', 'audit-last-sequence'],
      ]);
    }
  });

  it.each([
    { what: 'the body', change: (to: ReceivedRequest) => ({ ...to, body: Buffer.from('{}\n') }) },
    { what: 'the address', change: (to: ReceivedRequest) => ({ ...to, url: `${to.url}&all=1` }) },
    {
      what: 'the range',
      change: (to: ReceivedRequest) => ({
        ...to,
        headers: { ...to.headers, 'audit-last-sequence': '9' },
      }),
    },
    { what: 'the key', change: (to: ReceivedRequest) => to, key: generateKeyPairSync('ed25519') },
  ])('is not verified any more when $what is another one', async ({ change, key }) => {
    const server = await listenWith(200);
    await deliver(toSink(server), toBatch([1, 2]));
    const [request] = server.requests as [ReceivedRequest];
    verifyRequest(request, publicKey);
    expect(() => verifyRequest(change(request), key?.publicKey ?? publicKey)).toThrow();
  });

  it('sends the headers it is given, but lets none take the place of its own', async () => {
    const server = await listenWith(200);
    const headers = {
      Authorization: 'Bearer secret',
      'Content-Digest': 'forged',
      'AUDIT-LOG-ID': 'x',
    };
    await deliver(toSink(server, { headers }), toBatch([1]));
    const [request] = server.requests as [ReceivedRequest];
    expect(request.headers.authorization).toBe('Bearer secret');
    verifyRequest(request, publicKey);
    expect(request.headers['audit-log-id']).toBe(toBatch([1]).logId);
  });

  it.each([429, 500, 502, 503, 504, 401, 403, 404, 405, 408, 409, 410, 415])(
    'sends the same batch again after a status of %i',
    async (status) => {
      const server = await listenWith(status, status, 200);
      const sink = toSink(server, { onRefusal: 'skip' });
      const forwarder = startOfMemory(5, { sinks: [sink] });
      await eventually(() => {
        expect(forwarder.report()).toMatchObject([{ state: 'idle', forwarded: 5, failed: 2 }]);
      });
      const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
      expect(keys).toEqual(Array.from({ length: 3 }, () => '"log:1-5"'));
      expect(forwarder.report()).toMatchObject([{ refused: undefined }]);
      expect(forwarder.events[0]?.message).toContain(`answered with status ${status}`);
    },
  );

  it.each([
    { name: 'seconds', value: '7200', delayMs: 3_600_000 },
    { name: 'seconds', value: '120', delayMs: 120_000 },
    { name: 'a date', value: 'Sat, 21 Nov 2026 10:10:00 GMT', delayMs: 600_000 },
    { name: 'a date that is over', value: 'Sat, 21 Nov 2026 09:00:00 GMT', delayMs: 500 },
    { name: 'nonsense', value: 'soon', delayMs: 500 },
  ])('leaves a place alone for as long as it asks, in $name', async ({ value, delayMs }) => {
    const server = await listenWith(
      [503, { 'Retry-After': value }],
      [503, { 'Retry-After': '120' }],
    );
    const clock = (): Date => new Date('2026-11-21T10:00:00Z');
    const sink = toSink(server, { clock });
    const backOff = { initialMs: 500, maxMs: 500 };
    const forwarder = startOfMemory(1, {
      sinks: [sink],
      clock,
      backOff,
      random: () => 1,
    });
    const nextAttemptAt = new Date(clock().getTime() + delayMs);
    const seen: unknown[] = [];
    await eventually(() => {
      seen.push(forwarder.report()[0]?.nextAttemptAt);
      expect(seen).toContainEqual(nextAttemptAt);
    });
  });

  it.each([400, 413, 422])('narrows a batch down that is refused with %i', async (status) => {
    const server = await listen(({ body }, response) => {
      response.writeHead(toSequences(String(body)).includes(17) ? status : 200).end();
    });
    const forwarder = startOfMemory(40, {
      sinks: [toSink(server, { onRefusal: 'skip' })],
    });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([
        {
          state: 'idle',
          forwarded: 39,
          refused: { entries: 1, firstSequence: 17, lastSequence: 17 },
        },
      ]);
    });
    expect(forwarder.events).toMatchObject([{ kind: 'refused', firstSequence: 17 }]);
  });

  it('follows no redirect', async () => {
    const other = await listenWith(200);
    const server = await listenWith([307, { Location: other.url.href }]);
    await expect(deliver(toSink(server), toBatch([1]))).rejects.toMatchObject({
      code: 'unavailable',
      message: 'answered with status 307, and redirects are not followed',
    });
    expect(other.requests).toEqual([]);
  });

  it('sends nothing to a server whose certificate nobody vouches for', async () => {
    const altNames = [{ type: 7 as const, ip: '127.0.0.1' }];
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'test' }], {
      extensions: [{ name: 'subjectAltName', altNames }],
    });
    let requests = 0;
    const server = createSecureServer({ cert, key }, (_request, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const url = new URL(`https://127.0.0.1:${port}/`);
    await expect(deliver(toSink({ url }), toBatch([1]))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^not reachable: .*certificate/) as string,
    });
    expect(requests).toBe(0);
  });

  it('gives up on a server that takes a connection and never answers', async () => {
    const hole = createServer(() => undefined);
    await new Promise<void>((resolve) => hole.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void hole.close());
    const { port } = hole.address() as { port: number };
    const sink = toSink({ url: new URL(`http://127.0.0.1:${port}/`) }, { deadlineMs: 20 });
    const forwarder = startOfMemory(3, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([
        { lagEntries: 3, lastError: 'not delivered within 20 ms' },
      ]);
      expect(forwarder.report()[0]?.failed).toBeGreaterThan(1);
    });
  });

  it('says why a server cannot be reached, and nothing of its path', async () => {
    const server = await listenWith(200);
    const url = new URL(`http://127.0.0.1:1/secret-path?token=secret`);
    expect(server.requests).toEqual([]);
    const error: unknown = await deliver(toSink({ url }), toBatch([1])).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'SinkError', code: 'unavailable' });
    expect(String(error)).toMatch(/not reachable: .*(ECONNREFUSED|bad port)/);
    expect(String(error)).not.toContain('secret');
  });

  it.each([
    'http://example.com/',
    'http://10.0.0.1/',
    'http://127.example.com/',
    'ftp://127.0.0.1/',
    'https://user:secret@example.com/',
    'http://secret@localhost/',
  ])('refuses %s', (address) => {
    const make = (): unknown => toSink({ url: new URL(address) });
    expect(make).toThrow(RangeError);
    expect(make).not.toThrow(/secret/);
  });

  it.each([
    { Authorization: 'Bearer secret\n' },
    { Authorization: 'Bearer secret\u2028' },
    { 'secret header': 'x' },
    { '': 'secret' },
  ])('refuses the header %j', (headers) => {
    const make = (): unknown => toSink({ url: anyUrl }, { headers });
    expect(make).toThrow(RangeError);
    expect(make).not.toThrow(/Bearer/);
  });

  it.each([
    { address: 'https://example.com/' },
    { address: 'http://localhost:1/' },
    { address: 'http://127.0.0.2/' },
    { address: 'http://[::1]/' },
    { address: 'http://example.com/', isPlainAllowed: true },
  ])('takes %o', ({ address, ...options }) => {
    expect(toSink({ url: new URL(address) }, options).name).toBe('http');
  });

  it('lets go of an answer that does not end', async () => {
    const server = await listen((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => {
        clearInterval(timer);
      });
    });
    await expect(deliver(toSink(server), toBatch(range(1, 3)))).resolves.toBeUndefined();
  });
});
