import { expect } from 'vitest';

import { openAuditReader } from '../../src/index.ts';
import type { AuditLog } from '../../src/index.ts';
import { toErrorCode } from '../fixtures/error-code.ts';
import { collect, toRecord } from '../fixtures/temporary-log.ts';

/** What became of entries that were appended on and on. */
export interface TalliedLoad {
  readonly acknowledged: readonly string[];
  readonly refused: readonly string[];
  /** The longest that one of them took, in milliseconds. */
  readonly slowestMs: number;
  /** Resolves with the next entry that is acknowledged, or refused. */
  next(outcome: 'acknowledged' | 'refused'): Promise<void>;
  /** Ends the load and waits for what is under way. */
  end(): Promise<void>;
}

const concurrency = 16;
let loads = 0;

/** Appends to a log from many sides at once, and keeps count. */
export function startLoad(log: AuditLog): TalliedLoad {
  loads += 1;
  const [prefix, acknowledged, refused] = [`load-${loads}`, [] as string[], [] as string[]];
  const waiting = { acknowledged: new Set<() => void>(), refused: new Set<() => void>() };
  let slowestMs = 0;
  let count = 0;
  let isOver = false;

  async function appendOnAndOn(): Promise<void> {
    while (!isOver) {
      const requestId = `${prefix}-${(count += 1)}`;
      const startedAtMs = performance.now();
      const outcome = await log.append(toRecord({ requestId })).then(
        () => 'acknowledged' as const,
        (error: unknown) => {
          toErrorCode(error);
          return 'refused' as const;
        },
      );
      slowestMs = Math.max(slowestMs, performance.now() - startedAtMs);
      (outcome === 'acknowledged' ? acknowledged : refused).push(requestId);
      for (const resolve of waiting[outcome]) resolve();
      waiting[outcome].clear();
      // A log that refuses at once leaves the rest of the program its turn. One that acknowledges is
      // asked on in the same turn: whatever ends then, ends over an entry.
      if (outcome === 'refused') await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const workers = Promise.all(Array.from({ length: concurrency }, appendOnAndOn));
  return {
    acknowledged,
    refused,
    get slowestMs() {
      return slowestMs;
    },
    next: (outcome) =>
      new Promise((resolve) => {
        waiting[outcome].add(resolve);
      }),
    async end() {
      isOver = true;
      await workers;
    },
  };
}

/** Expects a log that holds what it acknowledged exactly once, and nothing that it refused twice. */
export async function expectExactly(
  url: string,
  { acknowledged, refused }: Pick<TalliedLoad, 'acknowledged' | 'refused'>,
): Promise<void> {
  const reader = openAuditReader({ url });
  await expect(reader.verify()).resolves.toMatchObject({ isIntact: true });
  const counts = new Map<string, number>();
  for (const { requestId } of await collect(reader.query()))
    counts.set(requestId, (counts.get(requestId) ?? 0) + 1);
  expect(acknowledged.filter((requestId) => counts.get(requestId) !== 1)).toEqual([]);
  expect(refused.filter((requestId) => (counts.get(requestId) ?? 0) > 1)).toEqual([]);
}
