import { readFileSync } from 'node:fs';

/** A file that was named cannot be used; the message says which, why and what it should be. */
export class InputFileError extends Error {
  override readonly name = 'InputFileError';
}

/** @throws {InputFileError} when the file cannot be read */
export function readInputFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InputFileError(`cannot read ${path}: ${reason}.`, { cause });
  }
}
