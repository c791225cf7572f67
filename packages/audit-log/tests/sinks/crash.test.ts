import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import {
  createEntryFileSink,
  createEntryHttpSink,
  openAuditReader,
  openSigningKey,
} from '../../src/index.ts';
import type { NoteSigner } from '../../src/index.ts';
import { collect, createPlace, openLog } from '../fixtures/temporary-log.ts';
import { eventually, listen, startForwarder, toSequences } from './fixtures.ts';

/** The lines of all files of a sink, in the order in which they were written. */
function readFiles(folder: string): string[] {
  const names = readdirSync(folder).sort((one, other) => toNumber(one) - toNumber(other));
  return names.flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'));
}

function toNumber(name: string): number {
  return Number(/\.(\d+)\.ndjson$/.exec(name)?.[1] ?? Number.POSITIVE_INFINITY);
}

/** The entries as they first came, one for each sequence; doubles have to be the same text. */
function withoutDoubles(lines: readonly string[]): string[] {
  const bySequence = new Map<number, string>();
  for (const line of lines) {
    const [sequence = 0] = toSequences(line);
    expect(bySequence.get(sequence) ?? line).toBe(line);
    bySequence.set(sequence, line);
  }
  return [...bySequence.values()];
}

describe('a forwarder whose process is killed under load', { timeout: 60_000 }, () => {
  it('loses no entry, keeps their order, and sends nothing twice but the same', async () => {
    const { folder, url, path: logPath } = createPlace();
    const [positions, files] = [join(folder, 'positions'), join(folder, 'files')];
    const path = join(files, 'entries.ndjson');
    const received: string[] = [];
    const server = await listen(({ body }, response) => {
      received.push(...body.toString().trimEnd().split('\n'));
      response.end();
    });
    for (const entriesBeforeDeath of [1, 45, 130, 20]) {
      const end = received.length + entriesBeforeDeath;
      const child = fork(
        new URL('./forwarder-process.ts', import.meta.url),
        [url, positions, path, server.url.href],
        { execArgv: ['--conditions=@nexudus-toolkit/source'] },
      );
      onTestFinished(() => void child.kill('SIGKILL'));
      await eventually(() => {
        expect(received.length).toBeGreaterThan(end);
      });
      child.kill('SIGKILL');
      await once(child, 'exit');
    }

    const log = await openLog({ url });
    const [signer] = openSigningKey('example.com/audit', `${positions}-key`).signers as [
      NoteSigner,
    ];
    const forwarder = startForwarder({ folder, url, path: logPath }, log, {
      sinks: [
        createEntryFileSink({ name: 'file', path, maxBytes: 20_000 }),
        createEntryHttpSink({ name: 'http', url: server.url, signer }),
      ],
    });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'idle' }, { state: 'idle' }]);
    });
    // The last line of an export is its watermark.
    const stored = (await collect(openAuditReader({ url }).export())).slice(0, -1);
    expect(stored.length).toBeGreaterThan(195);
    expect(withoutDoubles(received)).toEqual(stored);
    expect(withoutDoubles(readFiles(files))).toEqual(stored);
    expect(forwarder.events).toEqual([]);
  });
});
