import { userInfo } from 'node:os';

/** Who runs this process, as entries name them: `os:<user>`. */
export function osUser(): string {
  return `os:${toName(userName())}`;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // In a container, a process may run under a number that nobody has given a name.
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}

function toName(text: string): string {
  return text.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 100);
}
