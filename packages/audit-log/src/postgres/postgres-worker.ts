import { parentPort, workerData } from 'node:worker_threads';

import { AuditStoreError, AuditUrlError } from '../errors.ts';
import { createUpkeep } from './create-upkeep.ts';
import { createPostgresWriter } from './postgres-writer.ts';
import type { PostgresReply, PostgresRequest, PostgresWorkerData } from './worker-messages.ts';

const beatEveryMs = 15_000;

// Written by this package's own main thread, see postgres-store.ts.
const options = workerData as PostgresWorkerData;
const writer = createPostgresWriter(options);
const upkeep = createUpkeep(options.location);
let last: Promise<unknown> = Promise.resolve();
let isBusy = false;

const beats = setInterval(() => {
  if (isBusy) return;
  // The next batch finds out what was wrong, should it still be.
  last = last.then(() => writer.beat()).catch(() => undefined);
}, beatEveryMs);

parentPort?.on('message', (request: PostgresRequest) => {
  isBusy = true;
  last = last.then(async () => {
    const reply = await answer(request);
    isBusy = false;
    parentPort?.postMessage(reply);
  });
});

async function answer(request: PostgresRequest): Promise<PostgresReply> {
  try {
    if (request.kind === 'write') {
      const batch = await writer.write(request.entries);
      if (request.entries.length > 0) upkeep.notice();
      return { kind: 'written', batch };
    }
    if (request.kind === 'intents') {
      return { kind: 'intents', entries: await writer.openIntents() };
    }
    clearInterval(beats);
    upkeep.close();
    await writer.close();
    return { kind: 'closed' };
  } catch (error) {
    if (error instanceof AuditUrlError) {
      return { kind: 'failed', code: 'url', message: error.message };
    }
    const code = error instanceof AuditStoreError ? error.code : 'unwritable';
    return {
      kind: 'failed',
      code,
      message: error instanceof Error ? error.message : String(error),
    };
  }
}
