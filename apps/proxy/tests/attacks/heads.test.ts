import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';
import { expectDefence, toHead, type Defence } from './attack.ts';

let proxy: TestProxy;
let limited: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy();
  limited = await startTestProxy({ grant: { operations: ['getOpenAiChatMessage'] } });
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await limited[Symbol.asyncDispose]();
});

const unreadable: Defence = { statuses: [400], reason: 'request-unreadable', isIdentified: false };
const served: Defence = { statuses: [200], calls: [`GET ${messages}/5`] };

const toGet = (from: TestProxy, ...lines: readonly string[]) =>
  toHead(
    `GET ${messages}/5 HTTP/1.1`,
    ...[`Authorization: Bearer ${from.key}`, 'Connection: close', ...lines],
  );

describe('a head with odd bytes', () => {
  it.each([
    ...['X: a\u0000b', 'X\u0000: a', 'X: a\u0001b', 'X: a\u007fb', 'X\u00e9: a', 'X y: a', 'X : a'],
    ...[
      'X(a): b',
      'X"y: a',
      '"X": a',
      ': a',
      'X',
      'X=a',
      '@: b',
      '{}: b',
      'X\u200b: a',
      '\u0085: a',
    ],
    ...['X: a\rb: c', 'X: a\nb: c', 'X: a\r\n b', 'X: a\r\n\tb', '\tX: a', 'X: a\r\r', 'X: \u0008'],
  ])('is refused: %j', async (line) => {
    await expectDefence(proxy, toGet(proxy, 'Host: proxy', line), unreadable);
  });

  it.each(['X: \u00e9\u00ff', 'X: a\tb', 'X:', 'X:a', 'X: a ', "!#$%&'*+-.^_`|~: a"])(
    'that HTTP allows does no harm: %j',
    async (line) => {
      await expectDefence(proxy, toGet(proxy, 'Host: proxy', line), served);
    },
  );
});

describe('Host', () => {
  it.each([
    [],
    ['Host: proxy', 'Host: proxy'],
    ['Host: a', 'Host: b'],
    ['Host: proxy', 'host: proxy'],
    ['Host: a b'],
    ['Host: proxy/api/token'],
    ['Host: proxy?x'],
    ['Host: proxy#x'],
    ['Host: user@proxy'],
    ['Host: proxy:port'],
    ['Host: proxy:99999'],
    ['Host: [::1'],
    ['Host: proxy\\evil.example'],
  ])('is refused where nobody can tell what it means: %j, %j', async (...lines) => {
    await expectDefence(proxy, toGet(proxy, ...lines.filter((line) => line)), unreadable);
  });

  it.each([
    'evil.example',
    '127.0.0.1',
    '[::1]',
    'localhost:9090',
    'spaces.nexudus.com',
    'PROXY.',
    'proxy,evil.example',
  ])('of another decides nothing: %s', async (host) => {
    const { requests } = proxy.nexudus;
    await expectDefence(proxy, toGet(proxy, `Host: ${host}`), served);
    const asked = requests.find(
      ({ target }, index) => index > requests.length - 3 && target === `${messages}/5`,
    );
    expect(asked?.headers.host).toBe(new URL(proxy.nexudus.url).host);
  });
});

/** What some servers take for another method, path, person or place. */
const overrides = [
  ...['X-HTTP-Method-Override: DELETE', 'X-HTTP-Method: DELETE', 'X-Method-Override: DELETE'],
  ...['_method: DELETE', 'X-Original-Method: DELETE', 'X-Forwarded-Method: DELETE'],
  ...[
    `X-Original-URL: ${messages}/6`,
    `X-Rewrite-URL: ${messages}/6`,
    `X-Forwarded-Uri: ${messages}/6`,
  ],
  ...[
    'X-Forwarded-Prefix: /x',
    'X-Forwarded-Path: /x',
    `Destination: ${messages}/6`,
    'SOAPAction: x',
  ],
  ...['X-Forwarded-Host: evil.example', 'X-Host: evil.example', 'X-Forwarded-Server: evil.example'],
  ...[
    'X-Forwarded-Proto: https',
    'X-Forwarded-Port: 1',
    'X-Forwarded-For: 127.0.0.1',
    'X-Real-IP: 127.0.0.1',
  ],
  ...['Forwarded: for=127.0.0.1;host=evil.example;proto=https', 'True-Client-IP: 127.0.0.1'],
  ...[
    'X-Consumer: operator',
    'X-User: admin',
    'X-Role: operator',
    'X-Business: 9',
    'X-Authenticated: 1',
  ],
  ...[
    'X-Request-Id: 00000000-0000-4000-8000-000000000000',
    'X-Correlation-Id: x',
    'traceparent: x',
  ],
  ...[
    'Cookie: token=x',
    'Proxy-Authorization: Bearer x',
    'X-Api-Key: x',
    'client_id: x',
    'Range: bytes=0-1',
  ],
  ...[
    'If-Match: "x"',
    'If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT',
    'Max-Forwards: 0',
    'TE: trailers',
  ],
  ...[
    'Trailer: Authorization',
    'Upgrade-Insecure-Requests: 1',
    'Via: 1.1 nexudus-proxy',
    'Pragma: no-cache',
  ],
  ...[
    'Keep-Alive: timeout=1',
    'Proxy-Connection: keep-alive',
    'HTTP2-Settings: AAAA',
    'Content-Language: x',
  ],
];

describe('a header', () => {
  it.each(overrides)('makes nothing else of a request, and goes no further: %s', async (line) => {
    const before = proxy.nexudus.requests.length;
    await expectDefence(proxy, toGet(proxy, 'Host: proxy', line), served);
    const [call] = proxy.nexudus.requests.slice(before);
    const name = line.slice(0, line.indexOf(':')).toLowerCase();
    const value = line.slice(line.indexOf(':') + 2);
    // The proxy writes these anew, for itself.
    const own = ['x-request-id', 'traceparent', 'via', 'keep-alive'];
    if (!own.includes(name)) expect(call?.headers).not.toHaveProperty([name]);
    if (!['via', 'proxy-connection'].includes(name))
      expect(JSON.stringify(call?.headers)).not.toContain(JSON.stringify(value));
    const [entry] = await proxy.readAudit(call?.headers['x-request-id']?.toString());
    expect(entry).toMatchObject({ method: 'GET', clientAddress: '127.0.0.1', consumer: 'support' });
  });

  it.each(overrides)('opens no operation that is not granted: %s', async (line) => {
    const bytes = toGet(limited, 'Host: proxy', line).replace('GET ', 'DELETE ');
    await expectDefence(
      { ...limited, send: (request) => limited.send({ ...request, target: `${messages}/5` }) },
      bytes,
      { statuses: [403], reason: 'operation-not-granted' },
    );
  });

  it.each([
    'authorization, x-request-id',
    'close, authorization',
    'host, content-length, via',
    'x-request-id, traceparent, accept, content-type',
    'Authorization\t,\t,,close',
  ])('that Connection names stays what it is to the proxy itself: %s', async (names) => {
    const before = proxy.nexudus.requests.length;
    await expectDefence(proxy, toGet(proxy, 'Host: proxy', `Connection: ${names}`), served);
    const [call] = proxy.nexudus.requests.slice(before);
    expect(call?.headers).toMatchObject({
      authorization: 'Bearer service-token',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      via: '1.1 nexudus-proxy',
    });
  });
});

describe('Authorization', () => {
  it.each([
    ['Basic dXNlcjpwYXNz'],
    ['Bearer'],
    ['Bearer '],
    ['Bearer  x'],
    ['bearer x, Bearer y'],
    ['Bearer nxp_'],
    ['Bearer nxa_x'],
    ["Bearer ' OR 1=1 --"],
    [`Bearer nxp_${'0'.repeat(57)}`],
    [`Bearer ${'x'.repeat(8_000)}`],
    ['Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
    ['Bearer \u00e9\u00ff'],
  ])('that is no key of a consumer opens nothing: %j', async (value) => {
    const bytes = toHead(
      `GET ${messages}/5 HTTP/1.1`,
      ...['Host: proxy', `Authorization: ${value}`, 'Connection: close'],
    );
    await expectDefence(proxy, bytes, {
      ...{ statuses: [401], reason: 'key-invalid', isIdentified: false },
    });
  });
});

describe('a value that would break a line', () => {
  it.each(['%0d%0aX-Injected:%20yes', '%0aX-Injected:%20yes', '%E5%98%8D%E5%98%8AX-Injected:yes'])(
    'breaks none on either side: %s',
    async (value) => {
      const search = `${messages}?OpenAiChatMessage_Content=${value}`;
      const answer = await proxy.send({ target: search });
      const call = proxy.nexudus.requests.at(-1);
      expect(answer.headers).not.toHaveProperty('x-injected');
      expect(call?.headers).not.toHaveProperty('x-injected');
      const sent = new URL(call?.target ?? '', 'http://nexudus').searchParams;
      expect(sent.get('OpenAiChatMessage_Content')).toBe(decodeURIComponent(value));
    },
  );

  it.each([
    'text/plain\u000bx',
    `application/json; charset="utf-8\\"`,
    'application/json;charset=utf-7',
  ])('is no media type: %j', async (type) => {
    const answer = await proxy.send({
      ...{ method: 'POST', target: messages, body: '{}' },
      headers: { ...json, 'Content-Type': type.replaceAll('\u000b', '') },
    });
    expect(answer.status).toBe(415);
  });
});
