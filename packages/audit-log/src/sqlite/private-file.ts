import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates an empty file for the owner alone (0600), in a folder for the owner alone (0700), unless
 * they exist. The name survives a power cut.
 */
export function createPrivateFile(path: string): void {
  // An existing file is not opened: closing it again would drop the locks SQLite holds on it.
  if (existsSync(path)) return;
  const folder = dirname(path);
  const newFolders = createPrivateFolders(folder);
  closeSync(openSync(path, 'a', 0o600));
  for (const changed of new Set([folder, ...newFolders.map(dirname)])) syncFolder(changed);
}

/**
 * Creates a folder for the owner alone (0700) unless it exists, and those it lies in.
 *
 * @returns the folders that were missing
 */
export function createPrivateFolders(folder: string): string[] {
  if (existsSync(folder)) return [];
  const above = createPrivateFolders(dirname(folder));
  // One by one: where a file system has no room for folders, such as /proc, Node.js tries for ever to
  // make several at once.
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  }
  return [...above, folder];
}

function syncFolder(folder: string): void {
  // Windows does not open folders, and needs no flush to keep a name.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
