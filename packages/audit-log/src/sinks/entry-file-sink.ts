import { resolve } from 'node:path';

import { toLines, toSinkOptions } from './entry-sink.ts';
import type { EntryBatch, EntrySink, EntrySinkOptions } from './entry-sink.ts';
import { parseEntryTime } from './entry-time.ts';
import { appendLines, inspectLineFile, toDay } from './line-file.ts';
import type { LineFileContent } from './line-file.ts';
import { rotateFile } from './rotated-files.ts';

/** Where to write entries to, and what to keep of them. */
export interface EntryFileSinkOptions extends EntrySinkOptions {
  readonly path: string;
  /** A file is set aside before it grows beyond this; 100 MiB by default. */
  readonly maxBytes?: number;
  /** How many files that were set aside to keep; all of them when left out. */
  readonly keepFiles?: number;
}

interface Line {
  readonly text: string;
  readonly day: string | undefined;
}

// Of a line that somebody has tampered with: it has a file to itself, and the next one its own day.
const unknownDay = '1970-01-01';

/**
 * Appends entries to a file, one line each, and flushes every batch to the disk. A file is set aside
 * when it is full, and when the entries of its day (UTC) are all in it.
 *
 * @throws {RangeError} when an option is out of bounds
 */
export function createEntryFileSink(options: EntryFileSinkOptions): EntrySink {
  const { maxBytes = 100 * 1024 ** 2, keepFiles } = options;
  assertBounds(maxBytes, keepFiles);
  // Wherever the process goes from here, the file stays where it is.
  const path = resolve(options.path);
  let known: LineFileContent | undefined;

  /** Whether a line belongs into the next file; times that go back do not matter. */
  function isForNextFile({ text, day }: Line, content: LineFileContent): boolean {
    if (content.day === undefined) return false;
    if (content.bytes + Buffer.byteLength(text) > maxBytes) return true;
    return day !== undefined && day > content.day;
  }

  function countFitting(lines: readonly Line[], start: LineFileContent): number {
    let content = start;
    for (const [index, line] of lines.entries()) {
      if (isForNextFile(line, content)) return index;
      content = addLine(content, line);
    }
    return lines.length;
  }

  /** @returns how many of the lines were written, all of those that fit into the file */
  async function append(lines: readonly Line[]): Promise<number> {
    const content = known ?? (await inspectLineFile(path));
    const fitting = lines.slice(0, countFitting(lines, content));
    // Not known any more until it has gone well.
    known = undefined;
    const text = fitting.map((line) => line.text).join('');
    if (fitting.length > 0 && !(await appendLines(path, content.bytes, text))) {
      throw new Error(`${path} is not as long as it should be: does somebody else write it?`);
    }
    known = fitting.reduce(addLine, content);
    return fitting.length;
  }

  return {
    ...toSinkOptions(options),
    async deliver(batch) {
      let lines = toDatedLines(batch);
      for (;;) {
        lines = lines.slice(await append(lines));
        if (lines.length === 0) return undefined;
        const { day = unknownDay } = known ?? {};
        known = undefined;
        await rotateFile(path, day, keepFiles);
      }
    },
  };
}

function toDatedLines(batch: EntryBatch): Line[] {
  return toLines(batch).map((text) => {
    const time = parseEntryTime(text.trimEnd());
    return { text, day: time && toDay(time) };
  });
}

function addLine({ bytes, day }: LineFileContent, line: Line): LineFileContent {
  return { bytes: bytes + Buffer.byteLength(line.text), day: day ?? line.day ?? unknownDay };
}

function assertBounds(maxBytes: number, keepFiles: number | undefined): void {
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1) {
    throw new RangeError('maxBytes should be a whole number, 1 or more.');
  }
  if (keepFiles === undefined || (Number.isSafeInteger(keepFiles) && keepFiles >= 0)) return;
  throw new RangeError('keepFiles should be a whole number, 0 or more.');
}
