import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, test } from 'vitest';

import { createNexudusClient, OutcomeUnknownError, TransportError } from '../../src/index.ts';
import type { NexudusClient } from '../../src/index.ts';
import { record, success } from '../fixtures/messages.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type Turn = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on a free port that meets each request with the next of these. */
async function serve(...turns: Turn[]): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      turns.shift()?.(request, response);
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies };
}

const json =
  (body: unknown, status = 200): Turn =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };
const reset: Turn = (request) => request.socket.destroy();
const cutShort: Turn = (request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"Id":1');
  response.flushHeaders();
  setImmediate(() => request.socket.destroy());
};
const silent: Turn = () => undefined;

const connect = (baseUrl: string, timeoutMs = 5000): NexudusClient =>
  createNexudusClient({ baseUrl, token: 'x', random: () => 0, timeoutMs });
const message = { BusinessId: 1, Action: 0, Content: 'Grüße' };

describe('over a real connection', () => {
  test('a read is repeated after a reset', async () => {
    const { url, bodies } = await serve(reset, json(record));
    await expect(connect(url).chatMessages.get(1)).resolves.toEqual(record);
    expect(bodies).toHaveLength(2);
  });

  test('a write is not, and its outcome is unknown', async () => {
    const { url, bodies } = await serve(reset, json(success));
    const call = connect(url).chatMessages.create(message);
    await expect(call).rejects.toBeInstanceOf(OutcomeUnknownError);
    await expect(call).rejects.toMatchObject({ attempts: 1, cause: { name: 'TransportError' } });
    expect(bodies).toEqual([JSON.stringify(message)]);
  });

  test('a write is repeated after a throttle, with the same bytes', async () => {
    const throttle: Turn = (_request, response) => {
      response.writeHead(409, 'You must wait before accessing this url again.', {
        'Retry-After': '0',
      });
      response.end();
    };
    const { url, bodies } = await serve(throttle, json(success));
    await expect(connect(url).chatMessages.create(message)).resolves.toEqual(success);
    expect(bodies).toEqual(Array<string>(2).fill(JSON.stringify(message)));
  });

  test('a body that is cut short is an error, whatever the method', async () => {
    const { url } = await serve(cutShort, cutShort);
    const { chatMessages } = connect(url);
    await expect(chatMessages.get(1)).rejects.toMatchObject({ name: 'UnexpectedResponseError' });
    await expect(chatMessages.delete(1)).rejects.toMatchObject({ name: 'OutcomeUnknownError' });
  });

  test('nobody who listens leaves even a write without effect', async () => {
    const { url } = await serve();
    for (const close of closers.splice(0)) await close();
    const call = connect(url).chatMessages.create(message);
    await expect(call).rejects.toBeInstanceOf(TransportError);
    await expect(call).rejects.toMatchObject({ attempts: 4 });
    await expect(call).rejects.toThrow(/ECONNREFUSED/);
  });

  test('a server that says nothing is timed out, and the connection given up', async () => {
    let onClose: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (onClose = resolve));
    const watched: Turn = (request) => request.socket.on('close', onClose);
    const { url } = await serve(watched, silent, silent, silent);
    const call = connect(url, 50).chatMessages.get(1);
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError', attempts: 4 });
    await closed;
  });

  test('a redirect is not followed', async () => {
    const redirect: Turn = (_request, response) => {
      response.writeHead(307, { Location: '/elsewhere' }).end();
    };
    const { url, bodies } = await serve(redirect, json(record));
    await expect(connect(url).chatMessages.get(1)).rejects.toMatchObject({ status: 307 });
    expect(bodies).toHaveLength(1);
  });
});
