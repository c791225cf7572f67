import { isMainThread } from 'node:worker_threads';

/**
 * Keeps Pact's native library from reporting that it was used. It knows no other switch than the
 * environment of the process, so this has to come before the library is used.
 *
 * @throws Error in a worker thread, whose environment is a copy that native code does not see
 */
export function disableTelemetry(): void {
  if (!isMainThread) throw new Error('Run Pact in the main thread of a process, not in a worker.');
  // eslint-disable-next-line no-restricted-properties -- written for native code, not read
  process.env['PACT_DO_NOT_TRACK'] = 'true';
}
