import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks, testReport } from '../../../src/mutation/checks/check.ts';
import { readOutcome } from '../../../src/mutation/checks/read-outcome.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcome-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const failed = { status: 1, hasTimedOut: false, output: 'Some words.\nError: the reason\n' };

describe('readOutcome', () => {
  it('passes a check that ends with status 0', () => {
    const result = { ...failed, status: 0 };

    expect(readOutcome(checks.types, result, folder)).toEqual({ hasPassed: true });
  });

  it('takes a check that hangs for one that has noticed something', () => {
    const result = { status: null, hasTimedOut: true, output: '' };

    expect(readOutcome(checks.client, result, folder)).toMatchObject({
      hasPassed: false,
      by: 'client (timeout)',
    });
  });

  it.each([
    ['tests/documented-facts.test.ts', ['a schema'], 'facts', 'documented facts'],
    ['tests/examples.test.ts', [], 'facts', 'examples'],
    ['tests/prism-mock.test.ts', [], 'contract', 'Prism mock'],
    ['tests/prism-proxy.test.ts', [], 'contract', 'Prism proxy'],
    ['tests/pact.test.ts', ['the client, as consumer of x'], 'contract', 'Pact consumer'],
    ['tests/client/documented-limits.test.ts', [], 'contract', 'limits of the client'],
    ['tests/pact.test.ts', ['the proxy, as provider'], 'contract', 'Pact provider'],
    ['tests/pact.test.ts', ['the specification'], 'contract', 'Pact comparator'],
    ['tests/call.test.ts', ['call'], 'client', 'tests of client'],
  ] as const)('tells that %s %j fails for %s as %s', (file, ancestorTitles, name, by) => {
    leaveReport([
      { name: '/a/first.test.ts', message: '', assertionResults: [{ status: 'passed' }] },
      {
        name: `/a/${file}`,
        message: '',
        assertionResults: [{ status: 'failed', ancestorTitles, title: 'is wrong' }],
      },
    ]);
    const detail = [...ancestorTitles, 'is wrong'].join(' › ');

    expect(readOutcome(checks[name], failed, folder)).toEqual({ hasPassed: false, by, detail });
    expect(existsSync(join(folder, testReport))).toBe(false);
  });

  it('tells of a test file that cannot be loaded', () => {
    leaveReport([{ name: '/a/x.test.ts', message: 'SyntaxError: odd', assertionResults: [] }]);

    expect(readOutcome(checks.proxy, failed, folder)).toEqual({
      hasPassed: false,
      by: 'tests of proxy',
      detail: 'SyntaxError: odd',
    });
  });

  it.each([
    ['no report', undefined],
    ['half a report', '{"testResults": ['],
  ])('falls back to the output where there is %s', (_, text) => {
    if (text !== undefined) leave(text);

    expect(readOutcome(checks.proxy, failed, folder)).toEqual({
      hasPassed: false,
      by: 'proxy',
      detail: 'Error: the reason',
    });
  });

  it('names the rule of the lint', () => {
    const problems = [{ ruleId: 'no-unresolved-refs', message: 'Nothing there.' }];
    const output = `${JSON.stringify({ problems })}\nvalidating …`;

    expect(readOutcome(checks.lint, { ...failed, output }, folder)).toMatchObject({
      by: 'lint',
      detail: 'no-unresolved-refs: Nothing there.',
    });
    expect(readOutcome(checks.lint, failed, folder)).toMatchObject({ detail: 'Error: the reason' });
  });
});

function leaveReport(testResults: readonly object[]): void {
  leave(JSON.stringify({ testResults }));
}

function leave(text: string): void {
  const file = join(folder, testReport);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
