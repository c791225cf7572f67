import { mkdirSync, readFileSync, readdirSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createForwarder, SinkError } from '../../src/index.ts';
import type { ForwardingEvent } from '../../src/index.ts';
import { appendMany, createPlace, openLog, tamper, toRecord } from '../fixtures/temporary-log.ts';
import { createMemorySink, createSource, eventually, range, startForwarder } from './fixtures.ts';

const unavailable = (): never => {
  throw new SinkError('unavailable', 'answered with status 503');
};

async function openWith(count: number): Promise<{
  readonly place: ReturnType<typeof createPlace>;
  readonly log: Awaited<ReturnType<typeof openLog>>;
}> {
  const place = createPlace();
  const log = await openLog({ url: place.url });
  await Promise.all(appendMany(log, count));
  return { place, log };
}

describe('createForwarder', () => {
  it('forwards what is in the log, and what is added, in its canonical form and order', async () => {
    const { place, log } = await openWith(250);
    const sink = createMemorySink();
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(sink.sequences()).toEqual(range(1, 250));
    });
    expect(sink.batches.map(({ entries }) => entries.length)).toEqual([100, 100, 50]);
    await log.append(toRecord());
    forwarder.notify();
    await eventually(() => {
      expect(sink.sequences()).toEqual(range(1, 251));
    });
    const [{ entry } = { entry: '' }] = sink.batches[0]?.entries ?? [];
    expect(JSON.parse(entry)).toMatchObject({ sequence: 1, logId: log.logId });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([
        { name: 'memory', state: 'idle', position: 251, lagEntries: 0, forwarded: 251, failed: 0 },
      ]);
    });
    expect(forwarder.events).toEqual([]);
  });

  it('finds entries at its beat without being notified', async () => {
    const { place, log } = await openWith(0);
    const sink = createMemorySink();
    startForwarder(place, log, { sinks: [sink] });
    await log.append(toRecord());
    await eventually(() => {
      expect(sink.sequences()).toEqual([1]);
    });
  });

  it('goes on where it stopped, from a file for the owner alone', async () => {
    const { place, log } = await openWith(3);
    const first = createMemorySink();
    const forwarder = startForwarder(place, log, { sinks: [first] });
    await forwarder.close();
    expect(first.sequences()).toEqual([1, 2, 3]);
    const folder = join(place.folder, 'positions');
    expect(readdirSync(folder)).toEqual(['memory.json']);
    expect(statSync(join(folder, 'memory.json')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await log.append(toRecord());
    const second = createMemorySink();
    await startForwarder(place, log, { sinks: [second] }).close();
    expect(second.sequences()).toEqual([4]);
  });

  it('holds up neither the log nor other places for one that hangs or fails', async () => {
    const { place, log } = await openWith(1);
    const hole = createMemorySink({
      name: 'hole',
      deadlineMs: 20,
      deliver: () => new Promise(() => undefined),
    });
    const broken = createMemorySink({ name: 'broken', deliver: unavailable });
    const good = createMemorySink({ name: 'good' });
    const forwarder = startForwarder(place, log, { sinks: [hole, broken, good] });
    await Promise.all(appendMany(log, 500));
    await eventually(() => {
      expect(good.sequences()).toEqual(range(1, 501));
      expect(forwarder.report()).toMatchObject([
        { state: 'late', lagEntries: 501, failed: 1, lastError: 'not delivered within 20 ms' },
        { lagEntries: 501, lastError: 'answered with status 503' },
        { state: 'idle', lagEntries: 0, lagSeconds: 0, lastError: undefined },
      ]);
    });
    expect(log.healthy).toBe(true);
    const failing = forwarder.events.filter(({ kind }) => kind === 'failing');
    expect(failing.map(({ sink }) => sink).sort()).toEqual(['broken', 'hole']);
  });

  it('never has two batches on their way to one place', async () => {
    const { place, log } = await openWith(10);
    let [underWay, most, calls] = [0, 0, 0];
    let release = (): void => undefined;
    const sink = createMemorySink({
      ...{ deadlineMs: 5, maxBatchEntries: 1 },
      async deliver() {
        underWay += 1;
        most = Math.max(most, underWay);
        calls += 1;
        // Only the first one is late, and pays no attention to its signal.
        if (calls === 1) await new Promise<void>((resolve) => (release = resolve));
        underWay -= 1;
      },
    });
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'late' }]);
    });
    forwarder.notify();
    release();
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'idle' }]);
    });
    expect(most).toBe(1);
    // What arrived late has arrived.
    expect(sink.sequences()).toEqual(range(1, 10));
    expect(forwarder.events.map(({ kind }) => kind)).toEqual(['failing', 'recovered']);
  });

  it('gives a place that was down all it has missed, in order', async () => {
    const { place, log } = await openWith(20);
    let isDown = true;
    const sink = createMemorySink({
      maxBatchEntries: 7,
      deliver() {
        if (isDown) unavailable();
      },
    });
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()[0]?.failed).toBeGreaterThan(2);
    });
    expect(forwarder.report()).toMatchObject([{ position: 0, lagEntries: 20 }]);
    expect(forwarder.report()[0]?.lagSeconds).toBeGreaterThan(0);
    await Promise.all(appendMany(log, 20));
    isDown = false;
    await eventually(() => {
      expect(sink.sequences()).toEqual(range(1, 40));
    });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([
        { state: 'idle', lagSeconds: 0, lastError: undefined, nextAttemptAt: undefined },
      ]);
    });
    expect(forwarder.events.map(({ kind }) => kind)).toEqual(['failing', 'recovered']);
  });

  it('sends smaller batches to a place that is too slow for large ones', async () => {
    const { place, log } = await openWith(64);
    const sink = createMemorySink({
      ...{ deadlineMs: 30, maxBatchEntries: 64 },
      deliver: ({ entries }, signal) =>
        entries.length <= 16
          ? undefined
          : new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => {
                reject(new Error('aborted'));
              });
            }),
    });
    startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(sink.sequences()).toEqual(range(1, 64));
    });
  });

  it.each([
    { onRefusal: 'block' as const, delivered: range(1, 12), state: 'blocked', kind: 'blocked' },
    {
      onRefusal: 'skip' as const,
      delivered: [...range(1, 12), ...range(14, 30)],
      state: 'idle',
      kind: 'refused',
    },
  ])('narrows a refused batch down to its entry, to $onRefusal it', async (expected) => {
    const { place, log } = await openWith(30);
    const sink = createMemorySink({
      onRefusal: expected.onRefusal,
      deliver({ entries }) {
        if (entries.some(({ sequence }) => sequence === 13)) {
          throw new SinkError('refused', 'answered with status 400');
        }
      },
    });
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: expected.state }]);
      expect(sink.sequences()).toEqual(expected.delivered);
    });
    const [event] = forwarder.events;
    expect(event).toMatchObject({ kind: expected.kind, firstSequence: 13, lastSequence: 13 });
    expect(event?.message).toContain('answered with status 400');
    const refused = { entries: 1, firstSequence: 13, lastSequence: 13 };
    if (expected.onRefusal === 'block') {
      expect(forwarder.report()).toMatchObject([{ position: 12, lagEntries: 18 }]);
      expect(forwarder.events).toHaveLength(1);
    } else {
      await forwarder.close();
      const again = startForwarder(place, log, { sinks: [createMemorySink()] });
      await again.close();
      // Not forgotten with the process.
      for (const each of [forwarder, again]) expect(each.report()).toMatchObject([{ refused }]);
    }
  });

  it('says for how long the oldest entry has been in the log, also while it is out of reach', async () => {
    const place = createPlace();
    const times = ['2026-11-21T10:00:00.000Z', '2026-11-21T10:30:00.000Z'].map(
      (time) => new Date(time),
    );
    const [appendedAt, now] = times as [Date, Date];
    const log = await openLog({ url: place.url, clock: () => appendedAt });
    await Promise.all(appendMany(log, 2));
    const hole = createMemorySink({
      deadlineMs: 10,
      deliver: (_batch, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', reject);
        }),
    });
    const options = { sinks: [hole], clock: () => now, backOff: { initialMs: 60_000 } };
    const forwarder = startForwarder(place, log, options);
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'waiting' }]);
    });
    expect(forwarder.report()).toMatchObject([{ lagEntries: 2, lagSeconds: 1800 }]);
  });

  it('is not stopped by who listens to its events', async () => {
    const { place, log } = await openWith(2);
    let attempts = 0;
    const sink = createMemorySink({
      deliver() {
        attempts += 1;
        if (attempts === 1) unavailable();
      },
    });
    const onEvent = (): never => {
      throw new Error('the logger is gone');
    };
    startForwarder(place, log, { sinks: [sink], onEvent });
    await eventually(() => {
      expect(sink.sequences()).toEqual([1, 2]);
    });
  });

  it('goes on by itself once a blocked entry is taken', async () => {
    const { place, log } = await openWith(5);
    let objects = true;
    const sink = createMemorySink({
      deliver() {
        if (objects) throw new SinkError('refused', 'answered with status 422');
      },
    });
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'blocked' }]);
    });
    objects = false;
    await eventually(() => {
      expect(sink.sequences()).toEqual(range(1, 5));
      expect(forwarder.report()).toMatchObject([{ state: 'idle' }]);
    });
    expect(forwarder.events.map(({ kind }) => kind)).toEqual(['blocked', 'recovered']);
  });

  it('tells of entries that were removed before it got to them, also after a start', async () => {
    const place = createPlace();
    const positions = join(place.folder, 'positions');
    const log = { logId: 'log', head: { size: 30 } };
    const first = createMemorySink({ maxBatchEntries: 4 });
    const shared = { log, positions, beatMs: 20 };
    const begun = createForwarder({
      ...{ ...shared, log: { ...log, head: { size: 4 } }, sinks: [first] },
      source: createSource(range(1, 4)),
    });
    await begun.close();
    const sink = createMemorySink();
    const left = [...range(11, 14), ...range(21, 30)];
    const events: unknown[] = [];
    const forwarder = createForwarder({
      ...{ ...shared, sinks: [sink], source: createSource(left) },
      onEvent: (event) => events.push(event),
    });
    await forwarder.close();
    expect(sink.sequences()).toEqual(left);
    // A batch never spans a gap.
    expect(
      sink.batches.map(({ firstSequence, lastSequence }) => [firstSequence, lastSequence]),
    ).toEqual([
      [11, 14],
      [21, 30],
    ]);
    const gap = { entries: 12, firstSequence: 15, lastSequence: 20 };
    expect(events).toMatchObject([
      { kind: 'gap', sink: 'memory', firstSequence: 5, lastSequence: 10 },
      { kind: 'gap', sink: 'memory', firstSequence: 15, lastSequence: 20 },
    ]);
    const again = createForwarder({ ...shared, sinks: [sink], source: createSource(left) });
    await again.close();
    for (const each of [forwarder, again]) expect(each.report()).toMatchObject([{ gap }]);
  });

  it('begins at the oldest entry that there is, without a gap, or behind the newest', async () => {
    const place = createPlace();
    const shared = {
      log: { logId: 'log', head: { size: 9 } },
      positions: join(place.folder, 'positions'),
      source: createSource(range(5, 9)),
    };
    const oldest = createMemorySink({ name: 'oldest' });
    const newest = createMemorySink({ name: 'newest' });
    const forwarders = [
      createForwarder({ ...shared, sinks: [oldest] }),
      createForwarder({ ...shared, sinks: [newest], begin: 'newest' }),
    ];
    await Promise.all(forwarders.map((forwarder) => forwarder.close()));
    expect(oldest.sequences()).toEqual(range(5, 9));
    expect(newest.sequences()).toEqual([]);
    expect(forwarders[0]?.report()).toMatchObject([{ gap: undefined, position: 9 }]);
    const later = createForwarder({
      ...shared,
      sinks: [newest],
      source: createSource(range(5, 11)),
    });
    await later.close();
    expect(newest.sequences()).toEqual([10, 11]);
  });

  it.each([
    { what: 'an empty file', text: '', says: 'damaged' },
    { what: 'half a file', text: '{"version":1,"logId', says: 'damaged' },
    { what: 'another version', text: '{"version":2,"logId":"log","sequence":1}', says: 'damaged' },
    { what: 'no number', text: '{"version":1,"logId":"log","sequence":-1}', says: 'damaged' },
    { what: 'another log', text: '{"version":1,"logId":"other","sequence":1}', says: 'other' },
    { what: 'a longer log', text: '{"version":1,"logId":"log","sequence":4}', says: 'shorter' },
    {
      what: 'a log that was rewritten',
      text: '{"version":1,"logId":"log","sequence":2,"entryHash":"00"}',
      says: 'entry 2 is not the one',
    },
  ])('forwards everything anew where the position is of $what', async ({ text, says }) => {
    const place = createPlace();
    const positions = join(place.folder, 'positions');
    mkdirSync(positions);
    writeFileSync(join(positions, 'memory.json'), text);
    const sink = createMemorySink();
    const events: { readonly kind: string; readonly message: string }[] = [];
    const log = { logId: 'log', head: { size: 3 } };
    const source = createSource(range(1, 3));
    const onEvent = (event: (typeof events)[number]): void => void events.push(event);
    const forwarder = createForwarder({ log, source, positions, sinks: [sink], onEvent });
    await forwarder.close();
    expect(sink.sequences()).toEqual([1, 2, 3]);
    expect(events).toMatchObject([{ kind: 'restarted', firstSequence: 1 }]);
    expect(events[0]?.message).toContain(says);
  });

  it('waits where the position or the log cannot be read, and goes on when they can', async () => {
    const { place, log } = await openWith(2);
    const positions = join(place.folder, 'positions');
    mkdirSync(join(positions, 'memory.json'), { recursive: true });
    const sink = createMemorySink();
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'waiting', position: undefined }]);
    });
    expect(forwarder.report()[0]?.lastError).toContain('EISDIR');
    expect(sink.sequences()).toEqual([]);
    rmdirSync(join(positions, 'memory.json'));
    await eventually(() => {
      expect(sink.sequences()).toEqual([1, 2]);
    });
  });

  it('goes on delivering where the position cannot be saved, and says so', async () => {
    const { place, log } = await openWith(2);
    const positions = join(place.folder, 'positions');
    // Where the new file should go lies a folder.
    mkdirSync(join(positions, 'memory.json.new'), { recursive: true });
    const sink = createMemorySink();
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(sink.sequences()).toEqual([1, 2]);
      expect(forwarder.report()[0]?.lastError).toMatch(/^position not saved: EISDIR/);
    });
  });

  it('refuses to forward another log than its own', async () => {
    const { place, log } = await openWith(1);
    const sink = createMemorySink();
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'idle' }]);
    });
    tamper(place.path, `UPDATE log SET log_id = 'other'`);
    await eventually(() => {
      expect(forwarder.report()[0]?.lastError).toContain('another log');
    });
  });

  it.each([
    { sinks: ['a', 'A'], message: 'Two sinks have the name A' },
    { sinks: ['a', 'a'], message: 'Two sinks have the name a' },
  ])('refuses the names $sinks', ({ sinks, message }) => {
    const log = { logId: 'log', head: { size: 0 } };
    const options = { log, source: createSource([]), positions: '/nowhere' };
    const named = sinks.map((name) => createMemorySink({ name }));
    expect(() => createForwarder({ ...options, sinks: named })).toThrow(message);
  });

  it('forwards a log to its end before the one that came after it', async () => {
    const place = createPlace();
    const positions = join(place.folder, 'positions');
    const log = { logId: 'log', head: { size: 30 } };
    let isDown = false;
    const sink = createMemorySink({
      maxBatchEntries: 10,
      deliver({ lastSequence }) {
        if (isDown) unavailable();
        if (lastSequence === 10) isDown = true;
      },
    });
    // The last ones of the former log were removed by retention.
    const source = createSource(range(1, 25), { next: range(1, 5) });
    source.size = (logId) => Promise.resolve({ log: 30, next: 5 }[logId]);
    const events: ForwardingEvent[] = [];
    const options = {
      ...{ log, source, positions, sinks: [sink], backOff: { initialMs: 5 }, beatMs: 10 },
      onEvent: (event: ForwardingEvent) => void events.push(event),
    };
    const forwarder = createForwarder(options);
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'waiting', lagEntries: 20 }]);
    });
    log.logId = 'next';
    log.head = { size: 5 };
    // Also when the process ends in between.
    await forwarder.close();
    isDown = false;
    const again = createForwarder(options);
    await eventually(() => {
      expect(again.report()).toMatchObject([{ state: 'idle', logId: 'next', position: 5 }]);
    });
    await again.close();
    expect(
      sink.batches.map(({ logId, firstSequence, lastSequence }) => [
        logId,
        firstSequence,
        lastSequence,
      ]),
    ).toEqual([
      ['log', 1, 10],
      ['log', 11, 20],
      ['log', 21, 25],
      ['next', 1, 5],
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['failing', 'gap', 'entered']);
    expect(again.report()).toMatchObject([
      { lagEntries: 0, gap: { entries: 5, firstSequence: 26, lastSequence: 30 } },
    ]);
  });

  it('stops at its deadline, and leaves the rest for the next start', async () => {
    const { place, log } = await openWith(3);
    const hole = createMemorySink({
      deadlineMs: 60_000,
      deliver: (_batch, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }),
    });
    const forwarder = startForwarder(place, log, { sinks: [hole] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'delivering' }]);
    });
    await forwarder.close(10);
    await forwarder.close();
    forwarder.notify();
    expect(forwarder.report()).toMatchObject([{ state: 'stopped', lagEntries: 3 }]);
    const sink = createMemorySink();
    await startForwarder(place, log, { sinks: [sink] }).close();
    expect(sink.sequences()).toEqual([1, 2, 3]);
  });

  it('does not wait at its end for a place that fails already', async () => {
    const { place, log } = await openWith(3);
    let attempts = 0;
    const sink = createMemorySink({
      deliver() {
        attempts += 1;
        unavailable();
      },
    });
    const backOff = { initialMs: 60_000 };
    const forwarder = startForwarder(place, log, { sinks: [sink], backOff });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'waiting' }]);
    });
    await forwarder.close(60_000);
    expect(attempts).toBe(1);
  });

  it('reads no more than a batch may hold', async () => {
    const { place, log } = await openWith(10);
    const sink = createMemorySink({ maxBatchBytes: 700 });
    await startForwarder(place, log, { sinks: [sink] }).close();
    expect(sink.sequences()).toEqual(range(1, 10));
    for (const { entries } of sink.batches) {
      expect(entries.length).toBeLessThan(5);
      expect(entries.map(({ entry }) => entry).join('').length).toBeLessThanOrEqual(700);
    }
    expect(readFileSync(join(place.folder, 'positions', 'memory.json'), 'utf8')).toContain(
      log.logId,
    );
  });
});
