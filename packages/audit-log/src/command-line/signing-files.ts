/** Where the key lies that signs the checkpoints of a log, unless another one is named. */
export function signingKeyPath(databasePath: string): string {
  return `${databasePath}-signing-key`;
}

/** Where the checkpoints of a log are kept, unless another file is named. */
export function checkpointsPath(databasePath: string): string {
  return `${databasePath}-checkpoints`;
}

/** Identity of a log that nobody has given a name. */
export function defaultOrigin(logId: string): string {
  return `nexudus-toolkit.invalid/audit/${logId}`;
}
