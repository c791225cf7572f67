import { hostname } from 'node:os';

const startedAt = Math.round(performance.timeOrigin);

/** Names this process among all that write to a database. */
export function formatWriter(): string {
  return `${hostname()}/${process.pid}/${startedAt}`;
}

/**
 * Whether the process with this name is certainly gone: one of this machine that died without a word.
 * Whether one of another machine is, only time can tell.
 */
export function isGone(writer: string): boolean {
  const [, host, pid, start] = /^(.*)\/(\d+)\/(\d+)$/.exec(writer) ?? [];
  if (host !== hostname()) return false;
  // In a container, the next process often has the number of the one before.
  if (Number(pid) === process.pid) return Number(start) !== startedAt;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
