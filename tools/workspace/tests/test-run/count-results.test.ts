import { describe, expect, it } from 'vitest';
import { countResults, type TaskResult } from '../../src/test-run/count-results.ts';

const report = { startTime: 100, numPassedTests: 7, numFailedTests: 0, numPendingTests: 1 };

const task = (target: string, status = 0): TaskResult => ({ projectName: 'a', target, status });

function count(results: readonly TaskResult[], testReport: typeof report | null = report) {
  return countResults({
    expected: ['a:lint', 'a:test'],
    results,
    reports: new Map(testReport ? [['a', testReport]] : []),
    startedAtMs: 100,
  });
}

describe('countResults', () => {
  it('adds each test and each other check', () => {
    expect(count([task('lint'), task('test')])).toEqual({ passed: 8, failed: 0, skipped: 1 });
  });

  it('counts a failed check as one', () => {
    expect(count([task('lint', 1), task('test')])).toMatchObject({ passed: 7, failed: 1 });
  });

  it('counts each failed test', () => {
    const failed = { ...report, numFailedTests: 3 };
    expect(count([task('lint'), task('test', 1)], failed)).toMatchObject({ passed: 8, failed: 3 });
  });

  it('counts a suite that failed without a failed test', () => {
    expect(count([task('lint'), task('test', 1)])).toMatchObject({ passed: 8, failed: 1 });
  });

  it('counts a check that never ran as failed', () => {
    expect(count([task('test')])).toMatchObject({ passed: 7, failed: 1 });
  });

  it('takes no tests from a suite without a report, or with one from before a failed run', () => {
    expect(count([task('lint'), task('test')], null)).toMatchObject({ passed: 1, failed: 1 });
    const old = { ...report, startTime: 99 };
    expect(count([task('lint'), task('test', 1)], old)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('takes the report of a suite whose result came from the cache', () => {
    const old = { ...report, startTime: 1 };
    expect(count([task('lint'), task('test')], old)).toMatchObject({ passed: 8, failed: 0 });
  });
});
