import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, readFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { parseSigningKey, openSigningKey } from '../../src/checkpoint/signing-key.ts';
import { splitNotes } from '../../src/checkpoint/split-notes.ts';
import {
  createCheckpoints,
  createFileSink,
  createHttpSink,
  createStreamSink,
  NoteError,
  NoteKeyError,
  openAuditReader,
  openCheckpoint,
  parseVerifierKey,
} from '../../src/index.ts';
import type { CheckpointSink } from '../../src/index.ts';
import { createPlace, openLog, toRecord } from '../fixtures/temporary-log.ts';

const origin = 'example.com/audit';
const emptyLog = { head: { size: 0, rootHash: Buffer.alloc(32) } };
const signal = new AbortController().signal;

function createKey(name = origin): ReturnType<typeof parseSigningKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  return parseSigningKey(name, privateKey.export({ format: 'pem', type: 'pkcs8' }));
}

const { signers, verifierKey } = createKey();
const open = (note: string): { origin: string; size: number; rootHash: Uint8Array } =>
  openCheckpoint(note, [parseVerifierKey(verifierKey)]);

function createMemorySink(deliver?: CheckpointSink['deliver']): CheckpointSink & {
  readonly notes: readonly string[];
} {
  const notes: string[] = [];
  return {
    name: 'memory',
    deadlineMs: 1000,
    notes,
    async deliver(note, aborted) {
      await deliver?.(note, aborted);
      notes.push(note);
    },
  };
}

async function listen(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return new URL(`http://127.0.0.1:${address.port}/secret-path?token=secret`);
}

afterEach(() => {
  vi.useRealTimers();
});

describe('createCheckpoints', () => {
  it('signs what the log holds', async () => {
    const { url } = createPlace();
    const log = await openLog({ url });
    const sink = createMemorySink();
    const checkpoints = createCheckpoints({ log, signers, sinks: [sink] });
    await log.append(toRecord());
    await log.append(toRecord());
    const note = await checkpoints.write();
    const { rootHash } = await openAuditReader({ url }).tree();
    expect(open(note)).toMatchObject({ origin, size: 2, rootHash });
    await log.append(toRecord());
    await checkpoints.close();
    expect(sink.notes.map((each) => open(each).size)).toEqual([0, 2, 3]);
  });

  it('signs at once, at the beat and at the end, also when nothing happens', async () => {
    vi.useFakeTimers();
    const sink = createMemorySink();
    const options = { log: emptyLog, signers, sinks: [sink], everyMs: 60_000 };
    const checkpoints = createCheckpoints(options);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(sink.notes).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sink.notes).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(sink.notes).toHaveLength(12);
    await checkpoints.close();
    await checkpoints.close();
    expect(sink.notes).toHaveLength(13);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(sink.notes).toHaveLength(13);
  });

  it('has every key sign while one takes over from another', async () => {
    const next = createKey();
    const both = [...signers, ...next.signers];
    const checkpoints = createCheckpoints({ log: emptyLog, signers: both, sinks: [] });
    const note = await checkpoints.write();
    await checkpoints.close();
    for (const key of [verifierKey, next.verifierKey]) {
      expect(openCheckpoint(note, [parseVerifierKey(key)])).toMatchObject({ origin });
    }
    const { verifierKey: stranger } = createKey();
    expect(() => openCheckpoint(note, [parseVerifierKey(stranger)])).toThrow(NoteError);
  });

  it('takes the origin that it is given', async () => {
    const options = { log: emptyLog, signers, sinks: [], origin: 'example.com/another' };
    const checkpoints = createCheckpoints(options);
    expect(open(await checkpoints.write()).origin).toBe('example.com/another');
    await checkpoints.close();
  });

  it('keeps the failures of one place from the others, and counts them', async () => {
    vi.useFakeTimers();
    const hole = createMemorySink(() => new Promise(() => undefined));
    let isBroken = true;
    const broken = createMemorySink(() => {
      if (isBroken) throw new Error('no space left');
      return Promise.resolve();
    });
    const good = createMemorySink();
    const checkpoints = createCheckpoints({
      ...{ log: emptyLog, signers, everyMs: 10_000, sinks: [hole, broken, good] },
      clock: () => new Date('2026-11-20T08:15:30Z'),
    });
    await vi.advanceTimersByTimeAsync(10_000);
    isBroken = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(checkpoints.report()).toMatchObject([
      { delivered: 0, failed: 3, lastError: 'the checkpoint before is still under way' },
      { delivered: 1, failed: 2, lastError: undefined },
      { delivered: 3, failed: 0, lastDeliveredAt: new Date('2026-11-20T08:15:30Z') },
    ]);
    const closed = checkpoints.close();
    await vi.advanceTimersByTimeAsync(1000);
    await closed;
    expect(good.notes).toHaveLength(4);
  });

  it('tells a place that its time is over', async () => {
    vi.useFakeTimers();
    const aborted = new Promise((resolve) => {
      const sink = createMemorySink(
        (_note, deadline) =>
          new Promise((_resolve, reject) => {
            deadline.addEventListener('abort', () => {
              resolve(deadline.reason);
              reject(new Error('aborted'));
            });
          }),
      );
      void createCheckpoints({ log: emptyLog, signers, sinks: [sink] });
    });
    await vi.advanceTimersByTimeAsync(1000);
    await expect(aborted).resolves.toMatchObject({ message: 'not delivered within 1000 ms' });
    vi.clearAllTimers();
  });

  it.each([0, -1, Number.NaN, Infinity, 2 ** 31])('refuses a beat of %d ms', (everyMs) => {
    const options = { log: emptyLog, signers, sinks: [], everyMs };
    expect(() => createCheckpoints(options)).toThrow(RangeError);
  });

  it('refuses to go without a key, or with an origin that is none', () => {
    const options = { log: emptyLog, sinks: [], origin };
    expect(() => createCheckpoints({ ...options, signers: [] })).toThrow(NoteKeyError);
    expect(() => createCheckpoints({ ...options, signers, origin: 'a\nb' })).toThrow(NoteError);
  });
});

describe('createFileSink', () => {
  const note = (size: number): string =>
    `${origin}\n${size}\n${Buffer.alloc(32).toString('base64')}\n\n\u2014 a AAAAAAA=\n`;

  it('appends to a file for its owner alone', async () => {
    const { folder } = createPlace();
    const path = join(folder, 'new', 'checkpoints');
    await createFileSink({ path }).deliver(note(1), signal);
    await createFileSink({ path }).deliver(note(2), signal);
    expect(splitNotes(readFileSync(path, 'utf8')).notes).toEqual([note(1), note(2)]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('sets a full file aside, and deletes none', async () => {
    const { folder } = createPlace();
    const path = join(folder, 'checkpoints');
    const sink = createFileSink({ path, maxBytes: 150 });
    for (let size = 1; size <= 7; size += 1) await sink.deliver(note(size), signal);
    const files = readdirSync(folder).sort();
    expect(files).toEqual(['checkpoints', 'checkpoints.1', 'checkpoints.2', 'checkpoints.3']);
    const kept = files.flatMap(
      (file) => splitNotes(readFileSync(join(folder, file), 'utf8')).notes,
    );
    expect(kept.sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map(note));
  });

  it('leaves what a power cut tore off to itself', async () => {
    const { folder } = createPlace();
    const path = join(folder, 'checkpoints');
    await createFileSink({ path }).deliver(note(1), signal);
    appendFileSync(path, note(2));
    truncateSync(path, statSync(path).size - 20);
    await createFileSink({ path }).deliver(note(3), signal);
    expect(splitNotes(readFileSync(path, 'utf8'))).toEqual({ notes: [note(3)], rest: '' });
    expect(splitNotes(readFileSync(`${path}.1`, 'utf8')).notes).toEqual([note(1)]);
  });

  it('fails where no file can be', async () => {
    const { folder } = createPlace();
    await expect(createFileSink({ path: folder }).deliver(note(1), signal)).rejects.toThrow();
  });
});

describe('createStreamSink', () => {
  it('writes notes that can be told apart again', async () => {
    const stream = new PassThrough();
    const sink = createStreamSink('stdout', stream);
    const checkpoints = createCheckpoints({ log: emptyLog, signers, sinks: [sink] });
    const note = await checkpoints.write();
    await checkpoints.close();
    stream.end();
    expect(splitNotes(await text(stream)).notes).toContain(note);
  });

  it('fails with the stream', async () => {
    const stream = new Writable({
      write(_chunk, _encoding, callback) {
        callback(new Error('EPIPE'));
      },
    });
    stream.on('error', () => undefined);
    await expect(createStreamSink('stdout', stream).deliver('x', signal)).rejects.toThrow('EPIPE');
  });
});

describe('createHttpSink', () => {
  it('posts each checkpoint', async () => {
    const received: unknown[] = [];
    const url = await listen((request, response) => {
      void text(request).then((body) => {
        const { authorization, 'content-type': type } = request.headers;
        received.push({ method: request.method, authorization, type, body });
        response.writeHead(204).end();
      });
    });
    const sink = createHttpSink({ url, headers: { Authorization: 'Bearer x' } });
    const checkpoints = createCheckpoints({ log: emptyLog, signers, sinks: [sink] });
    const body = await checkpoints.write();
    await checkpoints.close();
    expect(received).toContainEqual({
      ...{ method: 'POST', authorization: 'Bearer x', type: 'text/plain; charset=utf-8', body },
    });
    expect(sink.name).not.toContain('secret');
  });

  it.each([400, 500, 302])('fails on status %i', async (status) => {
    const url = await listen((_request, response) => {
      response.writeHead(status, { Location: '/elsewhere' }).end('no');
    });
    await expect(createHttpSink({ url }).deliver('x', signal)).rejects.toThrow();
  });

  it('gives up on a server that never answers', async () => {
    const url = await listen(() => undefined);
    const sink = createHttpSink({ url, deadlineMs: 20 });
    const checkpoints = createCheckpoints({ log: emptyLog, signers, sinks: [sink] });
    await checkpoints.close();
    expect(checkpoints.report()).toMatchObject([
      { delivered: 0, failed: 2, lastError: 'not delivered within 20 ms' },
    ]);
  });
});

describe('openSigningKey', () => {
  it('makes a key for its owner alone, and finds it again', () => {
    const { path } = createPlace();
    const made = openSigningKey(origin, `${path}-signing-key`);
    const found = openSigningKey(origin, `${path}-signing-key`);
    expect([made.isNew, found.isNew]).toEqual([true, false]);
    expect(found.verifierKey).toBe(made.verifierKey);
    expect(statSync(`${path}-signing-key`).mode & 0o777).toBe(0o600);
    expect(readFileSync(`${path}-signing-key.pub`, 'utf8')).toBe(`${made.verifierKey}\n`);
  });

  it.each(['', 'no key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'])(
    'refuses %j without repeating it',
    (pem) => {
      expect(() => parseSigningKey(origin, pem)).toThrow(
        'The signing key should be an Ed25519 key as PEM (PKCS #8).',
      );
    },
  );

  it('refuses a key of another kind', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    expect(() => parseSigningKey(origin, pem)).toThrow(NoteKeyError);
  });
});
