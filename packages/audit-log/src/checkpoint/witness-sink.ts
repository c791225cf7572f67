import type { CheckpointSink } from './checkpoint-sink.ts';

/** Which witness checkpoints are sent to. */
export interface WitnessSinkOptions {
  /** Of another replica's administration, for instance. */
  readonly url: URL;
  /** Sent as `Authorization: Bearer`. */
  readonly key: string;
  /** In milliseconds; 5000 by default. */
  readonly deadlineMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Sends checkpoints to somebody who compares them with those that came before, and keeps them in a
 * log of its own. That the log was rewritten shows there as a status of 409, and here as an error
 * that says so.
 *
 * @throws {TypeError} when the key is none that a header can carry; the message does not repeat it
 */
export function createWitnessSink(options: WitnessSinkOptions): CheckpointSink {
  const { url, key, deadlineMs = 5000, fetch = globalThis.fetch } = options;
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new TypeError('The key of a witness should be visible ASCII characters, without spaces.');
  }
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    Authorization: `Bearer ${key}`,
  };
  return {
    // A path or a query may hold a secret.
    name: url.origin,
    deadlineMs,
    async deliver(checkpoint, signal) {
      // A redirect would hand the key to somebody else.
      const request = { method: 'POST', headers, body: checkpoint, redirect: 'error' } as const;
      const response = await fetch(url, { ...request, signal });
      await response.body?.cancel();
      if (response.ok) return;
      throw new Error(describeRefusal(response.status));
    },
  };
}

function describeRefusal(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return `answered with status ${status}: the witness does not accept the key`;
    case 409:
      return 'answered with status 409: the checkpoint contradicts what the witness has seen';
    default:
      return `answered with status ${status}`;
  }
}
