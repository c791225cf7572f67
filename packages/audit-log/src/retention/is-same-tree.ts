import type { AuditReader } from '../audit-reader.ts';
import type { TreeHead } from '../entry-store.ts';
import { RemovedEntriesError } from '../errors.ts';

/**
 * Whether a log begins with a tree that was known before. Where the tree ends among entries that
 * were removed since, nothing speaks against it: the next one that is known tells.
 *
 * @throws {RangeError} when the log has not so many entries
 */
export async function isSameTree(
  reader: Pick<AuditReader, 'tree'>,
  { size, rootHash }: TreeHead,
  logId?: string,
): Promise<boolean> {
  try {
    const tree = await reader.tree(size, logId);
    return Buffer.compare(tree.rootHash, rootHash) === 0;
  } catch (error) {
    if (error instanceof RemovedEntriesError) return true;
    throw error;
  }
}
