import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, assert, beforeAll, describe, expect, it } from 'vitest';
import { copyRepository } from '../../src/mutation/sandbox/sandbox.ts';
import type { ContractReport } from '../../src/report/contract-report.ts';

// Runs the command as users do, in a copy of the repository with a history of its own.

const run = promisify(execFile);
const timeoutMs = 120_000;

let folder: string;
let root: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contract-command-'));
  root = join(folder, 'repository');
  copyRepository(join(import.meta.dirname, '../../../..'), root);
  await writeFile(join(root, '.git-excluded'), 'node_modules\n.git-excluded\n');
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('config', 'core.excludesFile', join(root, '.git-excluded'));
  await git('add', '-A');
  await git('commit', '--quiet', '-m', 'first');
  await git('commit', '--quiet', '--allow-empty', '-m', 'second');
}, timeoutMs);

afterAll(async () => {
  await rm(folder, { recursive: true });
});

function git(...parameters: string[]): Promise<unknown> {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  return run('git', [...identity, ...parameters], { cwd: root });
}

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function contract(...parameters: string[]): Promise<Ended> {
  const argv = ['--conditions=@nexudus-toolkit/source', 'tools/contract/src/run/main.ts'];
  // Nothing of the test run that this is part of may reach the one that it starts.
  const env = { PATH: process.env['PATH'] };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...argv, ...parameters],
      { cwd: root, env },
      (error, stdout, stderr) => {
        resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

async function edit(file: string, from: string, to: string): Promise<() => Promise<void>> {
  const path = join(root, file);
  const text = await readFile(path, 'utf8');
  assert(text.includes(from), `${file} does not contain ${from}`);
  await writeFile(path, text.replace(from, to));
  return () => writeFile(path, text);
}

async function readReport(name = 'report'): Promise<ContractReport> {
  const text = await readFile(join(folder, name, 'report.json'), 'utf8');
  return JSON.parse(text) as ContractReport;
}

describe('npm run contract', { timeout: timeoutMs }, () => {
  it('finds everything aligned, and names what it compared with', async () => {
    const { status, stdout } = await contract('--report', join(folder, 'report'));

    expect(stdout.trimEnd().split('\n').slice(0, -1).at(-1)).toBe('Contract: all aligned');
    expect(status).toBe(0);
    const report = await readReport();
    expect(report).toMatchObject({ outcome: 'aligned', findings: [], base: { name: 'HEAD^' } });
    expect(report.checks.filter(({ state }) => state !== 'aligned')).toEqual([]);
    const gaps = report.checks.flatMap(({ id, operations }) =>
      Object.entries(operations).flatMap(([operationId, state]) =>
        state === 'aligned' ? [] : [`${id} ${operationId} ${state}`],
      ),
    );
    // The proxy keeps the one credential to itself.
    expect(gaps).toEqual([
      'prism-proxy issueToken not checked',
      'pact-proxy issueToken not checked',
    ]);
  });

  it('names file, line, operation and consumer of what has drifted', async () => {
    const summary = 'openapi/components/schemas/OpenAiChatMessageSummary.yaml';
    const undoField = await edit(summary, '\n  Rating:\n', '\n  Score:\n');
    const undoRequired = await edit(summary, '- Rating\n', '- Score\n');
    try {
      const { status, stdout } = await contract('--report', join(folder, 'drifted'));

      expect(status).toBe(1);
      const { checks, findings, outcome } = await readReport('drifted');
      expect(outcome).toBe('finding');
      const failed = checks.filter(({ state }) => state === 'finding').map(({ id }) => id);
      expect(failed).toEqual(
        expect.arrayContaining([
          'examples',
          'documented-facts',
          'generated-code',
          'prism-simulator',
          'prism-proxy',
          'pact-specification',
          'breaking-changes',
        ]),
      );
      const located = findings.filter(({ file, line }) => file === summary && line > 1);
      expect(new Set(located.map(({ check }) => check))).toContain('prism-proxy');
      expect(findings).toContainEqual(
        expect.objectContaining({
          check: 'breaking-changes',
          severity: 'error',
          consumers: ['nexudus-client'],
        }),
      );
      expect(findings.every(({ fix, message }) => fix !== '' && message !== '')).toBe(true);
      expect(stdout).toContain(`✗ ${summary}:`);
    } finally {
      await undoRequired();
      await undoField();
    }
  });

  it.each([
    ['a base that is not known', ['--base', 'nowhere'], 'neither a file nor a git revision'],
    ['a base that is no specification', ['--base', 'package.json'], 'package.json'],
    ['an option that does not exist', ['--bases', 'main'], '--bases'],
    [
      'a folder that cannot be written to',
      ['--base', 'nowhere', '--report', 'package.json'],
      'package.json',
    ],
  ])('cannot run with %s, and says so', async (_, parameters, message) => {
    const { status, stdout, stderr } = await contract(
      '--report',
      join(folder, 'failed'),
      ...parameters,
    );

    expect(status).toBe(2);
    expect(stdout + stderr).toContain(message);
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  });

  it('cannot run with a malformed specification, and says where', async () => {
    const file = 'openapi/paths/token.yaml';
    const undo = await edit(file, 'post:', 'post: {');
    try {
      const { status, stdout } = await contract('--report', join(folder, 'malformed'));

      expect(status).toBe(2);
      expect(stdout).toMatch(/could not run: .*openapi\/paths\/token\.yaml:\d+:\d+/);
      expect(await readReport('malformed')).toMatchObject({ outcome: 'could not run' });
    } finally {
      await undo();
    }
  });
});
