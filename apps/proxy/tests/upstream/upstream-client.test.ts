import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { limitsSchema, type Limits } from '../../src/configuration/limits-schema.ts';
import { createUpstreamClient } from '../../src/upstream/upstream-client.ts';
import { createGate } from '../fixtures/gate.ts';
import { sendJson, startFakeNexudus } from '../fixtures/fake-nexudus.ts';

const resources = new AsyncDisposableStack();
const get = { method: 'GET', target: '/x', headers: {} } as const;
let limits: Limits = limitsSchema.parse({});

afterAll(() => resources.disposeAsync());
afterEach(() => {
  limits = limitsSchema.parse({});
});

function connectTo(baseUrl: string) {
  return resources.adopt(createUpstreamClient({ baseUrl, limits: () => limits }), (client) =>
    client.close(),
  );
}

/** A server on bare sockets, for what no HTTP server would do. */
async function listen(serve: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    serve(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  resources.defer(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port; // it listens on a port
}

const silence = () => undefined;

describe('the time limits', () => {
  it('end a connection that is never ready', async () => {
    limits = { ...limits, upstreamConnectTimeoutMs: 50 };
    // The port is open, but nobody speaks TLS there.
    const client = connectTo(`https://127.0.0.1:${await listen(silence)}`);
    await expect(client.send(get)).rejects.toMatchObject({
      ...{ code: 'upstream-timeout', proxyStatus: 'connection_timeout' },
    });
  });

  it('end a call whose answer does not begin', async () => {
    limits = { ...limits, upstreamFirstByteTimeoutMs: 50 };
    const client = connectTo(`http://127.0.0.1:${await listen(silence)}`);
    await expect(client.send(get)).rejects.toMatchObject({
      ...{ code: 'upstream-timeout', proxyStatus: 'http_response_timeout' },
      cause: { code: 'UND_ERR_HEADERS_TIMEOUT' },
    });
  });

  it.each([
    ['header', 'HTTP/1.1 200 OK\r\n', 'x-drip: 1\r\n'],
    ['body', 'HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', 'x'],
  ])('end a call whose %s keeps dripping', async (_, start, drop) => {
    limits = { ...limits, upstreamTimeoutMs: 150 };
    const port = await listen((socket) => {
      socket.write(start);
      const timer = setInterval(() => socket.write(drop), 10);
      socket.once('close', () => {
        clearInterval(timer);
      });
    });
    await expect(connectTo(`http://127.0.0.1:${port}`).send(get)).rejects.toMatchObject({
      ...{ code: 'upstream-timeout', proxyStatus: 'http_response_timeout' },
      cause: { name: 'TimeoutError' },
    });
  });
});

describe('a call that is still waiting for its connection', () => {
  it('ends with its time', async () => {
    limits = { ...limits, upstreamConnectTimeoutMs: 3_000, upstreamTimeoutMs: 50 };
    const client = connectTo(`https://127.0.0.1:${await listen(silence)}`);
    await expect(client.send(get)).rejects.toMatchObject({ cause: { name: 'TimeoutError' } });
  });

  it('ends with its sender, and is not sent later', async () => {
    limits = { ...limits, upstreamConnectTimeoutMs: 3_000 };
    const received: string[] = [];
    const opened = createGate();
    const port = await listen((socket) => {
      socket.on('data', (chunk) => received.push(chunk.toString('latin1')));
      opened.open();
    });
    const controller = new AbortController();
    const call = connectTo(`https://127.0.0.1:${port}`).send({ ...get, signal: controller.signal });
    await opened.opened;
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'client-gone' });
    expect(received.join('')).not.toContain('HTTP/1.1');
  });
});

describe('limits that change', () => {
  it('hold from the next call on', async () => {
    const nexudus = resources.use(await startFakeNexudus());
    nexudus.answer((_, response) => {
      sendJson(response, 200, 'x'.repeat(98));
    });
    const client = connectTo(nexudus.url);
    await expect(client.send(get)).resolves.toMatchObject({ status: 200 });
    limits = { ...limits, maxAnswerBytes: 99 };
    await expect(client.send(get)).rejects.toMatchObject({ code: 'upstream-answer-invalid' });
    limits = { ...limits, maxAnswerBytes: 100 };
    await expect(client.send(get)).resolves.toMatchObject({ status: 200 });
    nexudus.answer(silence);
    limits = { ...limits, upstreamTimeoutMs: 50 };
    await expect(client.send(get)).rejects.toMatchObject({ code: 'upstream-timeout' });
  });

  it('hold for connections, too', async () => {
    const port = await listen(silence);
    limits = { ...limits, upstreamConnectTimeoutMs: 60_000, upstreamTimeoutMs: 2_000 };
    const client = connectTo(`https://127.0.0.1:${port}`);
    limits = { ...limits, upstreamConnectTimeoutMs: 50 };
    await expect(client.send(get)).rejects.toMatchObject({ proxyStatus: 'connection_timeout' });
  });
});

describe('an answer', () => {
  it.each([
    ['a header beyond all measure', `X-Long: ${'x'.repeat(200_000)}\r\n\r\n`],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0'],
    ['a chunk without a size', 'Transfer-Encoding: chunked\r\n\r\nxyz\r\n'],
    ['a switch of protocols', 'Connection: upgrade\r\nUpgrade: h2c\r\n\r\n', '101 Switching'],
  ])('with %s is none', async (_, rest, status = '200 OK') => {
    const port = await listen((socket) => {
      socket.end(`HTTP/1.1 ${status}\r\n${rest}`);
    });
    await expect(connectTo(`http://127.0.0.1:${port}`).send(get)).rejects.toMatchObject({
      code: 'upstream-answer-invalid',
    });
  });

  it('after early hints is the final one', async () => {
    const port = await listen((socket) => {
      socket.end(
        'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}',
      );
    });
    await expect(connectTo(`http://127.0.0.1:${port}`).send(get)).resolves.toMatchObject({
      ...{ status: 200, body: Buffer.from('{}') },
    });
  });

  it('has no header but those that are read', async () => {
    const nexudus = resources.use(await startFakeNexudus());
    nexudus.answer((_, response) => {
      sendJson(response, 200, {}, { 'Set-Cookie': 'a=1', Server: 'x', 'Retry-After': ['1', '2'] });
    });
    const { headers } = await connectTo(nexudus.url).send(get);
    expect(headers).toEqual({ 'content-type': 'application/json', 'retry-after': '1' });
  });
});

describe('the base URL', () => {
  it.each(['', '/', '/tenant', '/tenant/'])('may have a path: "%s"', async (path) => {
    const nexudus = resources.use(await startFakeNexudus());
    await connectTo(`${nexudus.url}${path}`).send({ ...get, target: '/api/x?y=1' });
    expect(nexudus.requests[0]?.target).toBe(`${path.replace(/\/$/, '')}/api/x?y=1`);
  });
});

describe('redirects', () => {
  it.each([300, 301, 302, 303, 307, 308, 304])('%i leads nowhere', async (status) => {
    const elsewhere = resources.use(await startFakeNexudus());
    const nexudus = resources.use(await startFakeNexudus());
    nexudus.answer((_, response) => {
      response.writeHead(status, { Location: `${elsewhere.url}/x` }).end();
    });
    const answer = await connectTo(nexudus.url).send({
      ...get,
      headers: { authorization: 'Bearer secret' },
    });
    expect(answer).toMatchObject({ status, headers: {} });
    expect(elsewhere.requests).toEqual([]);
  });
});

it('many calls at a time wait for none of each other', async () => {
  const nexudus = resources.use(await startFakeNexudus());
  const waiting: (() => void)[] = [];
  nexudus.answer((_, response) => {
    waiting.push(() => {
      sendJson(response, 200, {});
    });
    if (waiting.length === 200) for (const release of waiting) release();
  });
  const client = connectTo(nexudus.url);
  const answers = await Promise.all(Array.from({ length: 200 }, () => client.send(get)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});
