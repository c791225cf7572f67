import { open, readFile, rename, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

import { AuditStoreError } from '../../errors.ts';
import { createPrivateFile } from '../../sqlite/private-file.ts';
import { formatSpoolLine, parseSpoolLine } from './spool-line.ts';
import type { SpoolLine } from './spool-line.ts';

/** Lines that survive a power cut, until they are no longer needed. */
export interface SpoolFile {
  /** Bytes that lines take up. */
  readonly bytes: number;
  /** Lines that cannot be read; the file is kept when the others are no longer needed. */
  readonly damagedLines: number;
  /**
   * Adds lines and flushes them, all of them or none.
   *
   * @throws {AuditStoreError} `unwritable` also when they would not fit
   */
  append(lines: readonly SpoolLine[]): Promise<void>;
  /** All lines, in order. */
  read(): Promise<readonly SpoolLine[]>;
  /** Forgets all lines, unless there are more than so many bytes by now. */
  clear(bytes: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a spool for its owner alone (0600). A last line that was cut off was never acknowledged, and
 * is dropped.
 *
 * @throws {AuditStoreError} `unwritable`
 */
export async function openSpoolFile(path: string, maxBytes: number): Promise<SpoolFile> {
  let handle = await openFile(path);
  let { bytes, damagedLines, isClean } = examine(await readFile(path));
  let turn: Promise<unknown> = Promise.resolve();

  /** One thing at a time, in the order of the calls. */
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const taken = turn.then(step, step);
    turn = taken;
    return taken;
  }

  /** A deleted file goes on taking lines that nobody will ever read, without an error. */
  async function isInPlace(): Promise<boolean> {
    const [own, named] = await Promise.all([handle.stat(), stat(path).catch(() => undefined)]);
    return own.ino === named?.ino && own.dev === named.dev;
  }

  async function write(text: Buffer): Promise<void> {
    // Whatever an attempt that failed has left behind would come back after a shorter line.
    if (!isClean) await handle.truncate(bytes);
    isClean = false;
    await handle.write(text, 0, text.length, bytes);
    await handle.sync();
    if (!(await isInPlace())) throw new Error('it was deleted, moved or replaced; put it back');
    isClean = true;
    bytes += text.length;
  }

  async function startAnew(): Promise<void> {
    if (damagedLines > 0) await rename(path, `${path}.damaged-${Date.now()}`);
    if (!(await isInPlace())) {
      await handle.close();
      handle = await openFile(path);
    }
    await handle.truncate(0);
    await handle.sync();
    [bytes, damagedLines, isClean] = [0, 0, true];
  }

  return {
    get bytes() {
      return bytes;
    },
    get damagedLines() {
      return damagedLines;
    },
    append: (lines) =>
      inTurn(async () => {
        const text = Buffer.from(lines.map(formatSpoolLine).join(''));
        if (bytes + text.length > maxBytes) {
          const message = `The spool ${path} is full: it holds ${bytes} of ${maxBytes} bytes.`;
          throw new AuditStoreError('unwritable', message);
        }
        await orStoreError(path, write(text));
      }),
    read: () =>
      inTurn(async () => {
        const text = Buffer.alloc(bytes);
        await handle.read(text, 0, bytes, 0);
        return parse(text).lines;
      }),
    clear: (expectedBytes) =>
      inTurn(async () => {
        if (bytes === expectedBytes) await startAnew();
      }),
    close: () => inTurn(() => handle.close()),
  };
}

function examine(content: Buffer) {
  const bytes = content.lastIndexOf('\n') + 1;
  const { damaged: damagedLines } = parse(content.subarray(0, bytes));
  return { bytes, damagedLines, isClean: bytes === content.length };
}

function parse(content: Buffer): {
  readonly lines: readonly SpoolLine[];
  readonly damaged: number;
} {
  const texts = content.toString('utf8').split('\n').slice(0, -1);
  const lines = texts.flatMap((text) => parseSpoolLine(text) ?? []);
  return { lines, damaged: texts.length - lines.length };
}

async function openFile(path: string): Promise<FileHandle> {
  return orStoreError(
    path,
    Promise.resolve().then(() => {
      createPrivateFile(path);
      return open(path, 'r+');
    }),
  );
}

async function orStoreError<T>(path: string, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The spool ${path} cannot be written to: ${reason}.`;
    throw new AuditStoreError('unwritable', message, { cause });
  }
}
