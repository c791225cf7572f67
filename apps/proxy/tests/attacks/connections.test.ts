import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { expectNextRequestServed } from '../fixtures/expect-refusal.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { createGate } from '../fixtures/gate.ts';
import { parseAnswers } from '../fixtures/raw-exchange.ts';
import { toPage, toRecord } from '../fixtures/records.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';
import { expectRecorded, toHead } from './attack.ts';

const hurried = { headersTimeoutMs: 300, requestTimeoutMs: 600 };

async function open({ running }: TestProxy): Promise<Socket> {
  const { hostname, port } = new URL(running.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/** Sends a byte now and then for as long as anybody listens, and reads what comes of it. */
async function drip(socket: Socket, text: string): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < text.length && socket.writable) socket.write(text[sent++] ?? '');
  }, 20);
  await once(socket, 'close');
  clearInterval(timer);
  expect(sent).toBeLessThan(text.length);
  return Buffer.concat(chunks).toString('latin1');
}

const head = (proxy: TestProxy, start: string, ...lines: string[]) =>
  toHead(`${start} HTTP/1.1`, 'Host: proxy', `Authorization: Bearer ${proxy.key}`, ...lines);

describe('a request that comes byte by byte', () => {
  it.each<[string, boolean, (proxy: TestProxy) => [now: string, slowly: string]]>([
    ['its head', false, (proxy) => ['', head(proxy, `GET ${messages}`)]],
    [
      'endless headers',
      false,
      (proxy) => [head(proxy, `GET ${messages}`).slice(0, -2), 'X: a\r\n'.repeat(500)],
    ],
    [
      'its body',
      true,
      (proxy) => [
        head(proxy, `POST ${messages}`, 'Content-Type: application/json', 'Content-Length: 900'),
        ' '.repeat(900),
      ],
    ],
    [
      'its chunks',
      true,
      (proxy) => [
        head(
          proxy,
          `POST ${messages}`,
          'Content-Type: application/json',
          'Transfer-Encoding: chunked',
        ),
        '1\r\n \r\n'.repeat(200),
      ],
    ],
    [
      'behind another',
      false,
      (proxy) => [head(proxy, `GET ${messages}/1`), head(proxy, `GET ${messages}/2`)],
    ],
  ])('is given up when its time is over: %s', async (_, isIdentified, toTexts) => {
    await using proxy = await startTestProxy({ limits: hurried });
    const socket = await open(proxy);
    const [now, slowly] = toTexts(proxy);
    socket.write(now);
    const { answers, rest } = parseAnswers(await drip(socket, slowly));
    expect(rest).toBe('');
    const last = answers.at(-1);
    expect(last?.status).toBe(408);
    for (const answer of answers) await expectRecorded(proxy, answer);
    const [entry] = await proxy.readAudit(last?.headers['x-request-id']);
    expect(entry).toMatchObject({ reason: 'request-timeout', decision: 'refused' });
    expect(entry?.consumer).toBe(isIdentified ? 'support' : undefined);
    await expectNextRequestServed(proxy);
  });

  it('keeps nobody else waiting, though hundreds do so', async () => {
    await using proxy = await startTestProxy({ limits: hurried });
    const sockets = await Promise.all(Array.from({ length: 300 }, () => open(proxy)));
    const answers = sockets.map((socket) => drip(socket, head(proxy, `GET ${messages}`)));
    await expectNextRequestServed(proxy);
    const statuses = (await Promise.all(answers)).map((text) =>
      parseAnswers(text).answers.map(({ status }) => status),
    );
    expect(statuses).toEqual(Array.from({ length: 300 }, () => [408]));
    await expectNextRequestServed(proxy);
  });
});

describe('an answer that nobody takes', () => {
  it('is cut off, and gives its slot back', async () => {
    await using proxy = await startTestProxy({
      limits: { answerTimeoutMs: 200, maxConcurrentRequests: 1 },
    });
    const page = toPage(
      Array.from({ length: 1 }, () => toRecord({ Content: 'x'.repeat(20_000_000) })),
    );
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 200, page);
    });
    const socket = await open(proxy);
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(head(proxy, `GET ${messages}`));
    await vi.waitFor(
      async () => {
        proxy.nexudus.answerAsDocumented();
        expect(proxy.nexudus.requests.length).toBeGreaterThan(0);
        await expectNextRequestServed(proxy);
      },
      { timeout: 10_000, interval: 50 },
    );
    socket.destroy();
  });
});

describe('a connection that is reset', () => {
  it.each<[string, (proxy: TestProxy) => string]>([
    ['in the first line', () => 'GET /api'],
    ['in a header', (proxy) => head(proxy, `GET ${messages}`).slice(0, -10)],
    [
      'in a body',
      (proxy) =>
        head(proxy, `POST ${messages}`, 'Content-Type: application/json', 'Content-Length: 9') +
        '{',
    ],
    [
      'in a chunk',
      (proxy) =>
        head(
          proxy,
          `POST ${messages}`,
          'Content-Type: application/json',
          'Transfer-Encoding: chunked',
        ) + '9\r\n{',
    ],
    ['behind a request', (proxy) => head(proxy, `GET ${messages}`)],
    ['behind several', (proxy) => head(proxy, `GET ${messages}`).repeat(20)],
  ])('does no harm: %s', async (_, toText) => {
    await using proxy = await startTestProxy();
    for (let round = 0; round < 20; round += 1) {
      const socket = await open(proxy);
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.write(toText(proxy), resolve));
      socket.resetAndDestroy();
    }
    await expectNextRequestServed(proxy);
    expect(proxy.logLines.join('')).not.toContain('internal-error');
  });

  it('in mid-answer leaves the read on record', async () => {
    await using proxy = await startTestProxy();
    const record = toRecord({ Id: 5, Content: 'x'.repeat(5_000_000) });
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 200, record);
    });
    const socket = await open(proxy);
    socket.on('error', () => undefined);
    socket.write(head(proxy, `GET ${messages}/5`));
    const [first] = (await once(socket, 'data')) as [Buffer];
    socket.resetAndDestroy();
    const [answer] = parseAnswers(first.toString('latin1')).answers;
    const [entry] = await proxy.readAudit(answer?.headers['x-request-id']);
    expect(entry).toMatchObject({ records: { ids: [5] }, response: { status: 200 } });
    proxy.nexudus.answerAsDocumented();
    await expectNextRequestServed(proxy);
  });
});

describe('a slow Nexudus', () => {
  it('is called for as many requests as there are slots, and the others are turned away', async () => {
    const maxConcurrentRequests = 100;
    await using proxy = await startTestProxy({ limits: { maxConcurrentRequests } });
    const released = createGate();
    proxy.nexudus.answer((_, response) => {
      void released.opened.then(() => {
        sendJson(response, 200, toRecord({ Id: 5 }));
      });
    });
    let refused = 0;
    const answers = Array.from({ length: 1_000 }, async () => {
      const { status, headers } = await proxy.send({ target: `${messages}/5`, headers: json });
      if (status === 503) refused += 1;
      return { status, requestId: String(headers['x-request-id']) };
    });
    await vi.waitFor(
      () => {
        expect(refused).toBe(1_000 - maxConcurrentRequests);
      },
      { timeout: 20_000 },
    );
    expect(proxy.nexudus.requests).toHaveLength(maxConcurrentRequests);
    released.open();
    const all = await Promise.all(answers);
    expect(all.filter(({ status }) => status === 200)).toHaveLength(maxConcurrentRequests);
    for (const { status, requestId } of all.slice(0, 20))
      await expectRecorded(proxy, { status, headers: { 'x-request-id': requestId } });
    proxy.nexudus.answerAsDocumented();
    await expectNextRequestServed(proxy);
  });
});
