import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { expectNextRequestServed } from '../fixtures/expect-refusal.ts';
import { exchangeBytes } from '../fixtures/http-exchange.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const toRequest = (proxy: TestProxy, start: string, ...lines: string[]) =>
  [`${start} HTTP/1.1`, 'Host: proxy', `Authorization: Bearer ${proxy.key}`, ...lines].join(
    '\r\n',
  ) + '\r\n\r\n';

const listStatuses = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

describe('several requests on a connection', () => {
  it('are answered in their order, whatever comes behind them', async () => {
    await using proxy = await startTestProxy();
    const [one, two] = [1, 2].map((id) => toRequest(proxy, `GET ${messages}/${id}`));
    const answer = await exchangeBytes(proxy.running.url, `${one}${two}rubbish\r\n\r\n`);
    expect(listStatuses(answer)).toEqual([200, 200, 501]);
    expect(answer.indexOf('"Id":1')).toBeLessThan(answer.indexOf('"Id":2'));
    await expectNextRequestServed(proxy);
  });

  it('end with one that cannot be told from what follows', async () => {
    await using proxy = await startTestProxy();
    const head = toRequest(
      proxy,
      `POST ${messages}`,
      ...toLines(json),
      'Transfer-Encoding: chunked',
    );
    const smuggled = toRequest(proxy, `DELETE ${messages}/9`);
    const answer = await exchangeBytes(proxy.running.url, `${head}zz\r\n\r\n${smuggled}`);
    expect(listStatuses(answer)).toEqual([400]);
    expect(proxy.nexudus.requests).toEqual([]);
    await expectNextRequestServed(proxy);
  });

  it('may wait for one another, but not by the thousand', async () => {
    await using proxy = await startTestProxy();
    const { hostname, port } = new URL(proxy.running.url);
    const get = toRequest(proxy, 'GET /x');
    const served = connect(Number(port), hostname);
    served.write(`${get.repeat(20)}${toRequest(proxy, 'GET /x', 'Connection: close')}`);
    expect(listStatuses(await text(served))).toEqual(Array.from({ length: 21 }, () => 404));
    const cut = connect(Number(port), hostname);
    cut.write(get.repeat(1_500));
    const answers = await text(cut).catch(() => '');
    expect(listStatuses(answers).length).toBeLessThan(1_000);
    await expectNextRequestServed(proxy);
  });

  it('do not follow a body that is refused before it is read', async () => {
    await using proxy = await startTestProxy({ limits: { maxBodyBytes: 10 } });
    const head = toRequest(proxy, `POST ${messages}`, ...toLines(json), 'Content-Length: 1000000');
    const answer = await exchangeBytes(proxy.running.url, `${head}{}`);
    expect(listStatuses(answer)).toEqual([413]);
    await expectNextRequestServed(proxy);
  });
});

describe('Expect: 100-continue', () => {
  const body = JSON.stringify({ BusinessId: 7, Action: 1, Content: '' });
  const expecting = (proxy: TestProxy, key = proxy.key) =>
    toRequest(
      { ...proxy, key },
      `POST ${messages}`,
      ...toLines({ ...json, 'Content-Length': String(body.length), Expect: '100-continue' }),
      'Connection: close',
    );

  it('asks for the body of a request that has come as far as that', async () => {
    await using proxy = await startTestProxy();
    const { hostname, port } = new URL(proxy.running.url);
    const socket = connect(Number(port), hostname);
    socket.write(expecting(proxy));
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write(body);
    expect(listStatuses(await text(socket))).toEqual([200]);
  });

  it('refuses without asking for the body', async () => {
    await using proxy = await startTestProxy();
    const answer = await exchangeBytes(proxy.running.url, expecting(proxy, 'no-key'));
    expect(listStatuses(answer)).toEqual([401]);
    expect(answer).toMatch(/^connection: close\r$/im);
  });
});

describe('an upgrade', () => {
  it.each(['websocket', 'h2c', 'TLS/1.3'])('to %s is not taken up', async (protocol) => {
    await using proxy = await startTestProxy();
    const lines = ['Connection: Upgrade, close', `Upgrade: ${protocol}`];
    const answer = await exchangeBytes(
      proxy.running.url,
      toRequest(proxy, `GET ${messages}`, ...lines),
    );
    expect(listStatuses(answer)).toEqual([200]);
    expect(answer).not.toMatch(/^upgrade:/im);
  });
});

describe('a head', () => {
  it('is read as a whole, however many headers it has', async () => {
    await using proxy = await startTestProxy({ limits: { maxHeaderBytes: 100_000 } });
    const answer = await exchangeBytes(
      proxy.running.url,
      toRequest(
        { ...proxy, key: '' },
        `GET ${messages}`,
        ...Array.from({ length: 3_000 }, () => 'A: 1'),
        'Host: other', // the second: it counts even behind all of these
        'Connection: close',
      ),
    );
    expect(listStatuses(answer)).toEqual([400]);
  });

  it('may have maxHeaderBytes', async () => {
    await using proxy = await startTestProxy({ limits: { maxHeaderBytes: 30_000 } });
    const headers = { 'X-Large': 'x'.repeat(20_000) };
    expect((await proxy.send({ target: messages, headers })).status).toBe(200);
  });
});

function toLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}
