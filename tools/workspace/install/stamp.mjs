// Runs on the machine's own Node.js, before anything is installed: plain JavaScript, built-ins only.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

export const stampFile = `${root}node_modules/.install-stamp`;

/** Identifies an installation: the locked dependencies and the platform they were installed for. */
export function expectedStamp() {
  const lock = readFileSync(`${root}package-lock.json`);
  const digest = createHash('sha256').update(lock).digest('hex');
  return `${digest} ${process.platform}-${process.arch}\n`;
}
