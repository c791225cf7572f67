import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { splitNotes } from '../checkpoint/split-notes.ts';
import { checkpointsPath } from '../checkpoint/signing-files.ts';

// Some twenty hashes each: a megabyte for a month.
const maxSizes = 1000;
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The checkpoints that lie beside a log, also those in files that were set aside; maybe none.
 *
 * @param base of the files of a store, see `signingFilesOf`
 */
export function readCheckpointsBeside(base: string): string[] {
  const path = checkpointsPath(base);
  if (!existsSync(dirname(path))) return [];
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(basename(path)))
    .filter((name) => /^(?:\.\d+)?$/.test(name.slice(basename(path).length)))
    .flatMap((name) => splitNotes(readFileSync(join(dirname(path), name), 'utf8')).notes);
}

/**
 * Sizes between two others over which there is a checkpoint of a log: as many as are worth keeping,
 * evenly spread. Whether somebody has signed them does not matter: a size too many costs little.
 *
 * @param notes checkpoints, of this log or of others
 */
export function toCheckpointSizes(
  notes: readonly string[],
  logId: string,
  { first, last }: { readonly first: number; readonly last: number },
): number[] {
  const sizes = notes.flatMap((note) => {
    const [origin = '', size = ''] = note.split('\n');
    const isOther = (uuid.exec(origin)?.[0] ?? logId) !== logId;
    return isOther || !/^\d{1,15}$/.test(size) ? [] : [Number(size)];
  });
  const within = [...new Set(sizes)]
    .filter((size) => size >= first && size < last)
    .sort((one, other) => one - other);
  const step = Math.ceil(within.length / maxSizes);
  // The latest one of all is the one that is asked about most.
  return within.filter((_, index) => (within.length - 1 - index) % step === 0);
}
