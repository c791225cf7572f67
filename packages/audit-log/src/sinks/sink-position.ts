import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { platform } from 'node:process';

/** Entries that a sink never got. */
export interface MissedEntries {
  /** How many in all. */
  readonly entries: number;
  /** First and last of those that were missed most recently. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** When that was noticed: ISO 8601, UTC. */
  readonly at: string;
}

/** How far a sink has got in a log. */
export interface SinkPosition {
  /** UUID of the log. */
  readonly logId: string;
  /** Of the last entry that the sink is done with; 0 for none. */
  readonly sequence: number;
  /** SHA-256 of that entry; absent where it was not read. */
  readonly entryHash?: string;
  /** What retention had removed before it was forwarded. */
  readonly removed?: MissedEntries;
  /** What the place refused. */
  readonly refused?: MissedEntries;
}

/** Keeps a position in a file of its own. */
export interface PositionFile {
  /** Nothing when there is none yet; `damaged` when the file holds something else. */
  read(): Promise<SinkPosition | 'damaged' | undefined>;
  /** Replaces it as a whole: a power cut leaves the old or the new one. */
  write(position: SinkPosition): Promise<void>;
}

/** A file for its owner alone (0600), in a folder that is made unless it exists (0700). */
export function createPositionFile(path: string): PositionFile {
  let isNameDurable = false;

  return {
    async read() {
      try {
        return parsePosition(await readFile(path, 'utf8'));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(position) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(`${path}.new`, 'w', 0o600);
      try {
        await chmod(`${path}.new`, 0o600);
        await file.writeFile(`${JSON.stringify({ version: 1, ...position })}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
      // Without it the file could be gone after a power cut. Later, an older position at worst.
      if (!isNameDurable) await syncFolder(dirname(path));
      isNameDurable = true;
    },
  };
}

async function syncFolder(path: string): Promise<void> {
  // Windows does not open folders, and needs no flush to keep a name.
  if (platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function parsePosition(text: string): SinkPosition | 'damaged' {
  const value = parseJson(text);
  if (!isObject(value) || value['version'] !== 1) return 'damaged';
  const { logId, sequence, entryHash } = value;
  if (typeof logId !== 'string' || !isSequence(sequence)) return 'damaged';
  const removed = toMissed(value['removed']);
  const refused = toMissed(value['refused']);
  return {
    ...{ logId, sequence },
    ...(typeof entryHash === 'string' && { entryHash }),
    ...(removed !== undefined && { removed }),
    ...(refused !== undefined && { refused }),
  };
}

function toMissed(value: unknown): MissedEntries | undefined {
  if (!isObject(value)) return undefined;
  const { entries, firstSequence, lastSequence, at } = value;
  if (!isSequence(entries) || !isSequence(firstSequence) || !isSequence(lastSequence)) {
    return undefined;
  }
  return typeof at === 'string' ? { entries, firstSequence, lastSequence, at } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Torn or empty: as good as none.
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isSequence(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
