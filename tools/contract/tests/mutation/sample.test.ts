import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, assert, beforeAll, describe, expect, it } from 'vitest';
import { listMutants, weights } from '../../src/mutation/areas.ts';
import { areas, type Area, type Mutant } from '../../src/mutation/mutant.ts';
import type { MutationReport } from '../../src/mutation/report/mutation-report.ts';
import { runMutation } from '../../src/mutation/run-mutation.ts';
import { copyRepository } from '../../src/mutation/sandbox/sandbox.ts';
import { selectMutants } from '../../src/mutation/select-mutants.ts';

const root = join(import.meta.dirname, '../../../..');

/** These tests copy the repository and run checks in the copy. */
const processOptions = { timeout: 240_000 };

/** One fault of each area, of a kind that the cheap checks cannot but notice. */
const faults: Readonly<Record<Area, readonly [operator: string, subject: string]>> = {
  specification: ['rename-field', 'OpenAiChatMessageSummary'],
  simulator: ['swap-body', 'answerMessage'],
  proxy: ['swap-body', 'createRequestValidation'],
  client: ['drop-header', 'Authorization'],
  generated: ['edit-by-hand', 'operations.ts'],
};
const sample = areas.map((area) => findMutant(area, ...faults[area]).id);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mutation-sample-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a sample of the mutants', processOptions, () => {
  it('is killed, one of each area', async () => {
    const report = join(folder, 'report');
    const cheap = ['facts', 'freshness', 'client', 'contract'].flatMap((name) => ['--check', name]);
    const { status, stderr } = await run([...sample.flatMap(only), ...cheap, '--report', report]);
    const { mutants, score, outcome } = readReport(join(report, 'mutation.json'));

    expect(mutants.filter((mutant) => mutant.status !== 'killed')).toEqual([]);
    expect(mutants.map(({ id }) => id)).toEqual(sample);
    expect({ status, score, outcome }).toEqual({ status: 0, score: 1, outcome: 'all killed' });
    expect(readFileSync(join(report, 'mutation.md'), 'utf8')).toContain('5 of 5 faults noticed');
    expect(stderr).toContain('killed by');
  });

  it('survives where no check looks at it, and the run says so', async () => {
    const { id } = findMutant('specification', 'change-default', 'size');
    const { status, stdout } = await run([...only(id), '--check', 'lint', '--json']);
    const { mutants, findings, outcome, score } = JSON.parse(stdout) as MutationReport;

    expect(mutants).toMatchObject([{ id, status: 'survived' }]);
    expect(findings).toEqual([expect.stringContaining(`${id} survived`)]);
    expect({ status, outcome, score }).toEqual({ status: 1, outcome: 'finding', score: 0 });
  });
});

describe('a run that cannot judge', processOptions, () => {
  it('names the check that fails without a fault', async () => {
    const broken = join(folder, 'broken');
    copyRepository(root, broken);
    const test = join(broken, 'packages/validation/tests/match-operation.test.ts');
    writeFileSync(
      test,
      "import { it } from 'vitest';\nit('is red', () => { throw new Error(); });\n",
    );
    const args = ['--area', 'generated', '--check', 'validation', '--limit', '1'];
    const { status, stderr } = await run(args, broken);

    expect(status).toBe(2);
    expect(stderr).toContain('Without any fault, tests of validation already fails: is red');
  });

  it.each([
    [['--only', 'client/drop-guard/nowhere'], 'There is no mutant client/drop-guard/nowhere'],
    [['--area', 'client', '--check', 'lint'], 'No check that was asked for looks at client'],
    [['--frobnicate'], "Unknown option '--frobnicate'"],
  ])('refuses %j', async (args, message) => {
    const { status, stdout, stderr } = await run(args);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('leaves nothing behind when it is broken off', async () => {
    const temporary = join(folder, 'temporary');
    mkdirSync(temporary);
    const main = join(root, 'tools/contract/src/mutation/main.ts');
    const child = spawn(
      process.execPath,
      ['--conditions=@nexudus-toolkit/source', main, '--area', 'client', '--check', 'client'],
      {
        env: { PATH: process.env['PATH'], TMPDIR: temporary },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      errors += chunk;
      if (chunk.includes('Running the checks')) child.kill('SIGINT');
    });
    const [status] = (await once(child, 'close')) as [number];

    expect(status).toBe(130);
    expect(errors).toContain('broken off; nothing is left behind');
    expect(readdirSync(temporary)).toEqual([]);
  });
});

interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], repository: string = root): Promise<Result> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const outputs = Promise.all([text(stdout), text(stderr)]);
  const acceptedFile = join(folder, 'accepted.yaml');
  writeFileSync(acceptedFile, '[]\n');
  const status = await runMutation(args, {
    root: repository,
    acceptedFile,
    env: {
      PATH: process.env['PATH'] ?? '',
      REDOCLY_TELEMETRY: 'off',
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
    },
    signal: new AbortController().signal,
    stdout,
    stderr,
  });
  stdout.end();
  stderr.end();
  const [output, errors] = await outputs;
  return { status, stdout: output, stderr: errors };
}

function only(id: string): readonly string[] {
  return ['--only', id];
}

function readReport(file: string): MutationReport {
  return JSON.parse(readFileSync(file, 'utf8')) as MutationReport;
}

/** The first that the selection would take. */
function findMutant(area: Area, operator: string, subject: string): Mutant {
  const candidates = listMutants(root).filter(
    (mutant) => mutant.area === area && mutant.operator === operator && mutant.id.includes(subject),
  );
  const [mutant] = selectMutants(candidates, { limit: 1, seed: 1, weights });
  assert(mutant, `no rule makes ${area}/${operator} of ${subject} any more`);
  return mutant;
}
