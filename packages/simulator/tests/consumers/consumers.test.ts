import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, createConsumer, runProgram } from './create-consumer.ts';

const preparationMs = 120_000;

const right = `
import { createSimulator, startSimulator } from '@nexudus-toolkit/simulator';
import type { RunningSimulator } from '@nexudus-toolkit/simulator';
import { aMessage, createFactories } from '@nexudus-toolkit/simulator/factories';
import { createSimulatorHandlers } from '@nexudus-toolkit/simulator/msw';
import { setupServer } from 'msw/node';

const path = '/api/sys/openaichatmessages/5';
const fetchFrom: typeof fetch = createSimulator({ messages: 0 }).fetch;
const statuses = [(await fetchFrom(new URL(path, 'http://nexudus.test'))).status];

const running: RunningSimulator = await startSimulator({ port: 0, messages: 0 });
statuses.push((await fetch(running.url + path)).status);
await running[Symbol.asyncDispose]();

const getOpenAiChatMessage = createFactories({ seed: 2 }).aMessage({ Channel: 'Email', Id: 5 });
const { handlers } = createSimulatorHandlers({ overrides: { getOpenAiChatMessage } });
const server = setupServer(...handlers);
server.listen();
statuses.push((await fetch('https://gate.example' + path)).status);
server.close();
export const ids: number[] = [aMessage().Id];
console.log(statuses.join());
`;

const wrong = `
import { aMessage } from '@nexudus-toolkit/simulator/factories';
import { createSimulatorHandlers } from '@nexudus-toolkit/simulator/msw';
import '@nexudus-toolkit/simulator/dist/index.js';

aMessage({ Chanel: 'Email' });
createSimulatorHandlers({ overrides: { getMessage: aMessage() } });
createSimulatorHandlers({ overrides: { searchOpenAiChatMessages: aMessage() } });
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-consumers-'));
  await createConsumer(folder);
}, preparationMs);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each([
  { module: 'nodenext', moduleResolution: 'nodenext', types: [] },
  { module: 'nodenext', moduleResolution: 'nodenext', types: ['node'] },
  { module: 'esnext', moduleResolution: 'bundler', types: [] },
])('a program with the tarballs, $moduleResolution, types $types', (setting) => {
  it('compiles with all declarations, runs, and does not compile where it is wrong', async () => {
    const said = await compile(folder, { 'right.ts': right, 'wrong.ts': wrong }, setting);
    const places = said.match(/^\S+?\(\d+/gm);
    expect(places).toEqual([4, 6, 7, 8].map((line) => `wrong.ts(${line}`));
    expect(await runProgram(folder, 'right')).toBe('401,401,200\n');
  });
});
