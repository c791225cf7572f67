import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A server that gives one and the same answer, and does nothing besides. */
export interface AnsweringServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts one in a thread of its own, so that its work is not counted as its callers'. */
export async function startAnsweringServer(body: string): Promise<AnsweringServer> {
  const worker = new Worker(new URL('./answering-server.ts', import.meta.url), {
    workerData: body,
  });
  const [url] = (await once(worker, 'message')) as [string];
  return {
    url,
    async close() {
      await worker.terminate();
    },
  };
}
