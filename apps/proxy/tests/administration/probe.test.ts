import { describe, expect, it } from 'vitest';
import { createProbe } from '../../src/administration/probe.ts';

interface Look {
  resolve(fault: string | undefined): void;
  reject(error: Error): void;
}

/** Looks that end when they are told to, and a time that passes when it is told to. */
function setUp(deadlineMs = 60_000) {
  const looks: Look[] = [];
  const look = () =>
    new Promise<string | undefined>((resolve, reject) => {
      looks.push({ resolve, reject });
    });
  let elapsedMs = 0;
  const probe = createProbe(look, 'look there', {
    ...{ maxAgeMs: 1_000, deadlineMs },
    elapsedMs: () => elapsedMs,
  });
  const pass = (durationMs: number) => {
    elapsedMs += durationMs;
  };
  return { looks, probe, pass };
}

describe('createProbe', () => {
  it('looks once for all who ask at a time', async () => {
    const { looks, probe } = setUp();
    const asked = [probe(), probe(), probe()];
    looks[0]?.resolve('full');
    expect(await Promise.all(asked)).toEqual(['full', 'full', 'full']);
    expect(looks).toHaveLength(1);
  });

  it('looks again once the last look is too old', async () => {
    const { looks, probe, pass } = setUp();
    const first = probe();
    looks[0]?.resolve('full');
    await first;
    pass(999);
    expect(await probe()).toBe('full');
    pass(1);
    const second = probe();
    looks[1]?.resolve(undefined);
    expect(await second).toBeUndefined();
    expect(looks).toHaveLength(2);
  });

  it('gives what is thrown for a reason', async () => {
    const { looks, probe } = setUp();
    const asked = probe();
    looks[0]?.reject(new Error('gone'));
    expect(await asked).toBe('gone');
  });

  it('gives up in time, starts no second look beside one that hangs, and takes it when it ends', async () => {
    const { looks, probe, pass } = setUp(5);
    const fault = 'no answer within 5 ms: look there';
    expect(await probe()).toBe(fault);
    expect(await probe()).toBe(fault);
    pass(1_000);
    expect(await probe()).toBe(fault);
    expect(looks).toHaveLength(1);
    looks[0]?.resolve(undefined);
    pass(1_000);
    expect(await probe()).toBeUndefined();
    expect(looks).toHaveLength(1);
  });
});
