import { defaultUser, startSimulator, type RunningSimulator } from '@nexudus-toolkit/simulator';
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { harSchema } from '../../src/live/cassette/har.ts';

const main = fileURLToPath(new URL('../../src/live/main.ts', import.meta.url));
const started: ChildProcess[] = [];

// Each run would compile the same sources anew.
const { NODE_COMPILE_CACHE } = process.env;
const compileCache = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };

/** Tells of requests that a latency fault strikes. */
const arrivals = new EventEmitter();

let nexudus: RunningSimulator;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  nexudus = await startSimulator({
    port: 0,
    messages: 300,
    throttle: 'documented',
    // Only a fault of a test asks to wait.
    wait: () => {
      arrivals.emit('arrived');
      return Promise.resolve();
    },
  });
});

beforeEach(async () => {
  nexudus.simulator.reset();
  folder = await mkdtemp(join(tmpdir(), 'live-'));
  environment = {
    NEXUDUS_BASE_URL: nexudus.url,
    NEXUDUS_USERNAME: defaultUser.username,
    NEXUDUS_PASSWORD: defaultUser.password,
  };
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

afterAll(async () => {
  await nexudus.close();
});

function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ReturnType<typeof spawnRun> {
  const child = spawnRun(args, env);
  started.push(child);
  return child;
}

function spawnRun(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawn(process.execPath, ['--conditions=@nexudus-toolkit/source', main, ...args], {
    cwd: folder,
    env: { ...compileCache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function finish(child: ReturnType<typeof start>) {
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { stdout, stderr, exitCode };
}

const run = (args: readonly string[], env = environment) => finish(start(args, env));

describe('the command', () => {
  it('asks, says what it found, and keeps to the limits', async () => {
    const { stdout, stderr, exitCode } = await run(['--maximum-size', '200']);

    expect(stderr).toMatch(/^At most about \d+ requests, which take \d+ seconds or more/);
    expect(stdout).toMatch(/^settled +sort-direction +Sorted by Id, dir 0 is ascending/m);
    expect(stdout).toContain('What the ledger should now say');
    expect(stdout).toMatch(
      / settled, 0 contradicting, 1 undecided; 0 drift; .* 0 of them throttled\n$/,
    );
    expect(exitCode).toBe(0);
    expect(nexudus.simulator.requests.byStatus['409']).toBeUndefined();
    const written = join(folder, 'data/live');
    expect((await readdir(written)).sort()).toEqual([
      'cassette.har',
      'findings.json',
      'ledger.yaml',
    ]);
    harSchema.parse(JSON.parse(await readFile(join(written, 'cassette.har'), 'utf8')));
  });

  it('finds out the same again without a network', async () => {
    nexudus.simulator.throttle.configure({ mode: 'off' });
    const flags = ['--write', '--provoke-throttle', '--report', folder, '--json'];
    const first = await run([...flags, '--maximum-size', '200']);
    const again = await run(['--replay', join(folder, 'cassette.har'), '--json'], {});

    expect(first.exitCode).toBe(0);
    expect(again).toEqual({ ...first, stderr: '' });
    expect(JSON.parse(again.stdout)).toMatchObject({ problem: null, drift: [] });
  });

  it('ends with 1 for drift', async () => {
    nexudus.simulator.faults.add({ kind: 'drift', change: 'remove', field: 'Channel' });
    const { stdout, exitCode } = await run(['--maximum-size', '200']);

    expect(stdout).toContain('Answers that the specification does not allow');
    expect(stdout).toContain('body/Records/*/Channel');
    expect(exitCode).toBe(1);
  });

  it('deletes its message after Ctrl-C, and keeps what it has found out', async () => {
    const operation = 'updateOpenAiChatMessage';
    nexudus.simulator.faults.add({ kind: 'latency', operation, latencyMs: 1, times: 1 });
    const arrived = once(arrivals, 'arrived');
    const child = start(['--write', '--report', folder], environment);
    const ended = finish(child);
    await arrived;
    child.kill('SIGINT');
    const { stderr, exitCode } = await ended;

    expect(stderr).toContain('Interrupted');
    expect(exitCode).toBe(2);
    expect(nexudus.simulator.store.size).toBe(300);
    const findings = await readFile(join(folder, 'findings.json'), 'utf8');
    expect(JSON.parse(findings)).toMatchObject({ problem: 'The run was interrupted.' });
  });

  it('explains itself', async () => {
    const { stdout, exitCode } = await run(['--help'], {});

    expect(stdout).toMatch(/^Usage: npm run contract:live/);
    expect(exitCode).toBe(0);
  });
});

describe('the command ends with 2 and one line', () => {
  async function expectRefusal(
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    message: string,
  ): Promise<void> {
    const { stdout, stderr, exitCode } = await run(args, env);

    const lines = stderr
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('At most'));
    expect(lines).toEqual([expect.stringContaining(message)]);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  }

  it('without credentials', async () => {
    await expectRefusal([], {}, 'set NEXUDUS_USERNAME and NEXUDUS_PASSWORD');
    await expectRefusal([], { NEXUDUS_USERNAME: 'someone' }, 'or NEXUDUS_ACCESS_TOKEN');
  });

  it('for a flag that there is not', async () => {
    await expectRefusal(['--delete'], environment, '--delete');
  });

  it('for a cassette that there is not', async () => {
    await expectRefusal(['--replay', join(folder, 'none.har')], {}, 'The cassette cannot be read');
  });

  it('for a folder that cannot be written to', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expectRefusal(['--report', file], environment, 'file');
  });
});

describe('the command ends with 2', () => {
  it.each([
    ['a refused sign-in', { NEXUDUS_PASSWORD: 'wrong' }, 'The sign-in was refused with 400'],
    ['nobody there', { NEXUDUS_BASE_URL: 'http://127.0.0.1:9' }, 'No answer'],
  ])('for %s', async (_, changes, message) => {
    const { stderr, exitCode } = await run([], { ...environment, ...changes });

    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(exitCode).toBe(2);
  });

  it('for a token that nobody knows', async () => {
    const { stderr, exitCode } = await run([], {
      NEXUDUS_BASE_URL: nexudus.url,
      NEXUDUS_ACCESS_TOKEN: 'expired',
    });

    expect(stderr).toContain('401');
    expect(exitCode).toBe(2);
  });
});
