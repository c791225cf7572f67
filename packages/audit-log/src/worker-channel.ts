import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';

/** Asks a worker thread, which answers in order; starts it, and starts it again after it died. */
export interface WorkerChannel<Request, Reply> {
  /** Rejects when the worker dies over it. */
  ask(request: Request): Promise<Reply>;
  /** Ends the thread, in the middle of its work if need be. */
  terminate(): Promise<void>;
}

interface Question<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: unknown) => void;
}

/** A channel to the worker in the given file. */
export function createWorkerChannel<Request, Reply>(
  file: URL,
  options: WorkerOptions,
): WorkerChannel<Request, Reply> {
  let worker: Worker | undefined;
  const questions: Question<Reply>[] = [];

  function start(): Worker {
    const started = new Worker(file, options);
    const fail = (error: unknown): void => {
      // A worker that throws also exits; by then another one may be at work.
      if (worker !== started) return;
      worker = undefined;
      for (const { reject } of questions.splice(0)) reject(error);
    };
    started.on('message', (reply: Reply) => questions.shift()?.resolve(reply));
    started.on('error', fail);
    started.on('exit', (code) => {
      fail(new Error(`The writing thread of the audit log ended with code ${code}.`));
    });
    return started;
  }

  return {
    ask(request) {
      worker ??= start();
      const asked = worker;
      return new Promise<Reply>((resolve, reject) => {
        questions.push({ resolve, reject });
        asked.postMessage(request);
      });
    },
    async terminate() {
      await worker?.terminate();
    },
  };
}
