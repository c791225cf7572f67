import type { OpenAiChatMessagePage } from '@nexudus-toolkit/api-types';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { once } from 'node:events';
import node from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createFactories } from '../../src/factories/index.ts';
import { defaultUser, type Simulator } from '../../src/index.ts';
import {
  createSimulatorHandlers,
  type Overrides,
  type SimulatorHandlersOptions,
} from '../../src/msw/index.ts';
import { resource, toBasic } from '../ask.ts';

const origin = 'https://spaces.nexudus.com';
const firstId = 87_654_321;
const headers = { authorization: toBasic(defaultUser) };
const { aMessage, aMessagePage, aToken } = createFactories();

const elsewhere = http.all('*', () => new Response('handled elsewhere'));

let stop = (): void => undefined;
afterEach(() => {
  stop();
  stop = () => undefined;
});

function start(options: SimulatorHandlersOptions = {}): Simulator {
  const { handlers, simulator } = createSimulatorHandlers({ messages: 30, ...options });
  // What is none of theirs must not reach the network.
  const server = setupServer(...handlers, elsewhere);
  server.listen();
  stop = () => {
    server.close();
  };
  return simulator;
}

const ask = (path: string, init: RequestInit = {}, base = origin) =>
  fetch(`${base}${path}`, { headers, ...init });

describe('createSimulatorHandlers', () => {
  it('answers every operation from one simulator', async () => {
    const simulator = start();
    const body = JSON.stringify({ BusinessId: 1415001, Action: 1, Content: 'Grüße' });
    const created = await ask(resource, { method: 'POST', body });
    const { Value } = (await created.json()) as { Value: { Id: number } };
    expect(simulator.store.get(Value.Id)).toMatchObject({ Content: 'Grüße' });
    const one = `${resource}/${Value.Id}`;
    expect(await (await ask(one)).json()).toEqual(simulator.store.get(Value.Id));
    const changed = JSON.stringify({ Id: Value.Id, BusinessId: 1415001, Action: 1, Content: 'x' });
    expect((await ask(resource, { method: 'PUT', body: changed })).status).toBe(200);
    expect(simulator.store.get(Value.Id)?.Content).toBe('x');
    expect((await ask(one, { method: 'DELETE' })).status).toBe(200);
    expect((await ask(one)).status).toBe(404);
    const found = await ask(`${resource}?size=3&page=2`);
    expect(await found.json()).toMatchObject({ PageNumber: 2, PageSize: 3, TotalItems: 30 });
    const { username, password } = defaultUser;
    const form = new URLSearchParams({ grant_type: 'password', username, password });
    const token = (await (await ask('/api/token', { method: 'POST', body: form })).json()) as {
      access_token: string;
    };
    const authorization = `Bearer ${token.access_token}`;
    expect((await ask(resource, { headers: { authorization } })).status).toBe(200);
    expect(simulator.requests.total).toBe(8);
  });

  it('starts with the options of a simulator', async () => {
    const simulator = start({ messages: 2, throttle: 'documented' });
    expect(simulator.store.size).toBe(2);
    await ask(resource);
    const throttled = await ask(resource);
    expect(throttled.status).toBe(409);
    expect(throttled.statusText).toBe('You must wait before accessing this url again.');
  });

  it('wants credentials, as Nexudus does', async () => {
    start();
    expect((await ask(resource, { headers: {} })).status).toBe(401);
  });

  it('answers those who do not use fetch', async () => {
    start();
    const sent = node.get(`http://nexudus.test${resource}/${firstId}`, { headers });
    const [response] = (await once(sent, 'response')) as [AsyncIterable<Buffer>];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ Id: firstId });
  });

  it('keeps two apart', () => {
    const [one, other] = [createSimulatorHandlers(), createSimulatorHandlers()];
    one.simulator.store.replaceAll([]);
    expect(other.simulator.store.size).toBe(1000);
  });
});

describe('where the handlers answer', () => {
  it.each([
    [undefined, origin],
    [undefined, 'http://127.0.0.1:8080/gateway/nexudus'],
    [undefined, 'http://localhost'],
    ['http://127.0.0.1:8080/gateway', 'http://127.0.0.1:8080/gateway'],
    ['http://127.0.0.1:8080/gateway///', 'http://127.0.0.1:8080/gateway'],
    ['https://gate.example', 'https://gate.example'],
    ['https://gate.example/api/sys', 'https://gate.example/api/sys'],
    ['https://gate.example:8443/a/b.c-d_e~f', 'https://gate.example:8443/a/b.c-d_e~f'],
  ])('with baseUrl %j: at %s', async (baseUrl, base) => {
    const simulator = start(baseUrl === undefined ? {} : { baseUrl });
    const one = await ask(`${resource}/${firstId}?trace=1`, {}, base);
    expect(one.status).toBe(200);
    expect(await one.json()).toMatchObject({ Id: firstId });
    const page = (await (
      await ask(`${resource}?size=2`, {}, base)
    ).json()) as OpenAiChatMessagePage;
    expect(page.Records).toHaveLength(2);
    expect(simulator.requests.recent.map(({ target }) => target)).toEqual([
      `${resource}/${firstId}?trace=1`,
      `${resource}?size=2`,
    ]);
  });

  it.each([
    ['another path of the API', undefined, 'GET', '/api/sys/coworkers', origin],
    ['a path below a record', undefined, 'GET', `${resource}/1/2`, origin],
    ['a method without an operation', undefined, 'PATCH', resource, origin],
    ['the control endpoint', undefined, 'GET', '/_simulator/state', origin],
    ['another host', 'https://gate.example', 'GET', resource, origin],
    ['another port', 'http://gate.example:81', 'GET', resource, 'http://gate.example'],
    ['a longer path', 'https://gate.example', 'GET', `/a${resource}`, 'https://gate.example'],
    ['a shorter path', 'https://gate.example/a', 'GET', resource, 'https://gate.example'],
  ])('leaves %s to whoever handles it', async (_, baseUrl, method, path, base) => {
    const simulator = start(baseUrl === undefined ? {} : { baseUrl });
    expect(await (await ask(path, { method }, base)).text()).toBe('handled elsewhere');
    expect(simulator.requests.total).toBe(0);
  });

  it.each(['', 'gate.example', 'ftp://gate.example', 'https://', 'https://gate.example?a=1', '*'])(
    'refuses %j as a base URL',
    (baseUrl) => {
      expect(() => createSimulatorHandlers({ baseUrl })).toThrow(
        'baseUrl must be a URL with http or https, or a path, without a query: not ',
      );
    },
  );
});

describe('faults', () => {
  it('connection-reset fails the request, and does not answer 500', async () => {
    start().faults.add({ kind: 'connection-reset', times: 1 });
    await expect(ask(resource)).rejects.toThrow(TypeError);
    expect((await ask(resource)).status).toBe(200);
  });

  it('truncated-body fails the body', async () => {
    start().faults.add({ kind: 'truncated-body', times: 1 });
    const read = ask(resource).then((response) => response.text());
    await expect(read).rejects.toThrow(TypeError);
  });

  it('html-body arrives as it is', async () => {
    start().faults.add({ kind: 'html-body', times: 1 });
    const response = await ask(resource);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('We will be back soon');
  });
});

describe('overrides', () => {
  const one = `${resource}/${firstId}`;

  it('a body is answered with 200, time and again', async () => {
    const simulator = start({ overrides: { getOpenAiChatMessage: aMessage({ Id: 5 }) } });
    for (const response of [await ask(one), await ask(one)]) {
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ Id: 5 });
    }
    expect(simulator.requests.total).toBe(0);
    expect((await ask(resource)).status).toBe(200);
  });

  it.each<[string, Overrides, unknown]>([
    [
      'a body',
      { getOpenAiChatMessage: ({ params }) => aMessage({ Id: params.id + 1 }) },
      { Id: firstId + 1 },
    ],
    [
      'a promise of one',
      { getOpenAiChatMessage: () => Promise.resolve(aMessage({ Id: 6 })) },
      { Id: 6 },
    ],
    [
      'a response',
      { getOpenAiChatMessage: () => Response.json({ any: 'thing' }) },
      { any: 'thing' },
    ],
    ['a response of MSW', { getOpenAiChatMessage: () => HttpResponse.json({ Id: 8 }) }, { Id: 8 }],
    ['undefined', { getOpenAiChatMessage: () => undefined }, { Id: firstId }],
    ['nothing, by a name alone', { getOpenAiChatMessage: undefined }, { Id: firstId }],
    [
      'what the simulator answers',
      { getOpenAiChatMessage: ({ original }) => original() },
      { Id: firstId },
    ],
  ])('a function may yield %s', async (_, overrides, expected) => {
    start({ overrides });
    const response = await ask(one);
    expect(await response.json()).toMatchObject(expected as object);
  });

  it.each([404, 503])('a function may refuse with %i', async (status) => {
    start({ overrides: { searchOpenAiChatMessages: () => new Response(null, { status }) } });
    expect((await ask(resource)).status).toBe(status);
  });

  it('a function may yield one response again and again', async () => {
    const response = Response.json({ Id: 9 });
    start({ overrides: { getOpenAiChatMessage: () => response } });
    expect(await (await ask(one)).json()).toEqual({ Id: 9 });
    expect(await (await ask(one)).json()).toEqual({ Id: 9 });
  });

  it('a function may fail the request', async () => {
    start({ overrides: { searchOpenAiChatMessages: () => HttpResponse.error() } });
    await expect(ask(resource)).rejects.toThrow(TypeError);
  });

  it('a function may read the request, and the simulator still can', async () => {
    const seen: unknown[] = [];
    const simulator = start({
      overrides: {
        createOpenAiChatMessage: async ({ request }) => {
          seen.push(await request.json());
          return undefined;
        },
      },
    });
    const body = { BusinessId: 1, Action: 0, Content: 'read twice' };
    const created = await ask(resource, { method: 'POST', body: JSON.stringify(body) });
    expect(created.status).toBe(200);
    expect(seen).toEqual([body]);
    expect(simulator.store.list().at(-1)).toMatchObject(body);
  });

  it('a function that looks at the original does not repeat it', async () => {
    const statuses: number[] = [];
    const simulator = start({
      overrides: {
        deleteOpenAiChatMessage: async ({ original }) => {
          statuses.push((await original()).status);
          return undefined;
        },
      },
    });
    expect((await ask(one, { method: 'DELETE' })).status).toBe(200);
    expect(statuses).toEqual([200]);
    expect(simulator.requests.total).toBe(1);
  });

  it('depend on the request', async () => {
    const empty = aMessagePage([]);
    start({
      overrides: {
        searchOpenAiChatMessages: ({ request }) =>
          new URL(request.url).searchParams.has('page') ? empty : undefined,
        issueToken: () => aToken({ access_token: 'made up' }),
      },
    });
    expect(await (await ask(`${resource}?page=2`)).json()).toEqual(empty);
    expect(await (await ask(resource)).json()).toMatchObject({ TotalItems: 30 });
    const token = await ask('/api/token', { method: 'POST' });
    expect(await token.json()).toMatchObject({ access_token: 'made up' });
  });

  it('are not asked about what is no id', async () => {
    start({ overrides: { getOpenAiChatMessage: ({ params }) => aMessage({ Id: params.id }) } });
    expect((await ask(`${resource}/first`)).status).toBe(400);
  });

  it('refuse an operation that there is not', () => {
    const overrides = { getChatMessage: aMessage() } as Overrides;
    expect(() => createSimulatorHandlers({ overrides })).toThrow(
      'There is no operation getChatMessage to override, only searchOpenAiChatMessages,',
    );
  });
});
