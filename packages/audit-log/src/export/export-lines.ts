import { open } from 'node:fs/promises';

import { AuditStoreError } from '../errors.ts';

const chunkBytes = 1024 ** 2;
// Twice the watermark of ten million entries; a text must not grow without end.
const maxLineChars = 128 * 1024 ** 2;

/**
 * The lines of a file, many at a time. Understands line breaks as Windows writes them and a byte
 * order mark. The empty line after the last line break is none.
 *
 * @throws {AuditStoreError} `unreadable`
 */
export async function* readLines(path: string): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of readChunks(path)) {
    const text = decoder.decode(chunk, { stream: true });
    if (rest.length + text.length > maxLineChars) throw unreadable(path, 'a line is too long');
    if (!text.includes('\n')) {
      rest += text;
      continue;
    }
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

async function* readChunks(path: string): AsyncGenerator<Buffer> {
  try {
    const file = await open(path);
    // The stream closes the file.
    const stream: AsyncIterable<Buffer> = file.createReadStream({ highWaterMark: chunkBytes });
    for await (const chunk of stream) yield chunk;
  } catch (error) {
    if (error instanceof AuditStoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(path, reason, error);
  }
}

/**
 * The last line of a file that is not empty; an empty text when there is none.
 *
 * @throws {AuditStoreError} `unreadable`
 */
export async function readLastLine(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      let { size: start } = await file.stat();
      let tail = Buffer.alloc(0);
      while (start > 0 && tail.length < maxLineChars && !hasWholeLine(tail)) {
        // Twice as much each time: what is read again adds up to no more than the line itself.
        const length = Math.min(start, Math.max(chunkBytes, tail.length));
        start -= length;
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, start);
        tail = Buffer.concat([buffer, tail]);
      }
      return (
        tail
          .toString('utf8')
          .trimEnd()
          .split('\n')
          .at(-1)
          ?.replace(/^\ufeff/, '') ?? ''
      );
    } finally {
      await file.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(path, reason, error);
  }
}

function hasWholeLine(tail: Buffer): boolean {
  let end = tail.length;
  while (end > 0 && (tail[end - 1] === 0x0a || tail[end - 1] === 0x0d)) end -= 1;
  return end > 0 && tail.lastIndexOf(0x0a, end - 1) >= 0;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function unreadable(path: string, reason: string, cause?: unknown): AuditStoreError {
  return new AuditStoreError('unreadable', `${path} cannot be read: ${reason}.`, { cause });
}
