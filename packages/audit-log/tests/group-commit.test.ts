import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createGroupCommit } from '../src/group-commit.ts';
import type { EntryPosition, GroupCommit, GroupCommitOptions } from '../src/group-commit.ts';

interface Batch {
  readonly records: readonly string[];
  readonly succeed: () => void;
  readonly fail: (error: Error) => void;
}

interface Scene {
  readonly group: GroupCommit<string>;
  /** Batches under way or done, in order. */
  readonly batches: Batch[];
}

const logId = '00000000-0000-4000-8000-000000000000';

/** Where entries with these sequences are. */
function at(...sequences: number[]): EntryPosition[] {
  return sequences.map((sequence) => ({ logId, sequence }));
}

/** A group commit over a store whose batches end when the test says so. */
function createScene(options: Partial<GroupCommitOptions<string>> = {}): Scene {
  const batches: Batch[] = [];
  let size = 0;
  const group = createGroupCommit<string>({
    timeoutMs: 2000,
    maxWaiting: 100,
    maxBatch: 10,
    commit: (records) =>
      new Promise((resolve, reject) => {
        const succeed = (): void => {
          resolve({ logId, firstSequence: size + 1 });
          size += records.length;
        };
        batches.push({ records, succeed, fail: reject });
      }),
    ...options,
  });
  return { group, batches };
}

/** Lets everything happen that needs no time. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

describe('createGroupCommit', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('gathers what arrives in one turn, and then what arrives while a batch is under way', async () => {
    const { group, batches } = createScene();
    const first = [group.add('a'), group.add('b')];
    await settle();
    const second = [group.add('c'), group.add('d'), group.add('e')];
    await settle();
    expect(batches.map(({ records }) => records)).toEqual([['a', 'b']]);
    batches[0]?.succeed();
    await expect(Promise.all(first)).resolves.toEqual(at(1, 2));
    batches[1]?.succeed();
    await expect(Promise.all(second)).resolves.toEqual(at(3, 4, 5));
    expect(batches).toHaveLength(2);
  });

  it('splits what is more than a batch', async () => {
    const { group, batches } = createScene({ maxBatch: 2 });
    const added = Promise.all(['a', 'b', 'c'].map((record) => group.add(record)));
    await settle();
    batches[0]?.succeed();
    await settle();
    batches[1]?.succeed();
    await expect(added).resolves.toEqual(at(1, 2, 3));
    expect(batches.map(({ records }) => records)).toEqual([['a', 'b'], ['c']]);
  });

  it('acknowledges nothing before its batch is done', async () => {
    const { group, batches } = createScene();
    const onDurable = vi.fn();
    void group.add('a').then(onDurable);
    await vi.advanceTimersByTimeAsync(1999);
    expect(onDurable).not.toHaveBeenCalled();
    batches[0]?.succeed();
    await settle();
    expect(onDurable).toHaveBeenCalledWith(...at(1));
  });

  it('refuses at the deadline what is under way, and never writes what still waits', async () => {
    const { group, batches } = createScene();
    const underWay = expect(group.add('a')).rejects.toMatchObject({ code: 'timeout' });
    await settle();
    const waiting = expect(group.add('b')).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(2000);
    await Promise.all([underWay, waiting]);
    expect(group.healthy).toBe(false);

    batches[0]?.succeed();
    await settle();
    expect(batches).toHaveLength(1);
    expect(group.healthy).toBe(true);
  });

  it('refuses a whole batch that failed, with the cause, and goes on with the next', async () => {
    const { group, batches } = createScene();
    const cause = new Error('no space left');
    const failing = ['a', 'b'].map((record) =>
      expect(group.add(record)).rejects.toMatchObject({
        name: 'AuditUnavailableError',
        code: 'write-failed',
        cause,
        message: expect.stringContaining('no space left') as string,
      }),
    );
    await settle();
    const next = group.add('c');
    batches[0]?.fail(cause);
    await Promise.all(failing);
    expect(group.healthy).toBe(false);
    batches[1]?.succeed();
    await expect(next).resolves.toEqual({ logId, sequence: 1 });
    expect(group.healthy).toBe(true);
  });

  it('refuses at once what exceeds the queue', async () => {
    const { group, batches } = createScene({ maxWaiting: 2 });
    const accepted = [group.add('a'), group.add('b')];
    await expect(group.add('c')).rejects.toMatchObject({ code: 'queue-full' });
    await settle();
    batches[0]?.succeed();
    await Promise.all(accepted);
    expect(batches.flatMap(({ records }) => records)).toEqual(['a', 'b']);
  });

  it('probes with an empty batch, which takes no place in the log', async () => {
    const { group, batches } = createScene();
    const probe = group.probe();
    await settle();
    expect(batches[0]?.records).toEqual([]);
    const added = [group.add('a'), group.probe(), group.add('b')];
    batches[0]?.succeed();
    await probe;
    batches[1]?.succeed();
    await expect(Promise.all(added)).resolves.toEqual([...at(1), undefined, ...at(2)]);
  });

  it('becomes healthy again by a probe', async () => {
    const { group, batches } = createScene();
    const failing = expect(group.probe()).rejects.toMatchObject({ code: 'write-failed' });
    await settle();
    batches[0]?.fail(new Error('read-only'));
    await failing;
    expect(group.healthy).toBe(false);
    const probe = group.probe();
    await settle();
    batches[1]?.succeed();
    await probe;
    expect(group.healthy).toBe(true);
  });

  it('drains once all that was accepted is done', async () => {
    const { group, batches } = createScene({ maxBatch: 1 });
    const onDrained = vi.fn();
    const added = [group.add('a'), group.add('b')];
    void group.drain().then(onDrained);
    await settle();
    batches[0]?.succeed();
    await settle();
    expect(onDrained).not.toHaveBeenCalled();
    batches[1]?.succeed();
    await Promise.all(added);
    await settle();
    expect(onDrained).toHaveBeenCalled();
  });
});
