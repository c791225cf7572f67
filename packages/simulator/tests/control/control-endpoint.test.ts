import { beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator, type SimulatorState } from '../../src/index.ts';
import { ask, resource } from '../ask.ts';

let simulator: Simulator;
beforeEach(() => {
  simulator = createSimulator({ messages: 10 });
});

const control = <Body = { error: string }>(method: string, path: string, body?: unknown) =>
  ask<Body>(simulator, method, `/_simulator${path}`, { user: null, body });
const readState = async () => (await control<SimulatorState>('GET', '/state')).body;

describe('/_simulator/state', () => {
  it('tells what has been asked for and done, but not of the control endpoint itself', async () => {
    await ask(simulator, 'GET', `${resource}?size=1`, { headers: { 'x-request-id': 'first' } });
    const body = { BusinessId: 1, Action: 1, Content: '' };
    await ask(simulator, 'POST', resource, { body, headers: { 'x-request-id': 'second' } });
    await ask(simulator, 'GET', '/elsewhere');
    expect(await readState()).toEqual({
      messages: 11,
      requests: {
        total: 3,
        byOperation: { searchOpenAiChatMessages: 1, createOpenAiChatMessage: 1 },
        byStatus: { 200: 2, 404: 1 },
        recent: [
          {
            method: 'GET',
            target: `${resource}?size=1`,
            operationId: 'searchOpenAiChatMessages',
            requestId: 'first',
            status: 200,
          },
          {
            method: 'POST',
            target: resource,
            operationId: 'createOpenAiChatMessage',
            requestId: 'second',
            status: 200,
          },
          { method: 'GET', target: '/elsewhere', operationId: null, requestId: null, status: 404 },
        ],
      },
      writes: { total: 1, byRequestId: { second: 1 } },
      faults: [],
      throttle: { mode: 'off', status: 409 },
    });
  });

  it('keeps the last hundred requests', async () => {
    for (let asked = 1; asked <= 103; asked += 1)
      await ask(simulator, 'GET', `${resource}?page=${asked}`);
    const { recent } = simulator.requests;
    expect(recent).toHaveLength(100);
    expect(recent[0]?.target).toBe(`${resource}?page=4`);
  });
});

describe('/_simulator/faults', () => {
  it('adds, lists, removes and clears faults', async () => {
    const added = await control<{ id: string }>('POST', '/faults', { kind: 'status', times: 2 });
    expect(added.status).toBe(201);
    const { id } = added.body;
    const listed = await control('GET', '/faults');
    expect(listed.body).toEqual([{ id, kind: 'status', times: 2 }]);
    expect((await control('DELETE', `/faults/${id}`)).status).toBe(204);
    expect((await control('DELETE', `/faults/${id}`)).status).toBe(404);
    await control('POST', '/faults', { kind: 'unauthorized' });
    expect((await control('DELETE', '/faults')).status).toBe(204);
    expect(simulator.faults.list()).toEqual([]);
  });

  it('is not struck by faults', async () => {
    await control('POST', '/faults', { kind: 'connection-reset' });
    expect((await readState()).faults).toHaveLength(1);
  });
});

describe('/_simulator/messages', () => {
  it('puts messages, beside those there are or in place of the one with their id', async () => {
    const first = 87_654_321;
    const put = [{ Content: 'new' }, { Id: first, Content: 'replaced', BusinessId: 7 }];
    const { body } = await control<{ ids: number[] }>('POST', '/messages', put);
    expect(body.ids).toEqual([first + 10, first]);
    expect(simulator.store.size).toBe(11);
    expect(simulator.store.get(first)).toMatchObject({ BusinessId: 7, Channel: null });
    expect((await ask(simulator, 'GET', `${resource}/${first + 10}`)).status).toBe(200);
  });

  it('puts messages in the place of all there are', async () => {
    const { body } = await control<{ messages: number }>('PUT', '/messages', [
      { Id: 5 },
      { Id: 3 },
    ]);
    expect(body.messages).toBe(2);
    expect(simulator.store.list().map(({ Id }) => Id)).toEqual([3, 5]);
    await control('PUT', '/messages', []);
    expect(simulator.store.size).toBe(0);
  });
});

describe('/_simulator/throttle', () => {
  it('turns throttling on and chooses its form', async () => {
    await control('PUT', '/throttle', { mode: 'documented', status: 429 });
    await ask(simulator, 'GET', resource);
    expect((await ask(simulator, 'GET', resource)).status).toBe(429);
    await control('PUT', '/throttle', { mode: 'off' });
    expect((await ask(simulator, 'GET', resource)).status).toBe(200);
  });
});

describe('/_simulator/reset', () => {
  it('goes back to the start, but keeps tokens', async () => {
    const before = simulator.store.list();
    const form = new URLSearchParams({
      grant_type: 'password',
      username: 'service@example.com',
      password: 'not-a-secret',
    });
    const token = await ask<{ access_token: string }>(simulator, 'POST', '/api/token', {
      body: form,
    });
    await ask(simulator, 'DELETE', `${resource}/87654321`);
    await control('POST', '/faults', { kind: 'status' });
    await control('PUT', '/throttle', { mode: 'documented' });

    const { body: state } = await control<SimulatorState>('POST', '/reset');
    expect(state).toMatchObject({ messages: 10, faults: [], throttle: { mode: 'off' } });
    expect(state.requests.total).toBe(0);
    expect(state.writes.total).toBe(0);
    expect(simulator.store.list()).toEqual(before);
    const headers = { authorization: `Bearer ${token.body.access_token}` };
    expect((await ask(simulator, 'GET', resource, { user: null, headers })).status).toBe(200);
  });

  it('starts over with as much data as it is told to', async () => {
    const before = simulator.store.list();
    await control('POST', '/reset', { messages: 4, seed: 2 });
    expect(simulator.store.size).toBe(4);
    expect(simulator.store.list()[0]).not.toEqual(before[0]);
  });
});

describe('what the control endpoint cannot follow', () => {
  it.each([
    ['POST', '/faults', '{', 'The body must be JSON.'],
    ['POST', '/faults', [], 'kind must be one of'],
    ['POST', '/messages', 'null', 'A message must be a JSON object.'],
    ['POST', '/messages', { Colour: 'red' }, 'Colour is no field of OpenAiChatMessage.'],
    ['PUT', '/messages', [{ Id: 'x' }], 'Id must be an integer from 0.'],
    ['PUT', '/throttle', { mode: 'on' }, 'mode must be documented or off.'],
    ['PUT', '/throttle', { status: 503 }, 'status must be 409 or 429.'],
    ['PUT', '/throttle', [], 'The body must be a JSON object.'],
    ['POST', '/reset', { messages: -1 }, 'messages must be an integer from 0.'],
    ['POST', '/reset', { seed: 'x' }, 'seed must be an integer from 0.'],
    ['POST', '/reset', { size: 1 }, 'size is not known here; known are messages and seed.'],
  ])('is refused with a reason: %s %s %j', async (method, path, body, reason) => {
    const refused = await control(method, path, body);
    expect(refused.status).toBe(400);
    expect(refused.body.error).toContain(reason);
  });

  it('is not there: 404 with a reason', async () => {
    const missing = await control('GET', '/users');
    expect(missing.status).toBe(404);
    expect(missing.body.error).toBe('There is no GET /_simulator/users.');
  });
});
