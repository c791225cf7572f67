import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { AuditReader } from '../audit-reader.ts';
import { splitNotes } from '../checkpoint/split-notes.ts';
import type { TreeHead } from '../entry-store.ts';
import { isSameTree } from '../retention/is-same-tree.ts';
import { lacksAcknowledged } from './lost-entries.ts';

/** The log to be compared, and how to read it. */
export interface KeptCheckpointOptions {
  /** Absolute path of the database file. */
  readonly path: string;
  readonly log: { readonly logId: string; readonly head: TreeHead };
  readonly reader: Pick<AuditReader, 'tree'>;
}

interface Claim extends TreeHead {
  readonly origin: string;
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Insists that a log holds what the checkpoints beside it say. Their signatures do not matter here:
 * who forges one gains no more than that the log is looked at.
 *
 * @throws {AuditStoreError} `inconsistent` when it holds less, or something else
 */
export async function assertKept({ path, log, reader }: KeptCheckpointOptions): Promise<void> {
  const claims = (await readClaims(`${path}-checkpoints`)).filter(
    ({ origin }) => (uuid.exec(origin)?.[0] ?? log.logId) === log.logId,
  );
  const largest = claims.reduce<Claim | undefined>(
    (found, claim) => (found === undefined || claim.size > found.size ? claim : found),
    undefined,
  );
  if (largest === undefined) return;
  const { size } = largest;
  if (size > log.head.size) {
    const what = `a checkpoint beside it is over ${size} entries, it holds ${log.head.size}`;
    throw lacksAcknowledged(path, what);
  }
  if (await isSameTree(reader, largest)) return;
  const what = `its first ${size} entries are not those that a checkpoint beside it is over`;
  throw lacksAcknowledged(path, what);
}

/** What the latest file says, or the one that was set aside before it while it is still empty. */
async function readClaims(path: string): Promise<Claim[]> {
  const names = await readdir(dirname(path));
  const numbers = names.flatMap((name) => {
    const [start, number = ''] = [name.slice(0, name.lastIndexOf('.')), name.split('.').at(-1)];
    return start === basename(path) && /^\d+$/.test(number) ? [Number(number)] : [];
  });
  const aside = numbers.toSorted((one, other) => other - one).map((number) => `${path}.${number}`);
  for (const file of [path, ...aside]) {
    if (!names.includes(basename(file))) continue;
    const { notes } = splitNotes(await readFile(join(dirname(path), basename(file)), 'utf8'));
    const claims = notes.flatMap(toClaim);
    if (claims.length > 0) return claims;
  }
  return [];
}

function toClaim(note: string): Claim[] {
  const [origin = '', size = '', root = ''] = note.split('\n');
  const rootHash = Buffer.from(root, 'base64');
  return /^\d{1,15}$/.test(size) && rootHash.length > 0
    ? [{ origin, size: Number(size), rootHash }]
    : [];
}
