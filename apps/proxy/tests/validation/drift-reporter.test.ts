import type { Drift } from '@nexudus-toolkit/validation';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDriftReporter, type OperationDrift } from '../../src/validation/drift-reporter.ts';

const windowMs = 60_000;
const content: Drift = { pointer: '/Content', kind: 'type', count: 3 };
const rating: Drift = { pointer: '/Rating', kind: 'type', count: 1 };

function createReporter() {
  const lines: object[] = [];
  const counted: OperationDrift[] = [];
  const { report } = createDriftReporter({
    logger: { warn: (line: object) => void lines.push(line) },
    count: (drift) => void counted.push(drift),
    windowMs,
  });
  return {
    ...{ lines, counted },
    report: (requestId: string, ...drifts: Drift[]) => {
      report({ requestId, operation: 'getOpenAiChatMessage', drifts });
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createDriftReporter', () => {
  it('logs what is new at once, in one line for each answer', () => {
    const { report, lines } = createReporter();
    report('first', content, rating);
    report('second', content, { ...content, kind: 'required' });
    report('third', rating);
    expect(lines).toEqual([
      { requestId: 'first', operation: 'getOpenAiChatMessage', drift: [content, rating] },
      {
        ...{ requestId: 'second', operation: 'getOpenAiChatMessage' },
        drift: [{ ...content, kind: 'required' }],
      },
    ]);
  });

  it('says nothing of an answer without drift', () => {
    const { report, lines } = createReporter();
    report('first');
    vi.advanceTimersByTime(10 * windowMs);
    expect(lines).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts every difference, logged or not', () => {
    const { report, counted } = createReporter();
    for (let index = 0; index < 5; index += 1) report('any', content);
    expect(counted).toHaveLength(5);
    expect(counted[4]).toEqual({ operation: 'getOpenAiChatMessage', ...content });
  });

  it('sums up each window in one line, until one is without', () => {
    const { report, lines } = createReporter();
    for (let index = 0; index < 10_000; index += 1) report('any', content, rating);
    expect(lines).toHaveLength(1);
    const operation = 'getOpenAiChatMessage';

    vi.advanceTimersByTime(windowMs);
    expect(lines.slice(1)).toEqual([
      {
        drift: [
          { operation, ...content, count: 3 * 9_999 },
          { operation, ...rating, count: 9_999 },
        ],
        windowMs,
      },
    ]);

    report('later', content);
    expect(lines).toHaveLength(2);
    vi.advanceTimersByTime(windowMs);
    expect(lines.slice(2)).toEqual([{ drift: [{ operation, ...content }], windowMs }]);

    vi.advanceTimersByTime(windowMs);
    expect(lines).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);

    report('much later', content);
    expect(lines.at(-1)).toMatchObject({ requestId: 'much later', drift: [content] });
  });
});
