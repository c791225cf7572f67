import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { createPrivateFile } from '../sqlite/private-file.ts';
import { parseEntryTime } from './entry-time.ts';

/** What a file of lines holds. */
export interface LineFileContent {
  readonly bytes: number;
  /** Day of the first entry, such as `2026-11-21`; nothing in an empty file. */
  readonly day: string | undefined;
}

const lineBreak = 0x0a;
const chunkBytes = 64 * 1024;

/**
 * Looks into a file of lines, which is made for its owner alone (0600) unless it exists. Half a line
 * at its end, which a crash has left, is cut off: the entry will be written again.
 */
export async function inspectLineFile(path: string): Promise<LineFileContent> {
  createPrivateFile(path);
  const file = await open(path, 'r+');
  try {
    const { size, mtime } = await file.stat();
    const bytes = await findEndOfLines(file, size);
    if (bytes < size) {
      await file.truncate(bytes);
      await file.sync();
    }
    if (bytes === 0) return { bytes, day: undefined };
    return { bytes, day: toDay(parseEntryTime(await readFirstLine(file)) ?? mtime) };
  } finally {
    await file.close();
  }
}

/**
 * Appends lines and flushes them to the disk.
 *
 * @returns false, and writes nothing, when the file is not as long as it should be: somebody else
 * has moved or changed it
 */
export async function appendLines(
  path: string,
  expectedBytes: number,
  text: string,
): Promise<boolean> {
  const file = await open(path, 'a', 0o600);
  try {
    if ((await file.stat()).size !== expectedBytes) return false;
    try {
      await file.appendFile(text);
      await file.sync();
      return true;
    } catch (error) {
      // Best effort: what cannot be undone now is repaired, or appears twice.
      await file.truncate(expectedBytes).catch(() => undefined);
      throw error;
    }
  } finally {
    await file.close();
  }
}

/** The day of a time, in UTC. */
export function toDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

async function findEndOfLines(file: FileHandle, size: number): Promise<number> {
  const chunk = Buffer.alloc(chunkBytes);
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - chunkBytes);
    const { bytesRead } = await file.read(chunk, 0, end - start, start);
    const at = chunk.subarray(0, bytesRead).lastIndexOf(lineBreak);
    if (at >= 0) return start + at + 1;
    end = start;
  }
  return 0;
}

async function readFirstLine(file: FileHandle): Promise<string> {
  // The handle stays open: it is closed by who opened it.
  for await (const line of file.readLines({ start: 0, autoClose: false })) return line;
  return '';
}
