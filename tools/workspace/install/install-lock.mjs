// Two commands started at once in a fresh clone must not both install into one node_modules.
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { root } from './stamp.mjs';

const lockFile = `${root}.installing`;
const pollIntervalMs = 200;

/** Runs `install` while no other process of this clone does, after waiting for one that does. */
export function withInstallLock(install) {
  while (!acquire()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pollIntervalMs);
  try {
    install();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function acquire() {
  try {
    const file = openSync(lockFile, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned()) rmSync(lockFile, { force: true });
    return false;
  }
}

/** Whether the process that holds the lock has died, by a signal for instance. */
function isAbandoned() {
  try {
    const owner = Number(readFileSync(lockFile, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
