import { EventEmitter, once } from 'node:events';
import { mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followConfigFile, type ConfigReload } from '../../src/configuration/config-reload.ts';
import { createConfigSource } from '../../src/configuration/config-source.ts';
import { parseProxyConfig } from '../../src/index.ts';
import { messages, startTestProxy } from '../fixtures/test-proxy.ts';

const granting = (consumer: string) => `consumers: { ${consumer}: { operations: [] } }\n`;

let folder: string;
let file: string;
let follower: ConfigReload;
let logged: EventEmitter;
let source: ReturnType<typeof createConfigSource>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reload-'));
  file = join(folder, 'proxy.yaml');
  await writeFile(file, granting('first'));
  source = createConfigSource(parseProxyConfig(granting('first'), file));
  logged = new EventEmitter();
  follower = followConfigFile({
    ...{ file, source, complete: (config) => config, clock: () => new Date() },
    logger: pino({}, { write: (line: string) => void logged.emit('line', line) }),
    intervalMs: 10,
    settleMs: 20,
  });
});

afterEach(async () => {
  follower.stop();
  await rm(folder, { recursive: true });
});

const consumers = () => Object.keys(source.current().consumers);

describe('followConfigFile', () => {
  it.each<[string, () => Promise<void>]>([
    ['written anew', () => writeFile(file, granting('second'))],
    ['replaced by a rename', () => replaceBy(granting('second'))],
    ['linked to another file', () => linkTo(granting('second'))],
  ])('puts a file in force that is %s', async (_, change) => {
    const line = once(logged, 'line');
    await change();
    expect(String(await line)).toContain('configuration reloaded');
    expect(consumers()).toEqual(['second']);
    expect(follower.state).toMatchObject({ successes: 1, failures: 0, faults: [] });
  });

  it('keeps what is in force if the file is not valid, and says why', async () => {
    await writeFile(file, 'consumer: {}\n');
    await follower.reload();
    expect(consumers()).toEqual(['first']);
    expect(follower.state.faults).toEqual([`${file}:1:1: consumer: Unrecognized key`]);
    expect(follower.state.failures).toBeGreaterThan(0);
    expect(follower.state.successes).toBe(0);
  });

  it('keeps what is in force if the file is gone', async () => {
    await unlink(file);
    await follower.reload();
    expect(consumers()).toEqual(['first']);
    expect(follower.state.faults).toEqual([
      `PROXY_CONFIG names a file that cannot be read: ${file}`,
    ]);
  });

  it('recovers as soon as the file is valid again', async () => {
    await writeFile(file, 'consumer: {}\n');
    await follower.reload();
    await writeFile(file, granting('third'));
    await follower.reload();
    expect(consumers()).toEqual(['third']);
    expect(follower.state.faults).toEqual([]);
  });

  it('waits for a file that is still being written', async () => {
    await writeFile(file, '');
    const reloaded = follower.reload();
    await writeFile(file, granting('whole'));
    const seen: string[][] = [];
    source.subscribe((config) => seen.push(Object.keys(config.consumers)));
    await reloaded;
    expect(seen).toEqual([['whole']]);
  });

  async function replaceBy(text: string): Promise<void> {
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  }

  async function linkTo(text: string): Promise<void> {
    await writeFile(`${file}.target`, text);
    await symlink(`${file}.target`, `${file}.link`);
    await rename(`${file}.link`, file);
  }
});

describe('a running proxy', () => {
  it('judges by the new file as soon as it is reloaded', async () => {
    const grant = (operations: string) =>
      `consumers: { support: { operations: [${operations}], businesses: all } }\n`;
    await writeFile(file, grant('getOpenAiChatMessage'));
    await using proxy = await startTestProxy({ settings: { configFile: file } });
    await proxy.running.reload();
    expect((await proxy.send({ target: messages })).status).toBe(403);
    await writeFile(file, grant('searchOpenAiChatMessages'));
    await proxy.running.reload();
    expect((await proxy.send({ target: messages })).status).toBe(200);
  });
});
