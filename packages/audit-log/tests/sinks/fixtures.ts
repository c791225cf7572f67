import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { onTestFinished, vi } from 'vitest';

import { createForwarder, openEntrySource } from '../../src/index.ts';
import type {
  EntryBatch,
  EntrySink,
  Forwarder,
  ForwarderOptions,
  ForwardingEvent,
  EntrySource,
  SourceEntry,
} from '../../src/index.ts';
import { toCanonicalEntry } from '../../src/canonical-entry.ts';
import { createPlace, toRecord } from '../fixtures/temporary-log.ts';
import type { TemporaryPlace } from '../fixtures/temporary-log.ts';

/** Soon enough for a test, and still one after the other. */
export const quickly = {
  gatherMs: 1,
  beatMs: 20,
  backOff: { initialMs: 5, maxMs: 20 },
} satisfies Partial<ForwarderOptions>;

/** A sink that keeps what it gets. */
export interface MemorySink extends EntrySink {
  readonly batches: readonly EntryBatch[];
  /** Sequences of all entries, as they came. */
  sequences(): number[];
}

export function createMemorySink(
  options: Partial<Omit<EntrySink, 'deliver'>> & {
    /** Before the batch is kept. */
    readonly deliver?: (...given: Parameters<EntrySink['deliver']>) => unknown;
  } = {},
): MemorySink {
  const { deliver, ...rest } = options;
  const batches: EntryBatch[] = [];
  return {
    ...{ name: 'memory', deadlineMs: 1000, maxBatchEntries: 100, maxBatchBytes: 1024 ** 2 },
    onRefusal: 'block',
    ...rest,
    batches,
    sequences: () => batches.flatMap(({ entries }) => entries.map(({ sequence }) => sequence)),
    async deliver(batch, signal) {
      await deliver?.(batch, signal);
      batches.push(batch);
      return undefined;
    },
  };
}

/** A forwarder that is closed with the test, and what it has said. */
export function startForwarder(
  place: TemporaryPlace,
  log: ForwarderOptions['log'],
  options: Partial<ForwarderOptions> & Pick<ForwarderOptions, 'sinks'>,
): Forwarder & { readonly events: readonly ForwardingEvent[] } {
  const events: ForwardingEvent[] = [];
  const forwarder = createForwarder({
    log,
    source: openEntrySource({ url: place.url }),
    positions: join(place.folder, 'positions'),
    onEvent: (event) => events.push(event),
    ...quickly,
    ...options,
  });
  onTestFinished(() => forwarder.close(0));
  return { ...forwarder, events };
}

/** As `startForwarder`, of so many entries that lie in memory. */
export function startOfMemory(
  count: number,
  options: Partial<ForwarderOptions> & Pick<ForwarderOptions, 'sinks'>,
): ReturnType<typeof startForwarder> {
  const log = { logId: 'log', head: { size: count } };
  return startForwarder(createPlace(), log, { source: createSource(range(1, count)), ...options });
}

/** Entries of logs that lie in memory, so that a test can say which of them there are. */
export function createSource(
  sequences: readonly number[],
  more: Record<string, number[]> = {},
): EntrySource {
  const logs = new Map(Object.entries({ log: sequences, ...more }));
  return {
    readAfter(logId, after, limit) {
      const found = logs.get(logId)?.filter((sequence) => sequence > after) ?? [];
      return Promise.resolve(
        found.slice(0, limit.entries).map((sequence) => toEntry(logId, sequence)),
      );
    },
    size: (logId) => Promise.resolve(logs.get(logId)?.at(-1)),
  };
}

function toEntry(logId: string, sequence: number): SourceEntry {
  return { sequence, entry: JSON.stringify({ logId, sequence }) };
}

/** Waits until something holds; a failed test says what did not. */
export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 5 });
}

export function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** A request as a server got it. */
export interface ReceivedRequest {
  readonly method: string;
  /** As the client meant it. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface TestServer {
  readonly url: URL;
  readonly requests: readonly ReceivedRequest[];
}

/** A server on a port of its own that ends with the test. */
export async function listen(
  answer: (request: ReceivedRequest, response: ServerResponse) => void,
): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    void buffer(incoming).then((body) => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url: `http://${headers.host ?? ''}${url}`, headers, body };
      requests.push(request);
      answer(request, response);
    }, ignore);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: new URL(`http://127.0.0.1:${address.port}/entries?tenant=a%20b`), requests };
}

function ignore(): void {
  // The client hung up; its test is about that.
}

/** Sequences of the entries in NDJSON, as they came. */
export function toSequences(text: string): number[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { sequence: number }).sequence);
}

export function readSequences(path: string): number[] {
  return toSequences(readFileSync(path, 'utf8'));
}

const signal = new AbortController().signal;

/** Entries as a log would give them, of one day. */
export function toBatch(sequences: readonly number[], day = '2026-11-21'): EntryBatch {
  const logId = '1f312c73-daa9-4818-81ab-41696270c9ab';
  const entries = sequences.map((sequence) => ({
    sequence,
    entry: toCanonicalEntry({
      ...{ schemaVersion: 2, logId, sequence, time: `${day}T10:00:00.000Z` },
      ...toRecord({ requestId: `request-${sequence}` }),
    }),
  }));
  const [firstSequence = 0] = sequences;
  return { logId, firstSequence, lastSequence: sequences.at(-1) ?? 0, entries };
}

/** Hands a batch to a sink without a forwarder. */
export function deliver(sink: EntrySink, batch: EntryBatch): ReturnType<EntrySink['deliver']> {
  return sink.deliver(batch, signal);
}
