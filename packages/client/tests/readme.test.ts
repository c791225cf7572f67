import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { basic, createNexudusClient } from '../src/index.ts';
import type { NexudusClient, NexudusClientOptions } from '../src/index.ts';
import { createVirtualClock } from './fixtures/virtual-clock.ts';
import { emails as emailsAfter } from './readme/after.ts';
import { emails as emailsBefore } from './readme/before.ts';
import { createOnce } from './readme/create.ts';
import { explain } from './readme/explain.ts';
import { exportRecords } from './readme/export-records.ts';
import { findUnhappy } from './readme/find.ts';
import { countChannels, newest } from './readme/iterate.ts';
import { createObserved } from './readme/observe.ts';
import { getOrStatus } from './readme/raw.ts';
import { signIn } from './readme/sign-in.ts';
import { getInTime } from './readme/time-limits.ts';
import { hideNumbers } from './readme/update.ts';
import { startSimulatorProcess } from './runtimes/simulator-process.ts';
import type { SimulatorProcess } from './runtimes/simulator-process.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const readme = read('../README.md');
const { name: packageName, exports } = JSON.parse(read('../package.json')) as PackageJson;
/** What is read of the package's own. */
interface PackageJson {
  readonly name: string;
  readonly exports: Readonly<Record<string, { readonly '@nexudus-toolkit/source': string }>>;
}

const folder = new URL('readme/', import.meta.url);

const firstId = 87654321;
const businesses = [1415001, 1415002, 1415003, 1415004];
const user = { username: 'service@example.com', password: 'not-a-secret' };

let simulator: SimulatorProcess;
let options: NexudusClientOptions;
let client: NexudusClient;
let directory: string;

async function control(path: string, body: unknown): Promise<void> {
  const url = `${simulator.url}/_simulator/${path}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  expect(response.ok).toBe(true);
}

const fault = (given: unknown): Promise<void> => control('faults', given);

/** What the simulator has counted since it was reset. */
async function counts(): Promise<{ requests: { total: number }; writes: { total: number } }> {
  const response = await fetch(`${simulator.url}/_simulator/state`);
  return (await response.json()) as Awaited<ReturnType<typeof counts>>;
}

async function newToken(): Promise<string> {
  const body = { grant_type: 'password', ...user } as const;
  const { data } = await client.POST('/api/token', { body });
  return data?.access_token ?? '';
}

beforeAll(async () => {
  simulator = await startSimulatorProcess();
  directory = await mkdtemp(join(tmpdir(), 'client-readme-'));
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'log').mockReturnValue();
});

afterAll(async () => {
  vi.restoreAllMocks();
  await simulator.close();
  await rm(directory, { recursive: true });
});

beforeEach(async () => {
  await control('reset', { messages: 60, seed: 1 });
  const { username, password } = user;
  options = { baseUrl: simulator.url, auth: basic(username, password), random: () => 0 };
  client = createNexudusClient(options);
});

test('the README shows the examples that are compiled, word for word', () => {
  const doors = Object.entries(exports).map(([door, conditions]) => ({
    source: conditions['@nexudus-toolkit/source'].replace('./', '../../'),
    name: packageName + door.slice(1),
  }));
  const shown = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => match[1]);
  const compiled = readdirSync(folder).map((name) =>
    doors.reduce(
      (text, door) => text.replaceAll(`'${door.source}'`, `'${door.name}'`),
      readFileSync(new URL(name, folder), 'utf8'),
    ),
  );
  expect(shown.toSorted()).toEqual(compiled.toSorted());
  expect(shown).not.toEqual([]);
});

describe('the examples of the README do what they say', () => {
  test('quick start', async () => {
    vi.stubEnv('NEXUDUS_BASE_URL', simulator.url);
    vi.stubEnv('NEXUDUS_TOKEN', await newToken());
    await import('./readme/quick-start.ts');
    expect(vi.mocked(console.log).mock.calls).toHaveLength(10);
    vi.unstubAllEnvs();
  });

  test('signing in keeps the tokens for the next process', async () => {
    const file = join(directory, 'token.json');
    const first = signIn(user, file, simulator.url);
    expect((await first.chatMessages.get(firstId)).Id).toBe(firstId);
    expect((await stat(file)).mode & 0o077).toBe(0);
    const second = signIn({ ...user, password: 'never used' }, file, simulator.url);
    expect((await second.chatMessages.get(firstId)).Id).toBe(firstId);
  });

  test('finding in words', async () => {
    await control('reset', { messages: 1000, seed: 1 });
    const all = await client.chatMessages.iterate().collect();
    const wanted = all.filter(
      ({ BusinessId, Rating, CreatedOn }) =>
        BusinessId === 1415001 && Rating !== null && Rating <= 2 && CreatedOn < '2025-06-30T22:00',
    );
    const found = await findUnhappy(client, 1415001);
    const ids = (records: typeof found): number[] => records.map(({ Id }) => Id).toSorted();
    expect(ids(found)).toEqual(ids(wanted));
    expect(wanted.length).toBeGreaterThan(0);
  });

  test('iterating over several businesses, and over the newest', async () => {
    const counted = await countChannels(client, businesses);
    expect([...counted.values()].reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(counted.size).toBeGreaterThan(1);
    const ids = (await newest(client)).map(({ Id }) => Id);
    expect([ids.length, ids[0]]).toEqual([20, firstId + 59]);
  });

  test('exporting complete records', async () => {
    const file = join(directory, 'messages.ndjson');
    await exportRecords(client, file);
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    const records = lines.map((line) => JSON.parse(line) as { Action: number; Channel: string });
    const { TotalItems } = await client.chatMessages.search({ channel: 'Email' });
    expect(records).toHaveLength(TotalItems);
    expect(records.every(({ Action, Channel }) => Channel === 'Email' && Action >= 0)).toBe(true);
  });

  test('updating', async () => {
    const before = await client.chatMessages.update(firstId, () => ({ Content: 'Call 555' }), {
      readBack: true,
    });
    const after = await hideNumbers(client, firstId);
    expect(after).toMatchObject({ Content: 'Call ###', UserId: before.UserId });
  });

  test.each([
    ['takes effect', 'applied', 1],
    ['has none', 'none', 0],
  ])('creating with a lost answer where the write %s', async (_, effect, writes) => {
    await fault({ kind: 'html-body', status: 502, times: 1, effect });
    const Content = `Said once ${effect}`;
    const id = await createOnce(client, { BusinessId: 1415001, Action: 0, Content });
    expect((await counts()).writes.total).toBe(writes);
    if (id !== undefined) expect((await client.chatMessages.get(id)).Content).toBe(Content);
    expect(id === undefined).toBe(writes === 0);
  });

  test('creating', async () => {
    const id = await createOnce(client, { BusinessId: 1415001, Action: 0, Content: 'Said once' });
    expect(id).toBe(firstId + 60);
  });

  test('time limits', async () => {
    const { signal } = new AbortController();
    expect(await getInTime(client, firstId, signal)).toHaveProperty('Id', firstId);
    expect(await getInTime(client, firstId, AbortSignal.abort())).toBe('not wanted any more');
    const clock = createVirtualClock();
    const silent = createNexudusClient({
      ...options,
      clock,
      fetch: () => new Promise(() => undefined),
    });
    const late = await clock.settle(getInTime(silent, firstId, signal));
    expect(late).toBe('deadlineMs, 2 requests');
  });

  test('explaining errors', async () => {
    const explained = async (call: Promise<unknown>): Promise<string> =>
      call.then(() => 'no error', explain);
    const { chatMessages } = createNexudusClient({ ...options, retries: 0 });
    expect(await explained(chatMessages.get(1))).toMatch(/^404, request /);
    const broken: never = { BusinessId: null, Action: 0, Content: '' } as never;
    expect(await explained(chatMessages.create(broken))).toBe('Business is a required field');
    await fault({ kind: 'throttle', retryAfterSeconds: 3, times: 1 });
    expect(await explained(chatMessages.get(firstId))).toBe('again in 3000 ms');
    await fault({ kind: 'html-body', times: 1 });
    expect(await explained(chatMessages.get(firstId))).toContain('UnexpectedResponseError');
    expect(() => explain(new TypeError('misuse'))).toThrow('misuse');
  });

  test('observing', async () => {
    const lines: string[] = [];
    await fault({ kind: 'status', status: 503, times: 1 });
    const { chatMessages } = createObserved(options, (line) => lines.push(line));
    await chatMessages.search({ customerName: 'Jane Roe' });
    expect(lines).toContain('searchOpenAiChatMessages waits 0 ms');
    expect(lines.filter((line) => line.includes(' > GET '))).toHaveLength(2);
    expect(lines.join('\n')).not.toContain('Jane');
  });

  test('the raw surface', async () => {
    expect(await getOrStatus(client, firstId)).toHaveProperty('Id', firstId);
    expect(await getOrStatus(client, 1)).toBe(404);
  });

  test('migrating from fetch', async () => {
    const token = await newToken();
    const before = await emailsBefore(simulator.url, token);
    expect(await emailsAfter(simulator.url, token)).toEqual(before);
    expect(before.length).toBeGreaterThan(1);
    await fault({ kind: 'status', status: 503, times: 1 });
    await expect(emailsBefore(simulator.url, token)).rejects.toThrow('HTTP 503');
    await fault({ kind: 'status', status: 503, times: 1 });
    expect(await emailsAfter(simulator.url, token)).toEqual(before);
  });
});
