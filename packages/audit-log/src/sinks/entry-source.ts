/** An entry on its way to other places. */
export interface SourceEntry {
  readonly sequence: number;
  /** The canonical form that was hashed. */
  readonly entry: string;
}

/** How much to read at a time: at least one entry, if there is one. */
export interface ReadLimit {
  readonly entries: number;
  readonly bytes: number;
}

/** Reads the durable entries of the logs in a store: what entries are forwarded from. */
export interface EntrySource {
  /**
   * The entries of a log behind a sequence, the next ones first. Those that retention has removed
   * are not among them.
   *
   * @throws {AuditStoreError} when the store cannot be read now, or has no such log
   */
  readAfter(logId: string, sequence: number, limit: ReadLimit): Promise<readonly SourceEntry[]>;
  /**
   * How many entries a log has; nothing when the store has no such log.
   *
   * @throws {AuditStoreError} when the store cannot be read now
   */
  size(logId: string): Promise<number | undefined>;
  /** Lets go of the store; the next call connects again. */
  close?(): void;
}

/** Takes as many of the entries as a limit allows, and reads none of those behind. */
export function takeWithin(entries: Iterable<SourceEntry>, limit: ReadLimit): SourceEntry[] {
  const taken: SourceEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    // Entries are ASCII but for what nobody should have put there; a line break goes with each.
    bytes += entry.entry.length + 1;
    if (taken.length > 0 && bytes > limit.bytes) break;
    taken.push(entry);
    if (taken.length >= limit.entries) break;
  }
  return taken;
}
