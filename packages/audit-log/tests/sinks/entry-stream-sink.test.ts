import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { describe, expect, it } from 'vitest';

import { createEntryStreamSink } from '../../src/index.ts';
import { createPlace, openLog, appendMany } from '../fixtures/temporary-log.ts';
import { deliver, eventually, range, startForwarder, toBatch, toSequences } from './fixtures.ts';

describe('createEntryStreamSink', () => {
  it('writes a line for each entry', async () => {
    const stream = new PassThrough();
    const sink = createEntryStreamSink({ name: 'stdout', stream });
    const written = text(stream);
    await deliver(sink, toBatch([1, 2]));
    await deliver(sink, toBatch([3]));
    stream.end();
    expect(toSequences(await written)).toEqual([1, 2, 3]);
  });

  it('keeps one line in memory while nobody reads, and writes none twice', async () => {
    const place = createPlace();
    const log = await openLog({ url: place.url });
    await Promise.all(appendMany(log, 50));
    const waiting: (() => void)[] = [];
    const lines: string[] = [];
    const stream = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        waiting.push(done);
      },
    });
    const sink = createEntryStreamSink({ name: 'stdout', stream, deadlineMs: 10 });
    const forwarder = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'late', failed: 1 }]);
    });
    expect(lines).toHaveLength(1);
    expect(stream.writableLength).toBeLessThan(2000);
    await eventually(() => {
      waiting.shift()?.();
      expect(forwarder.report()).toMatchObject([{ state: 'idle', lagEntries: 0 }]);
    });
    expect(toSequences(lines.join(''))).toEqual(range(1, 50));
  });

  it('fails with a stream that breaks, time after time, and leaves the process alone', async () => {
    const stream = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('EPIPE'));
      },
    });
    const sink = createEntryStreamSink({ name: 'stdout', stream });
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await expect(deliver(sink, toBatch([1]))).rejects.toThrow();
    }
    expect(stream.listenerCount('error')).toBeLessThan(3);
  });

  it('does not stop a process whose standard output nobody reads', async () => {
    const door = new URL('../../src/index.ts', import.meta.url).href;
    const script = `
      import { createEntryStreamSink } from '${door}';
      const entries = [{ sequence: 1, entry: JSON.stringify('x'.repeat(1_000_000)) }];
      const sink = createEntryStreamSink({ name: 'stdout', stream: process.stdout });
      void sink.deliver({ logId: '', firstSequence: 1, lastSequence: 1, entries }, AbortSignal.timeout(1e6));
      let turns = 0;
      setInterval(() => (turns += 1) === 10 && process.stderr.write('alive'), 1);
    `;
    const execArguments = [
      '--conditions=@nexudus-toolkit/source',
      '--input-type=module',
      '-e',
      script,
    ];
    const child = spawn(process.execPath, execArguments, { stdio: ['ignore', 'pipe', 'pipe'] });
    const [said] = (await once(child.stderr, 'data')) as [Buffer];
    child.kill('SIGKILL');
    expect(said.toString()).toBe('alive');
  });
});
