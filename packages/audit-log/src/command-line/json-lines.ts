import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { AuditEntry } from '../audit-entry.ts';
import { toCanonicalEntry } from '../canonical-entry.ts';

/** Writes each entry as a line of its own, in the canonical form that was hashed. */
export async function writeJsonLines(
  entries: AsyncIterable<AuditEntry>,
  stream: Writable,
): Promise<void> {
  async function* toLines(): AsyncGenerator<string> {
    for await (const entry of entries) yield toCanonicalEntry(entry);
  }
  await writeLines(toLines(), stream);
}

/**
 * Writes lines. Leaves the stream open, and stops when its reader has seen enough (`| head`).
 *
 * @returns number of lines
 */
export async function writeLines(lines: AsyncIterable<string>, stream: Writable): Promise<number> {
  let lineCount = 0;
  async function* toText(): AsyncGenerator<string> {
    for await (const line of lines) {
      yield `${line}\n`;
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

function isReaderGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
