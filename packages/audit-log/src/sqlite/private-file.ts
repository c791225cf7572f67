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
  const firstNewFolder = mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  syncFolder(folder);
  if (firstNewFolder !== undefined) syncFoldersUpTo(dirname(firstNewFolder), folder);
}

function syncFoldersUpTo(ancestor: string, folder: string): void {
  for (let current = folder; current !== ancestor;) {
    current = dirname(current);
    syncFolder(current);
  }
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
