import { describe, expect, it } from 'vitest';
import { createSimulator, defaultUser, type Simulator } from '../../src/index.ts';
import { resource, toBasic } from '../ask.ts';

const url = `https://spaces.nexudus.com${resource}`;
const headers = { authorization: toBasic(defaultUser) };
const reason = new Error('not wanted any more');

/** A simulator that holds its answer back until it is let go. */
function createHeld(): { readonly simulator: Simulator; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const simulator = createSimulator({ messages: 3, latencyMs: 1, wait: () => held });
  return { simulator, letGo };
}

describe('fetch', () => {
  it('stands in for the global one in the types', () => {
    const { fetch }: { fetch: typeof globalThis.fetch } = createSimulator({ messages: 0 });
    expect(fetch).toBeTypeOf('function');
  });

  it.each<[string, Parameters<typeof globalThis.fetch>]>([
    ['a text', [url, { headers }]],
    ['a URL', [new URL(url), { headers }]],
    ['a request', [new Request(url, { headers })]],
    ['a request and what to change of it', [new Request(url), { headers }]],
    [
      'a request and another method',
      [new Request(url, { headers, method: 'PATCH' }), { method: 'GET' }],
    ],
  ])('takes %s', async (_, given) => {
    const response = await createSimulator({ messages: 3 }).fetch(...given);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ TotalItems: 3 });
  });

  it('sends a body', async () => {
    const simulator = createSimulator({ messages: 0 });
    const body = JSON.stringify({ BusinessId: 1, Action: 0, Content: 'Grüße' });
    await simulator.fetch(url, { method: 'POST', headers, body });
    expect(simulator.store.list()).toMatchObject([{ Content: 'Grüße' }]);
  });

  it.each<[string, Parameters<typeof globalThis.fetch>]>([
    ['a path alone', [resource]],
    ['a body of a GET', [url, { body: 'x' }]],
    ['a method that is none', [url, { method: 'GET IT' }]],
  ])('rejects %s as the global one does', async (_, given) => {
    const told = createSimulator({ messages: 0 }).fetch(...given);
    await expect(told).rejects.toThrow(TypeError);
  });

  it('keeps status, reason phrase and headers', async () => {
    const simulator = createSimulator({ messages: 0 });
    simulator.faults.add({ kind: 'throttle', times: 1 });
    const response = await simulator.fetch(url, { headers });
    expect(response.statusText).toBe('You must wait before accessing this url again.');
    expect(response.headers.get('retry-after')).toBe('1');
  });
});

describe('fetch with a signal', () => {
  it('rejects with its reason before anything is asked for', async () => {
    const simulator = createSimulator({ messages: 0 });
    const told = simulator.fetch(url, { headers, signal: AbortSignal.abort(reason) });
    await expect(told).rejects.toBe(reason);
    expect(simulator.requests.total).toBe(0);
  });

  it.each(['in the options', 'in the request'])('rejects at once, %s', async (place) => {
    const { simulator } = createHeld();
    const controller = new AbortController();
    const init = { headers, signal: controller.signal };
    const told =
      place === 'in the options'
        ? simulator.fetch(url, init)
        : simulator.fetch(new Request(url, init));
    controller.abort();
    await expect(told).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('lets a write take effect that has been sent', async () => {
    const { simulator, letGo } = createHeld();
    const controller = new AbortController();
    const body = JSON.stringify({ BusinessId: 1, Action: 0, Content: '' });
    const { signal } = controller;
    const told = simulator.fetch(url, { method: 'POST', headers, body, signal });
    controller.abort(reason);
    await expect(told).rejects.toBe(reason);
    letGo();
    await expect.poll(() => simulator.requests.total).toBe(1);
    expect(simulator.store.size).toBe(4);
  });

  it('fails a body that is still unread', async () => {
    const controller = new AbortController();
    const simulator = createSimulator({ messages: 3 });
    const response = await simulator.fetch(url, { headers, signal: controller.signal });
    controller.abort(reason);
    await expect(response.text()).rejects.toBe(reason);
  });

  it('leaves a body alone that has been read', async () => {
    const controller = new AbortController();
    const simulator = createSimulator({ messages: 3 });
    const response = await simulator.fetch(url, { headers, signal: controller.signal });
    const text = await response.text();
    controller.abort(reason);
    expect(JSON.parse(text)).toMatchObject({ TotalItems: 3 });
  });

  it('passes a fault of the connection on', async () => {
    const { signal } = new AbortController();
    const simulator = createSimulator({ messages: 3 });
    simulator.faults.add({ kind: 'connection-reset', times: 1 });
    simulator.faults.add({ kind: 'truncated-body', times: 1 });
    const told = simulator.fetch(url, { headers, signal });
    await expect(told).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
    const cut = await simulator.fetch(url, { headers, signal });
    await expect(cut.text()).rejects.toThrow('terminated');
  });
});
