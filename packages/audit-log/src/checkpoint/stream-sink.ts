import type { Writable } from 'node:stream';

import type { CheckpointSink } from './checkpoint-sink.ts';

/** Writes checkpoints to a stream such as the standard output, each followed by an empty line. */
export function createStreamSink(
  name: string,
  stream: Writable,
  { deadlineMs = 5000 }: { readonly deadlineMs?: number } = {},
): CheckpointSink {
  return {
    name,
    deadlineMs,
    deliver: (checkpoint) =>
      new Promise((resolve, reject) => {
        stream.write(`${checkpoint}\n`, (error) => {
          if (error == null) resolve();
          else reject(error);
        });
      }),
  };
}
