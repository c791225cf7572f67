import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { openAuditReader, verifyExport } from '../../src/index.ts';
import type { AuditPeriod, VerificationOptions } from '../../src/index.ts';
import {
  collect,
  createPlace,
  openLog,
  toFirstFormat,
  toRecord,
  writeBatches,
} from '../fixtures/temporary-log.ts';

/** Ten entries, one a minute from 8:00 on, and an export of them. */
async function exportTen(period?: AuditPeriod): Promise<{ file: string; url: string }> {
  const { url, folder } = createPlace();
  let minute = 0;
  const clock = (): Date => new Date(Date.UTC(2026, 10, 20, 8, minute++));
  const log = await openLog({ url, clock });
  for (let count = 0; count < 10; count += 1) await log.append(toRecord());
  const file = join(folder, 'export.ndjson');
  const lines = await collect(openAuditReader({ url }).export(period));
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return { file, url };
}

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 8, minute));

describe('verifyExport', () => {
  it.each([
    { period: {}, first: 1, last: 10 },
    { period: { since: at(3) }, first: 4, last: 10 },
    { period: { until: at(3) }, first: 1, last: 3 },
    { period: { since: at(2), until: at(7) }, first: 3, last: 7 },
    { period: { since: at(99) }, first: 11, last: 10 },
    { period: { until: at(0) }, first: 1, last: 0 },
    { period: { since: at(5), until: at(5) }, first: 6, last: 5 },
  ])('finds entries $first to $last intact', async ({ period, first, last }) => {
    const { file, url } = await exportTen(period);
    const { rootHash } = await openAuditReader({ url }).tree(last);
    await expect(verifyExport(file)).resolves.toMatchObject({
      ...{ isIntact: true, firstSequence: first, entryCount: last - first + 1 },
      rootHash: Buffer.from(rootHash).toString('hex'),
    });
  });

  it.each([
    { name: 'line breaks of Windows', change: (text: string) => text.replaceAll('\n', '\r\n') },
    { name: 'a byte order mark', change: (text: string) => `\ufeff${text}` },
    { name: 'no line break at the end', change: (text: string) => text.trimEnd() },
    { name: 'empty lines at the end', change: (text: string) => `${text}\n\n` },
  ])('does not mind $name', async ({ change }) => {
    const { file } = await exportTen();
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    await expect(verifyExport(file)).resolves.toMatchObject({ isIntact: true, entryCount: 10 });
  });

  it('finds the export of a log of the version before intact', async () => {
    const { url, path, folder } = createPlace();
    await writeBatches(url, 7);
    toFirstFormat(path);
    const file = join(folder, 'export.ndjson');
    for await (const line of openAuditReader({ url }).export()) appendFileSync(file, `${line}\n`);
    await expect(verifyExport(file)).resolves.toMatchObject({ isIntact: true, entryCount: 7 });
  });

  it('reads a line that is longer than what is read at once', async () => {
    const { url, folder } = createPlace();
    const log = await openLog({ url });
    const businessIds = Array.from({ length: 300_000 }, (_, index) => index);
    await log.append(toRecord({ records: { ids: [1], businessIds, personalData: [] } }));
    const file = join(folder, 'export.ndjson');
    for await (const line of openAuditReader({ url }).export()) appendFileSync(file, `${line}\n`);
    await expect(verifyExport(file)).resolves.toMatchObject({ isIntact: true, entryCount: 1 });
  });

  const mark = (change: (watermark: Record<string, unknown>) => object) => (text: string) => {
    const lines = text.trimEnd().split('\n');
    const { watermark } = JSON.parse(lines.pop() ?? '') as { watermark: Record<string, unknown> };
    return [...lines, JSON.stringify({ watermark: { ...watermark, ...change(watermark) } })].join(
      '\n',
    );
  };

  it.each([
    { name: 'nothing', change: () => '', kind: 'truncated-tail', first: 1 },
    { name: 'something else', change: () => 'hello\nworld\n', kind: 'edited-entry', first: 1 },
    { name: 'bytes', change: () => '\0\u0001\u00ff\n', kind: 'truncated-tail', first: 1 },
    {
      name: 'an empty line between entries',
      change: (text: string) => text.replace('\n', '\n\n'),
      kind: 'edited-entry',
      first: 2,
    },
    {
      name: 'another entry behind the watermark',
      change: (text: string) => `${text}${text.split('\n')[0] ?? ''}\n`,
      kind: 'edited-entry',
      first: 11,
    },
    {
      name: 'the watermark twice',
      change: (text: string) => `${text}${text.trimEnd().split('\n').at(-1) ?? ''}\n`,
      kind: 'inserted-entry',
      first: 11,
    },
    {
      name: 'another root hash',
      change: mark(() => ({ rootHash: '0'.repeat(64) })),
      kind: 'bad-watermark',
      first: 1,
    },
    {
      name: 'other leaf hashes',
      change: mark(() => ({ leafPrefixes: Buffer.alloc(40).toString('base64') })),
      kind: 'bad-watermark',
      first: 1,
    },
    {
      name: 'subtrees where there are none',
      change: mark(() => ({ before: ['0'.repeat(64)] })),
      kind: 'bad-watermark',
      first: 1,
    },
    {
      name: 'another log in the watermark',
      change: mark(() => ({ logId: '00000000-1111-2222-3333-444444444444' })),
      kind: 'edited-entry',
      first: 1,
    },
    {
      name: 'a count that does not fit',
      change: mark(() => ({ count: 9 })),
      kind: 'truncated-tail',
      first: 11,
    },
  ])('finds $name', async ({ change, kind, first }) => {
    const { file } = await exportTen();
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    await expect(verifyExport(file)).resolves.toMatchObject({
      isIntact: false,
      finding: { kind, firstSequence: first },
    });
  });

  it('finds subtrees before a period that are not those of the log', async () => {
    const { file } = await exportTen({ since: at(5) });
    const change = mark(({ before }) => ({ before: (before as string[]).toReversed() }));
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    await expect(verifyExport(file)).resolves.toMatchObject({
      finding: { kind: 'bad-watermark', firstSequence: 6, lastSequence: 10 },
    });
  });

  it('finds the clock going backwards, unless that is tolerated', async () => {
    const { url, folder } = createPlace();
    const times = [5, 7, 6, 8, 1];
    const log = await openLog({ url, clock: () => at(times.shift() ?? 9) });
    for (let count = 0; count < 6; count += 1) await log.append(toRecord());
    const file = join(folder, 'export.ndjson');
    for await (const line of openAuditReader({ url }).export()) appendFileSync(file, `${line}\n`);
    const reader = openAuditReader({ url });
    for (const verify of [
      (options: VerificationOptions) => verifyExport(file, options),
      (options: VerificationOptions) => reader.verify(options),
    ]) {
      await expect(verify({ clockToleranceMs: 0 })).resolves.toMatchObject({
        isIntact: false,
        finding: { kind: 'clock-backwards', firstSequence: 3 },
      });
      await expect(verify({ clockToleranceMs: 60_000 })).resolves.toMatchObject({
        finding: { kind: 'clock-backwards', firstSequence: 5 },
      });
      await expect(verify({ clockToleranceMs: 420_000 })).resolves.toMatchObject({
        isIntact: true,
      });
    }
  });

  it.each([
    { name: 'a missing file', path: 'nowhere.ndjson', code: 'unreadable' },
    { name: 'a folder', path: '.', code: 'unreadable' },
    { name: 'a database', path: 'audit.db', code: 'foreign' },
  ])('refuses $name', async ({ path, code }) => {
    const { url, folder } = createPlace();
    await writeBatches(url, 1);
    await expect(verifyExport(join(folder, path))).rejects.toMatchObject({ code });
  });
});
