import { open, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** A file could not be written; the message says which and why. */
export class OutputFileError extends Error {
  override readonly name = 'OutputFileError';
}

/**
 * Writes a new file for the owner alone (0600), flushed to the disk. What a failure leaves
 * unfinished is removed.
 *
 * @throws {OutputFileError} when the file exists already or cannot be written
 */
export async function writeNewFile<T>(
  path: string,
  write: (file: Writable) => Promise<T>,
): Promise<T> {
  const file = await orOutputFileError(path, () => open(path, 'wx', 0o600));
  try {
    return await orOutputFileError(path, async () => {
      const stream = file.createWriteStream({ flush: true });
      const result = await write(stream);
      stream.end();
      await finished(stream);
      return result;
    });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function orOutputFileError<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!isFileFault(error)) throw error;
    const reason = error.code === 'EEXIST' ? 'it exists already' : error.message;
    throw new OutputFileError(`cannot write ${path}: ${reason}.`, { cause: error });
  }
}

function isFileFault(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
