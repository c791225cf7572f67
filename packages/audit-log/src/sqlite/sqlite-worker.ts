import { parentPort, workerData } from 'node:worker_threads';

import type { WrittenBatch } from './batch.ts';
import { openSqliteWriter } from './sqlite-writer.ts';
import type { SqliteWriter } from './sqlite-writer.ts';
import { toStoreError } from './store-fault.ts';
import type { SqliteReply, SqliteRequest, SqliteWorkerData } from './worker-messages.ts';

// Between two requests of a log under load lie a few milliseconds.
const idleMs = 20;

// Written by this package's own main thread, see sqlite-store.ts.
const options = workerData as SqliteWorkerData;
let writer: SqliteWriter | undefined;
let tidying: NodeJS.Timeout | undefined;

parentPort?.on('message', (request: SqliteRequest) => {
  parentPort?.postMessage(answer(request));
  if (request.kind === 'write') writer?.tidier.keepUp(request.entries.length);
  tidyLater(idleMs);
});

/** Once no request has come for a while, and then a little at a time: requests come first. */
function tidyLater(delayMs: number): void {
  clearTimeout(tidying);
  tidying = setTimeout(() => {
    if (writer?.tidier.tidy() === true) tidyLater(0);
  }, delayMs);
}

function answer(request: SqliteRequest): SqliteReply {
  try {
    if (request.kind === 'write') {
      return { kind: 'written', batch: write(request), tail: writer?.tail };
    }
    closeWriter();
    return { kind: 'closed' };
  } catch (error) {
    const { code, message } = toStoreError(error, 'unwritable', options.path);
    return { kind: 'failed', code, message };
  }
}

function write({ entries, acknowledged }: SqliteRequest & { kind: 'write' }): WrittenBatch {
  try {
    writer ??= openSqliteWriter({ ...options, acknowledged });
    return writer.write(entries);
  } catch (error) {
    // The next batch opens the database anew, so it recovers from whatever befell this connection.
    closeWriter();
    throw error;
  }
}

function closeWriter(): void {
  const closing = writer;
  writer = undefined;
  closing?.close();
}
