import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../src/live/clock.ts';
import { createPacer, estimateDurationMs } from '../../src/live/pacer.ts';
import { InterruptedError } from '../../src/live/recorder.ts';
import { readThrottled } from '../../src/live/throttling.ts';
import { createTrial, everything, ledger, readOnly } from './live-run.ts';

const start = new Date('2026-02-03T10:00:00Z');

describe('the pacer', () => {
  it('knows the published limits', () => {
    expect(ledger.limits).toEqual(
      expect.arrayContaining([
        { requests: 1, windowMs: 100 },
        { requests: 120, windowMs: 60_000 },
        { requests: 5000, windowMs: 3_600_000 },
        { requests: 60, windowMs: 60_000, methods: ['POST', 'PUT', 'DELETE'] },
      ]),
    );
  });

  it.each([
    ['GET', 1, 0],
    ['GET', 2, 100],
    ['GET', 120, 11_900],
    ['GET', 121, 60_000],
    ['GET', 5001, 3_600_000],
    ['POST', 61, 60_000],
  ])('lets %s through %i times within %i ms', async (method, count, durationMs) => {
    const methods = Array.from({ length: count }, () => method);

    expect(await estimateDurationMs(ledger.limits, methods)).toBe(durationMs);
  });

  it('counts from the answer, since a request may have arrived as late as that', async () => {
    const clock = createVirtualClock(start);
    const pacer = createPacer({ limits: [{ requests: 1, windowMs: 100 }], clock });
    await pacer.enter('GET');
    await clock.wait(70);
    pacer.leave('GET');
    await pacer.enter('GET');

    expect(clock.now().getTime() - start.getTime()).toBe(170);
  });

  it('ends a wait that is interrupted', async () => {
    const clock = createVirtualClock(start);
    const pacer = createPacer({ limits: [{ requests: 1, windowMs: 100 }], clock });
    pacer.leave('GET');
    const signal = AbortSignal.abort(new InterruptedError());

    await expect(pacer.enter('GET', signal)).rejects.toBeInstanceOf(InterruptedError);
  });
});

describe('a run', () => {
  it('would be throttled without the limits, and is answered all the same', async () => {
    const { run } = createTrial();
    const { report } = await run({ ledger: { ...ledger, limits: [] } });

    expect(report.throttled).toBeGreaterThan(0);
    expect(report.problem).toBeNull();
  });

  it.each([
    [409, 30],
    [429, 7],
  ] as const)('waits as long as a %i asks', async (status, retryAfterSeconds) => {
    const { simulator, clock, run } = createTrial({}, { throttle: 'off' });
    simulator.faults.add({ kind: 'throttle', status, retryAfterSeconds, times: 1 });
    const { report } = await run();

    expect(report.throttled).toBe(1);
    expect(report.problem).toBeNull();
    const seconds = (clock.now().getTime() - start.getTime()) / 1000;
    expect(seconds).toBeGreaterThan(retryAfterSeconds);
  });

  it('gives up instead of waiting for ever, and keeps what it has', async () => {
    const { simulator, clock, run } = createTrial({}, { throttle: 'off' });
    simulator.faults.add({
      kind: 'throttle',
      operation: 'getOpenAiChatMessage',
      retryAfterSeconds: 7200,
    });
    const { report } = await run();

    expect(report.problem).toContain('asked to wait 7200 seconds');
    expect(clock.now().getTime() - start.getTime()).toBeLessThan(60_000);
    expect(report.findings.map(({ id }) => id)).toContain('sort-direction');
  });

  it('does not provoke more than a dozen requests', async () => {
    const { run } = createTrial();
    const calm = await run({ settings: readOnly });
    const provoked = await createTrial().run({ settings: { ...everything, write: false } });

    expect(provoked.report.requests - calm.report.requests).toBe(12);
    expect(provoked.report.throttled).toBeLessThanOrEqual(12);
  });
});

describe('readThrottled', () => {
  it.each([
    [409, { 'retry-after': '12' }, '', { retryAfterMs: 12_000, hasBody: false }],
    [409, { 'retry-after': 'Tue, 03 Feb 2026 10:00:05 GMT' }, '', { retryAfterMs: 5000 }],
    [429, {}, 'Wait 1.5 seconds, please.', { textWaitMs: 1500, hasBody: true }],
    [409, {}, '', { retryAfterMs: undefined, textWaitMs: undefined }],
    [409, {}, '{"Message":"changed by another user"}', undefined],
    [503, { 'retry-after': '12' }, '', undefined],
  ])('reads %i %j %j', (status, headers, text, expected) => {
    const answer = { status, statusText: '', headers: new Headers(headers), text, json: undefined };
    const throttled = readThrottled(answer, start);

    if (expected) expect(throttled).toMatchObject({ status, ...expected });
    else expect(throttled).toBeUndefined();
  });
});
