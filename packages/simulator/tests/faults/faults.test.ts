import type { OpenAiChatMessagePage } from '@nexudus-toolkit/api-types';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, FaultError, type Fault, type Simulator } from '../../src/index.ts';
import { ask, resource, toRequest, type AskOptions } from '../ask.ts';

const one = `${resource}/87654321`;
const body = { BusinessId: 1, Action: 1, Content: 'a' };

let waits: number[];
let simulator: Simulator;
beforeEach(() => {
  waits = [];
  simulator = createSimulator({
    messages: 40,
    wait: (durationMs) => {
      waits.push(durationMs);
      return Promise.resolve();
    },
  });
});

/** Asks without holding the answer against the specification. */
const askFaulty = (method: string, target: string, options?: AskOptions) =>
  simulator.fetch(toRequest(method, target, options));

describe('a fault', () => {
  it('strikes as many requests as it is told to', async () => {
    simulator.faults.add({ kind: 'status', status: 502, times: 2 });
    const statuses: number[] = [];
    for (let asked = 0; asked < 4; asked += 1) statuses.push((await askFaulty('GET', one)).status);
    expect(statuses).toEqual([502, 502, 200, 200]);
    expect(simulator.faults.list()).toEqual([]);
  });

  it('strikes the operation that it names and no other', async () => {
    simulator.faults.add({ kind: 'status', operation: 'getOpenAiChatMessage' });
    expect((await ask(simulator, 'GET', resource)).status).toBe(200);
    expect((await askFaulty('GET', one)).status).toBe(503);
  });

  it('waits for the one that was added before it', async () => {
    simulator.faults.add({ kind: 'status', status: 500, times: 1 });
    simulator.faults.add({ kind: 'unauthorized', times: 1 });
    const statuses = [await askFaulty('GET', one), await askFaulty('GET', one)];
    expect(statuses.map(({ status }) => status)).toEqual([500, 401]);
  });

  it('is listed with what is left of it, and can be removed', () => {
    const id = simulator.faults.add({ kind: 'empty-body', times: 3 });
    expect(simulator.faults.list()).toEqual([{ id, kind: 'empty-body', times: 3 }]);
    expect(simulator.faults.remove(id)).toBe(true);
    expect(simulator.faults.remove(id)).toBe(false);
    simulator.faults.add({ kind: 'empty-body' });
    simulator.faults.clear();
    expect(simulator.faults.list()).toEqual([]);
  });

  it.each([
    [{ kind: 'fire' }, /^kind must be one of latency, /],
    [{ kind: 'latency' }, 'latencyMs of a latency fault must be an integer from 0'],
    [
      { kind: 'status', status: 99 },
      'status of a status fault must be an integer from 200 to 599.',
    ],
    [{ kind: 'status', times: 0 }, 'times of a status fault must be an integer from 1'],
    [{ kind: 'html-body', status: 204 }, 'but not 204, 205 or 304.'],
    [
      { kind: 'status', operation: 'deleteAll' },
      /^operation of a status fault must be one of search/,
    ],
    [{ kind: 'unauthorized', delay: 1 }, 'delay is no field of a unauthorized fault.'],
    [{ kind: 'drift', change: 'rename', field: 'Id' }, 'newName of a drift fault must say'],
    [{ kind: 'drift', change: 'retype', field: 'Id' }, 'newType of a drift fault must say'],
  ])('that cannot be is refused: %j', (fault, message) => {
    expect(() => simulator.faults.add(fault as Fault)).toThrow(FaultError);
    expect(() => simulator.faults.add(fault as Fault)).toThrow(message);
  });
});

describe('latency', () => {
  it('holds the answer back, together with the latency of the simulator', async () => {
    simulator.faults.add({ kind: 'latency', latencyMs: 250, times: 1 });
    expect((await ask(simulator, 'GET', one)).status).toBe(200);
    await ask(simulator, 'GET', one);
    expect(waits).toEqual([250]);
    const slow = createSimulator({
      messages: 1,
      latencyMs: 40,
      wait: (durationMs) => Promise.resolve(void waits.push(durationMs)),
    });
    slow.faults.add({ kind: 'latency', latencyMs: 2 });
    await ask(slow, 'GET', one);
    expect(waits).toEqual([250, 42]);
  });

  it('adds to another fault', async () => {
    simulator.faults.add({ kind: 'latency', latencyMs: 9 });
    simulator.faults.add({ kind: 'status' });
    expect((await askFaulty('GET', one)).status).toBe(503);
    expect(waits).toEqual([9]);
  });
});

describe('faults in place of an answer', () => {
  it('connection-reset fails as the global fetch does', async () => {
    simulator.faults.add({ kind: 'connection-reset' });
    const failed = askFaulty('GET', one);
    await expect(failed).rejects.toThrow(TypeError);
    await expect(failed).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(simulator.requests.byStatus).toEqual({ reset: 1 });
  });

  it('truncated-body fails within the body', async () => {
    simulator.faults.add({ kind: 'truncated-body', sentBytes: 10 });
    const response = await askFaulty('GET', one);
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(10);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value).toHaveLength(10);
    await expect(reader?.read()).rejects.toThrow(TypeError);
  });

  it('html-body answers with a page for people', async () => {
    simulator.faults.add({ kind: 'html-body' });
    const response = await askFaulty('GET', one);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  });

  it.each([
    [{ kind: 'status' }, 503],
    [{ kind: 'status', status: 500 }, 500],
    [{ kind: 'empty-body' }, 200],
    [{ kind: 'unauthorized' }, 401],
  ] as const)('%j answers %#: %i without a body', async (fault, status) => {
    simulator.faults.add(fault);
    const response = await askFaulty('GET', one);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it('throttle answers in either form', async () => {
    simulator.faults.add({ kind: 'throttle', retryAfterSeconds: 30, times: 1 });
    simulator.faults.add({ kind: 'throttle', status: 429, retryAfterSeconds: 12 });
    const published = await ask(simulator, 'GET', one);
    expect(published.status).toBe(409);
    expect(published.headers.get('retry-after')).toBe('30');
    const observed = await ask(simulator, 'GET', one);
    expect(observed.status).toBe(429);
    expect(observed.text).toMatch(/Wait 12\.0 seconds/);
  });

  it('unsuccessful refuses a write with status 200, and leaves reads and tokens alone', async () => {
    simulator.faults.add({ kind: 'unsuccessful', message: 'It is locked.' });
    const refused = await ask(simulator, 'DELETE', one);
    expect(refused.status).toBe(200);
    expect(refused.body).toEqual({
      Status: 500,
      Message: 'It is locked.',
      Value: null,
      OpenInDialog: false,
      OpenInWindow: false,
      RedirectURL: null,
      JavaScript: null,
      UpdatedOn: null,
      UpdatedBy: null,
      Errors: null,
      WasSuccessful: false,
    });
    expect((await ask(simulator, 'GET', one)).status).toBe(200);
    const form = new URLSearchParams({ grant_type: 'none' });
    expect((await ask(simulator, 'POST', '/api/token', { body: form })).status).toBe(400);
  });
});

describe('the effect of a write whose answer is lost', () => {
  it.each([
    { kind: 'connection-reset' },
    { kind: 'status', status: 504 },
    { kind: 'html-body' },
    { kind: 'empty-body' },
  ] as const)('is none for %j, unless told otherwise', async (fault) => {
    const post = () => askFaulty('POST', resource, { body }).catch(() => 'reset');
    simulator.faults.add({ ...fault, times: 1 });
    await post();
    expect(simulator.store.size).toBe(40);
    simulator.faults.add({ ...fault, effect: 'applied', times: 1 });
    await post();
    expect(simulator.store.size).toBe(41);
  });

  it('is there for truncated-body', async () => {
    simulator.faults.add({ kind: 'truncated-body' });
    await askFaulty('POST', resource, { body });
    expect(simulator.requests.writes).toHaveLength(1);
  });
});

describe('ignore-filters', () => {
  it('answers a search as if no filter had been given, in the order asked for', async () => {
    simulator.faults.add({ kind: 'ignore-filters' });
    const target = `${resource}?OpenAiChatMessage_Business=1&to_OpenAiChatMessage_Rating=0&dir=1`;
    const page = (await ask<OpenAiChatMessagePage>(simulator, 'GET', target)).body;
    expect(page.TotalItems).toBe(40);
    expect(page.Records[0]?.Id).toBe(87_654_360);
  });
});

describe('drift', () => {
  const readOne = async () =>
    (await (await askFaulty('GET', one)).json()) as Readonly<Record<string, unknown>>;
  const readPage = async () =>
    (await (await askFaulty('GET', resource)).json()) as OpenAiChatMessagePage;

  it('renames a field', async () => {
    simulator.faults.add({ kind: 'drift', change: 'rename', field: 'Content', newName: 'Text' });
    const record = await readOne();
    expect(record).not.toHaveProperty('Content');
    expect(record['Text']).toBe(simulator.store.get(87_654_321)?.Content);
  });

  it('removes a field of each record of a page', async () => {
    simulator.faults.add({ kind: 'drift', change: 'remove', field: 'Id' });
    const { Records, TotalItems } = await readPage();
    expect(Records.some((record) => 'Id' in record)).toBe(false);
    expect(TotalItems).toBe(40);
  });

  it('changes the page around the records if told to', async () => {
    simulator.faults.add({ kind: 'drift', change: 'remove', field: 'TotalItems', target: 'page' });
    const page = await readPage();
    expect(page).not.toHaveProperty('TotalItems');
    expect(page.Records[0]).toHaveProperty('Id');
  });

  it.each([
    ['string', '87654321'],
    ['number', 87_654_321],
    ['boolean', true],
    ['object', { value: 87_654_321 }],
    ['array', [87_654_321]],
    ['null', null],
  ] as const)('gives a field the type %s', async (newType, wanted) => {
    simulator.faults.add({ kind: 'drift', change: 'retype', field: 'Id', newType });
    expect((await readOne())['Id']).toEqual(wanted);
  });

  it('adds a field, and several changes add up', async () => {
    simulator.faults.add({ kind: 'drift', change: 'add', field: 'Sentiment', value: 0.7 });
    simulator.faults.add({ kind: 'drift', change: 'remove', field: 'Rating' });
    const record = await readOne();
    expect(record).toHaveProperty('Sentiment', 0.7);
    expect(record).not.toHaveProperty('Rating');
  });

  it('leaves refusals and the data itself as they are', async () => {
    const before = simulator.store.get(87_654_321);
    simulator.faults.add({ kind: 'drift', change: 'remove', field: 'Message' });
    const refused = await ask(simulator, 'POST', resource, { body: {} });
    expect(refused.body).toHaveProperty('Message');
    expect(simulator.store.get(87_654_321)).toEqual(before);
  });
});
