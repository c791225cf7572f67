import { parseAuditUrl, toFilesPath } from '../audit-url.ts';

/**
 * What the paths below begin with.
 *
 * @throws {AuditUrlError} when the URL names no supported store
 */
export function signingFilesOf(url: string): string {
  return toFilesPath(parseAuditUrl(url));
}

/** Where the key lies that signs the checkpoints of a log, unless another one is named. */
export function signingKeyPath(base: string): string {
  return `${base}-signing-key`;
}

/** Where the checkpoints of a log are kept, unless another file is named. */
export function checkpointsPath(base: string): string {
  return `${base}-checkpoints`;
}

/** Identity of a log that nobody has given a name. */
export function defaultOrigin(logId: string): string {
  return `nexudus-toolkit.invalid/audit/${logId}`;
}
