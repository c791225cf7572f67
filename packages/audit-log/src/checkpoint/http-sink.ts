import type { CheckpointSink } from './checkpoint-sink.ts';

/** Where to send checkpoints to. */
export interface HttpSinkOptions {
  /** Takes a POST of each checkpoint and answers with a status of 200 to 299. */
  readonly url: URL;
  /** Sent with each request, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** In milliseconds; 5000 by default. */
  readonly deadlineMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

/** Sends checkpoints to a server, as plain text. */
export function createHttpSink(options: HttpSinkOptions): CheckpointSink {
  const { url, headers = {}, deadlineMs = 5000, fetch = globalThis.fetch } = options;
  return {
    // A path or a query may hold a secret.
    name: url.origin,
    deadlineMs,
    async deliver(checkpoint, signal) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
        body: checkpoint,
        redirect: 'error',
        signal,
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`answered with status ${response.status}`);
    },
  };
}
