import type { Writable } from 'node:stream';

import { toLines, toSinkOptions } from './entry-sink.ts';
import type { EntrySink, EntrySinkOptions } from './entry-sink.ts';

/** Which stream entries are written to. */
export interface EntryStreamSinkOptions extends EntrySinkOptions {
  /** Such as the standard output. */
  readonly stream: Writable;
}

/**
 * Writes entries to a stream, one line each, and one after the other: a reader that has stopped
 * reading gets no more than one line into memory, and lines up to 4 KiB stay whole where others
 * write to the same pipe. Goes on after the deadline, because a line that waits will be read.
 */
export function createEntryStreamSink(options: EntryStreamSinkOptions): EntrySink {
  const { stream } = options;
  // Without a listener, a stream that breaks would end the process; the delivery tells of it.
  stream.on('error', () => undefined);
  return {
    ...toSinkOptions(options),
    async deliver(batch) {
      for (const line of toLines(batch)) await writeLine(stream, line);
      return undefined;
    },
  };
}

function writeLine(stream: Writable, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(line, (error) => {
      if (error == null) resolve();
      else reject(error);
    });
  });
}
