import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createEntryFileSink } from '../../src/index.ts';
import type { EntryFileSinkOptions, EntrySink } from '../../src/index.ts';
import { createPlace, openLog, toRecord } from '../fixtures/temporary-log.ts';
import { deliver, range, readSequences, startForwarder, toBatch } from './fixtures.ts';

function createSink(options: Partial<EntryFileSinkOptions> = {}): {
  readonly folder: string;
  readonly path: string;
  readonly sink: EntrySink;
} {
  const { folder } = createPlace();
  const path = join(folder, 'entries.ndjson');
  return { folder, path, sink: createEntryFileSink({ name: 'file', path, ...options }) };
}

const lineBytes = `${toBatch([1]).entries[0]?.entry ?? ''}\n`.length;

describe('createEntryFileSink', () => {
  it('writes what the log holds, a line for each entry, for the owner alone', async () => {
    const place = createPlace();
    const log = await openLog({ url: place.url });
    const entry = await log.append(toRecord());
    await log.append(toRecord());
    const path = join(place.folder, 'new', 'folder', 'entries.ndjson');
    await startForwarder(place, log, {
      sinks: [createEntryFileSink({ name: 'file', path })],
    }).close();
    const text = readFileSync(path, 'utf8');
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text.split('\n')[0] ?? '')).toEqual(entry);
    expect(readSequences(path)).toEqual([1, 2]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(place.folder, 'new')).mode & 0o777).toBe(0o700);
  });

  it('sets a file aside before it grows beyond its bounds, and keeps all of them', async () => {
    const { folder, path, sink } = createSink({ maxBytes: 3 * lineBytes });
    await deliver(sink, toBatch([1, 2]));
    await deliver(sink, toBatch(range(3, 9)));
    expect(readdirSync(folder).sort()).toEqual([
      'entries-2026-11-21.1.ndjson',
      'entries-2026-11-21.2.ndjson',
      'entries.ndjson',
    ]);
    expect(readSequences(join(folder, 'entries-2026-11-21.1.ndjson'))).toEqual([1, 2, 3]);
    expect(readSequences(join(folder, 'entries-2026-11-21.2.ndjson'))).toEqual([4, 5, 6]);
    expect(readSequences(path)).toEqual([7, 8, 9]);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(3 * lineBytes);
    }
  });

  it('sets a file aside when a day is over, also after a start, and not when time goes back', async () => {
    const { folder, path, sink: first } = createSink();
    await deliver(first, toBatch([1], '2026-11-20'));
    const sink = createEntryFileSink({ name: 'file', path });
    await deliver(sink, toBatch([2], '2026-11-21'));
    await deliver(sink, toBatch([3], '2026-11-20'));
    const { entries, ...batch } = toBatch([4], '2026-11-21');
    await deliver(sink, { ...batch, entries: [...entries, ...toBatch([5], '2026-11-23').entries] });
    expect(readSequences(join(folder, 'entries-2026-11-20.1.ndjson'))).toEqual([1]);
    expect(readSequences(join(folder, 'entries-2026-11-21.1.ndjson'))).toEqual([2, 3, 4]);
    expect(readSequences(path)).toEqual([5]);
  });

  it.each([
    { keepFiles: 0, kept: [] },
    { keepFiles: 2, kept: ['entries-2026-11-20.10.ndjson', 'entries-2026-11-21.1.ndjson'] },
  ])('keeps the newest $keepFiles of those that were set aside', async ({ keepFiles, kept }) => {
    const { folder, path, sink } = createSink({ maxBytes: 1, keepFiles });
    const others = ['entries-2026-11-20.txt', 'entries-2026-11-2.1.ndjson', 'other.ndjson'];
    const old = ['entries-2026-11-20.10.ndjson', 'entries-2026-11-20.9.ndjson'];
    for (const name of [...others, ...old]) writeFileSync(join(folder, name), '');
    await deliver(sink, toBatch([1]));
    await deliver(sink, toBatch([2]));
    expect(readdirSync(folder).sort()).toEqual([...others, ...kept, 'entries.ndjson'].sort());
    expect(readSequences(path)).toEqual([2]);
  });

  it.each([
    { what: 'half a line', torn: '{"consumer":"sup' },
    { what: 'a long piece', torn: `{"consumer":"${'x'.repeat(200_000)}` },
    { what: 'half a character', torn: Buffer.from([0xe2, 0x82]) },
  ])('cuts off $what at the end that a crash has left', async ({ torn }) => {
    const { path, sink } = createSink();
    await deliver(sink, toBatch([1, 2]));
    appendFileSync(path, torn);
    await deliver(createEntryFileSink({ name: 'file', path }), toBatch([3]));
    expect(readSequences(path)).toEqual([1, 2, 3]);
  });

  it('begins anew in a file that holds nothing but half a line', async () => {
    const { path, sink } = createSink();
    writeFileSync(path, '{"consumer":"sup');
    await deliver(sink, toBatch([1]));
    expect(readSequences(path)).toEqual([1]);
  });

  it('goes on in a new file when somebody has moved the old one away', async () => {
    const { folder, path, sink } = createSink();
    await deliver(sink, toBatch([1, 2]));
    renameSync(path, join(folder, 'moved'));
    // The delivery that finds it moved fails, and the forwarder sends the batch again.
    await deliver(sink, toBatch([3])).catch(() => deliver(sink, toBatch([3])));
    expect(readSequences(join(folder, 'moved'))).toEqual([1, 2]);
    expect(readSequences(path)).toEqual([3]);
  });

  it('writes no entry behind what somebody else has left in the file', async () => {
    const { path, sink } = createSink();
    await deliver(sink, toBatch([1]));
    appendFileSync(path, '{"half":');
    await expect(deliver(sink, toBatch([2]))).rejects.toThrow('does somebody else write it?');
    await deliver(sink, toBatch([2]));
    expect(readSequences(path)).toEqual([1, 2]);
  });

  it('takes the day of a file without entries from the file', async () => {
    const { folder, path, sink } = createSink();
    writeFileSync(path, 'no entry\n');
    utimesSync(path, new Date('2026-11-19T12:00:00Z'), new Date('2026-11-19T12:00:00Z'));
    await deliver(sink, toBatch([1]));
    expect(readFileSync(join(folder, 'entries-2026-11-19.1.ndjson'), 'utf8')).toBe('no entry\n');
    expect(readSequences(path)).toEqual([1]);
  });

  it('keeps an entry on its line, whatever somebody has put into the log', async () => {
    const { path, sink } = createSink();
    const batch = toBatch([1]);
    await deliver(sink, { ...batch, entries: [{ sequence: 1, entry: '{"sequence":\r\n1}' }] });
    await deliver(sink, toBatch([2]));
    // The next day begins with the next entry whose day is known.
    const unknownDay = join(path, '..', 'entries-1970-01-01.1.ndjson');
    expect(readSequences(unknownDay)).toEqual([1]);
    expect(readSequences(path)).toEqual([2]);
  });

  it('fails where it cannot write, and does not lose what comes before', async () => {
    const { path, sink } = createSink();
    mkdirSync(path);
    await expect(deliver(sink, toBatch([1]))).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('writes a file without an extension, and one whose name has several', async () => {
    for (const name of ['entries', 'a.b.c', '.hidden']) {
      const { folder } = createPlace();
      const sink = createEntryFileSink({ name: 'file', path: join(folder, name), maxBytes: 1 });
      await deliver(sink, toBatch([1, 2]));
      expect(readSequences(join(folder, name))).toEqual([2]);
      expect(readdirSync(folder)).toHaveLength(2);
    }
  });

  it.each([
    { name: '' },
    { name: '../up' },
    { name: 'a b' },
    { name: '.x' },
    { name: 'x'.repeat(65) },
    { maxBytes: 0 },
    { maxBytes: 1.5 },
    { keepFiles: -1 },
    { deadlineMs: 0 },
    { deadlineMs: Number.NaN },
    { maxBatchEntries: 0 },
    { maxBatchBytes: 2 ** 31 },
  ])('refuses %o', (options) => {
    expect(() => createSink(options)).toThrow(RangeError);
  });
});
