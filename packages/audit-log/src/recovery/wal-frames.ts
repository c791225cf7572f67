/** What becomes of the frames of a write-ahead log when SQLite recovers it. */
export interface FrameInspection {
  /** Bytes behind the last whole transaction, up to the end of the last frame. */
  readonly droppedBytes: number;
  /** Transactions that lie whole, one after the other, where SQLite no longer finds them. */
  readonly commitsBehindDamage: number;
}

// @see https://www.sqlite.org/fileformat2.html#the_write_ahead_log
const walHeaderBytes = 32;
const frameHeaderBytes = 24;
const bigEndianMagic = 0x377f0683;
const magics: ReadonlySet<number> = new Set([0x377f0682, bigEndianMagic]);

type Sums = readonly [number, number];

/** Follows the checksums of a write-ahead log, each of which counts in the one before. */
export function inspectFrames(wal: Buffer): FrameInspection {
  const format = readFormat(wal);
  if (format === undefined) return { droppedBytes: wal.length, commitsBehindDamage: 0 };
  const { frameBytes, isBigEndian } = format;
  let before: Sums | undefined = readSums(wal, 24);
  let isReached = true;
  let committedEnd = walHeaderBytes;
  let lastEnd = walHeaderBytes;
  let commits = 0;
  let commitsBehindDamage = 0;
  let frame = walHeaderBytes;
  for (; frame + frameBytes <= wal.length; frame += frameBytes) {
    // What an earlier turn through the file left behind has other salts.
    if (!hasSalts(wal, frame)) {
      before = undefined;
      isReached = false;
      continue;
    }
    const follows = before !== undefined && sumFrame(wal, frame, frameBytes, before, isBigEndian);
    isReached &&= follows;
    before = readSums(wal, frame + 16);
    lastEnd = frame + frameBytes;
    // Failed transactions leave such remains, too, but each of them by itself.
    if (!follows) commits = 0;
    if (wal.readUInt32BE(frame + 4) === 0) continue;
    if (isReached) committedEnd = lastEnd;
    else commitsBehindDamage = Math.max(commitsBehindDamage, ++commits);
  }
  const isTorn = frame === lastEnd && (frame + 16 > wal.length || hasSalts(wal, frame));
  return { droppedBytes: (isTorn ? wal.length : lastEnd) - committedEnd, commitsBehindDamage };
}

function readFormat(wal: Buffer): { frameBytes: number; isBigEndian: boolean } | undefined {
  if (wal.length < walHeaderBytes) return undefined;
  const magic = wal.readUInt32BE(0);
  const isBigEndian = magic === bigEndianMagic;
  if (!magics.has(magic)) return undefined;
  const sums = addUp(wal, 0, 24, [0, 0], isBigEndian);
  if (!isSame(sums, readSums(wal, 24))) return undefined;
  return { frameBytes: frameHeaderBytes + wal.readUInt32BE(8), isBigEndian };
}

function hasSalts(wal: Buffer, frame: number): boolean {
  return wal.compare(wal, 16, 24, frame + 8, frame + 16) === 0;
}

/** Whether the checksum of a frame goes on from the one before. */
function sumFrame(
  wal: Buffer,
  frame: number,
  frameBytes: number,
  before: Sums,
  isBigEndian: boolean,
): boolean {
  const ofHeader = addUp(wal, frame, frame + 8, before, isBigEndian);
  const start = frame + frameHeaderBytes;
  const sums = addUp(wal, start, frame + frameBytes, ofHeader, isBigEndian);
  return isSame(sums, readSums(wal, frame + 16));
}

function addUp(
  bytes: Buffer,
  start: number,
  end: number,
  [one, other]: Sums,
  isBigEndian: boolean,
): Sums {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let first = one;
  let second = other;
  for (let offset = start; offset < end; offset += 8) {
    first = (first + view.getUint32(offset, !isBigEndian) + second) >>> 0;
    second = (second + view.getUint32(offset + 4, !isBigEndian) + first) >>> 0;
  }
  return [first, second];
}

function readSums(wal: Buffer, offset: number): Sums {
  return [wal.readUInt32BE(offset), wal.readUInt32BE(offset + 4)];
}

function isSame(some: Sums, others: Sums): boolean {
  return some[0] === others[0] && some[1] === others[1];
}
