import { EventEmitter, once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultUser, startSimulator, type RunningSimulator } from '../../src/index.ts';
import { resource, toBasic } from '../ask.ts';

const one = `${resource}/87654321`;
const authorization = toBasic(defaultUser);

const globals = { Request, Response };

let running: RunningSimulator;
beforeEach(async () => {
  running = await startSimulator({ port: 0, messages: 30 });
});
afterEach(() => running.close());

const ask = (target: string, init: RequestInit = {}) =>
  fetch(`${running.url}${target}`, { headers: { authorization }, ...init });

/** Asks over a connection of its own, below `fetch`: sees the reason phrase and half a body. */
async function askBelowFetch(target: string): Promise<IncomingMessage> {
  const sent = request(`${running.url}${target}`, { agent: false, headers: { authorization } });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return response;
}

describe('startSimulator', () => {
  it('serves the API on a free port', async () => {
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await ask(`${resource}?size=3`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ TotalItems: 30, PageSize: 3 });
    expect(running.simulator.requests.total).toBe(1);
  });

  it('keeps what is written', async () => {
    const body = JSON.stringify({ BusinessId: 1, Action: 1, Content: 'Grüße 🐕' });
    const headers = { authorization, 'content-type': 'application/json' };
    const created = await ask(resource, { method: 'POST', body, headers });
    const { Value } = (await created.json()) as { Value: { Id: number } };
    expect(await (await ask(`${resource}/${Value.Id}`)).json()).toMatchObject({
      Content: 'Grüße 🐕',
    });
  });

  it('leaves the globals of its host alone', () => {
    expect(Request === globals.Request).toBe(true);
    expect(Response === globals.Response).toBe(true);
  });

  it('rejects with one line that says where when the port is in use', async () => {
    const port = Number(new URL(running.url).port);
    const failed = startSimulator({ port, messages: 0 });
    await expect(failed).rejects.toThrow(
      `The simulator cannot listen on 127.0.0.1:${port}: the port is in use; choose another one, or 0 for any that is free.`,
    );
  });

  it('drops the requests it has not answered when it is closed', async () => {
    const arrivals = new EventEmitter();
    const arrival = once(arrivals, 'arrival');
    const held = await startSimulator({
      port: 0,
      messages: 1,
      latencyMs: 1,
      wait: () => {
        arrivals.emit('arrival');
        return new Promise(() => undefined);
      },
    });
    const dropped = expect(fetch(held.url)).rejects.toThrow('fetch failed');
    await arrival;
    await held.close();
    await dropped;
    await expect(fetch(held.url)).rejects.toThrow('fetch failed');
  });
});

describe('faults on the wire', () => {
  it('connection-reset resets the connection, and does not merely end it', async () => {
    running.simulator.faults.add({ kind: 'connection-reset', times: 1 });
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    const received: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.write(`GET ${one} HTTP/1.1\r\nHost: nexudus.test\r\n\r\n`);
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error).toMatchObject({ code: 'ECONNRESET', syscall: 'read' });
    expect(received).toEqual([]);
    expect((await ask(one)).status).toBe(200);
  });

  it('truncated-body ends the connection within the promised length', async () => {
    running.simulator.faults.add({ kind: 'truncated-body', sentBytes: 20, times: 1 });
    const response = await askBelowFetch(one);
    const lengthBytes = Number(response.headers['content-length']);
    const received: Buffer[] = [];
    response.on('data', (chunk: Buffer) => received.push(chunk));
    const [error] = (await once(response, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    expect(response.statusCode).toBe(200);
    expect(Buffer.concat(received)).toHaveLength(20);
    expect(lengthBytes).toBe(
      Buffer.byteLength(JSON.stringify(running.simulator.store.get(87_654_321))),
    );
    expect((await ask(one)).status).toBe(200);
  });

  it('truncated-body reaches fetch as a body that cannot be read', async () => {
    running.simulator.faults.add({ kind: 'truncated-body', times: 1 });
    const response = await ask(one);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('throttle carries the published reason phrase', async () => {
    running.simulator.faults.add({ kind: 'throttle', retryAfterSeconds: 3, times: 1 });
    const response = await askBelowFetch(one);
    expect(response.statusCode).toBe(409);
    expect(response.statusMessage).toBe('You must wait before accessing this url again.');
    expect(response.headers).toMatchObject({ 'retry-after': '3', 'content-length': '0' });
    response.resume();
    expect((await askBelowFetch(one)).statusMessage).toBe('OK');
  });

  it('are added through the control endpoint too', async () => {
    const init = { method: 'POST', body: '{"kind":"status","status":502,"times":1}' };
    expect((await ask('/_simulator/faults', init)).status).toBe(201);
    expect((await ask(one)).status).toBe(502);
    expect((await ask(one)).status).toBe(200);
  });
});

describe('closing', () => {
  it('may happen twice, at the same time or later', async () => {
    const twice = await startSimulator({ port: 0, messages: 0 });
    await Promise.all([twice.close(), twice.close()]);
    await twice.close();
    await expect(fetch(twice.url)).rejects.toThrow('fetch failed');
  });

  it('happens when the block ends that uses it', async () => {
    const use = async (): Promise<string> => {
      await using used = await startSimulator({ port: 0, messages: 0 });
      expect((await fetch(used.url)).status).toBe(404);
      return used.url;
    };
    await expect(fetch(await use())).rejects.toThrow('fetch failed');
  });
});
