/** The line of an export that stands for removed entries. */
export function toTombstoneLine(note: string): string {
  return JSON.stringify({ tombstone: note });
}

/** Whether a line of an export stands for removed entries, or was meant to. */
export function isTombstoneLine(line: string): boolean {
  return line.startsWith('{"tombstone":');
}

/** The tombstone in a line of an export, a signed note; nothing when the line is no such line. */
export function parseTombstoneLine(line: string): string | undefined {
  if (!isTombstoneLine(line)) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    const hasNote = typeof value === 'object' && value !== null && 'tombstone' in value;
    if (hasNote && typeof value.tombstone === 'string' && toTombstoneLine(value.tombstone) === line)
      return value.tombstone;
  } catch {
    // Not even JSON: no export holds such a line.
  }
  return undefined;
}
