import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BareTable } from './bare-table.ts';

/** Makes one in a new file. As with the log, a thread of its own waits for the disk. */
export function openBareSqliteTable(folder: string): BareTable {
  const worker = new Worker(new URL('./bare-sqlite-thread.ts', import.meta.url), {
    workerData: join(folder, 'bare.db'),
  });
  return {
    async insert(texts) {
      worker.postMessage(texts);
      await once(worker, 'message');
    },
    async close() {
      await worker.terminate();
    },
  };
}
