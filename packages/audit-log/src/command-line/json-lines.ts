import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import canonicalize from 'canonicalize';

import type { AuditEntry } from '../audit-entry.ts';

/** Writes each entry as a line of its own, with its members in alphabetical order. */
export async function writeJsonLines(
  entries: AsyncIterable<AuditEntry>,
  stream: Writable,
): Promise<void> {
  async function* toLines(): AsyncGenerator<string> {
    // The library's type allows for values without a JSON form; an object always has one.
    for await (const entry of entries) yield canonicalize(entry) ?? '';
  }
  await writeLines(toLines(), stream);
}

/**
 * Writes lines. Leaves the stream open, and stops when its reader has seen enough (`| head`).
 *
 * @returns number of lines
 */
export async function writeLines(
  lines: AsyncIterable<string>,
  stream: Writable,
  lineBreak = '\n',
): Promise<number> {
  let lineCount = 0;
  async function* toText(): AsyncGenerator<string> {
    for await (const line of lines) {
      yield `${line}${lineBreak}`;
      lineCount += 1;
    }
  }
  try {
    await pipeline(toText, stream, { end: false });
  } catch (error) {
    if (!isReaderGone(error)) throw error;
  }
  return lineCount;
}

/** Whether whoever reads a stream has seen enough. */
export function isReaderGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
