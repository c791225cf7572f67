import { createCheckpointCheck } from '../checkpoint-check.ts';
import { createClockCheck } from '../clock-check.ts';
import { AuditStoreError } from '../errors.ts';
import { createMerkleTree, hashLeaf } from '../merkle-tree.ts';
import type { MerkleTree } from '../merkle-tree.ts';
import { createRemovalCheck, toBadTombstone } from '../retention/removal-check.ts';
import { isTombstoneLine, parseTombstoneLine } from '../retention/tombstone-line.ts';
import { parseTombstone } from '../retention/tombstone.ts';
import { scanEntry } from '../scan-entry.ts';
import type { EntryPlace } from '../scan-entry.ts';
import { openEvidence } from '../verification-evidence.ts';
import type { VerificationEvidence, VerificationOptions } from '../verification-evidence.ts';
import { toFinding } from '../verification-finding.ts';
import type { VerificationFinding } from '../verification-finding.ts';
import { toSignedPart } from '../verify-log.ts';
import type { VerificationReport } from '../verify-log.ts';
import { readLastLine, readLines } from './export-lines.ts';
import { parseWatermarkLine, prefixBytes } from './watermark.ts';
import type { Watermark } from './watermark.ts';

/**
 * Verifies an export by itself: every entry, its place, and whether anything is missing at either
 * end. Needs neither the log nor a secret; checkpoints, and the public key of who signed them, prove
 * that it is the log's.
 *
 * @throws {AuditStoreError} `unreadable` or `foreign` when the file is no text that can be read
 */
export async function verifyExport(
  path: string,
  options: VerificationOptions = {},
): Promise<VerificationReport> {
  const lastLine = await readLastLine(path);
  if (lastLine.startsWith('SQLite format 3\0')) throw isDatabase(path);
  const watermark = parseWatermarkLine(lastLine);
  const check = createExportCheck(watermark, lastLine, options);
  for await (const lines of readLines(path)) {
    if (lines[0]?.startsWith('SQLite format 3\0') === true) throw isDatabase(path);
    for (const line of lines) {
      const report = check.read(line);
      if (report !== undefined) return report;
    }
  }
  return check.finish();
}

interface ExportCheck {
  /** Returns a report as soon as there is nothing more to find out. */
  read(line: string): VerificationReport | undefined;
  finish(): VerificationReport;
}

function createExportCheck(
  watermark: Watermark | undefined,
  lastLine: string,
  options: VerificationOptions,
): ExportCheck {
  let { logId } = watermark ?? { logId: '' };
  const firstSequence = watermark?.firstSequence ?? 1;
  const start = startTree(watermark);
  const tree = start ?? createMerkleTree();
  const prefixes = Buffer.from(watermark?.leafPrefixes ?? '', 'base64');
  const evidence = openEvidence(logId, watermark === undefined ? {} : options);
  const covering = toCovered(evidence, watermark);
  const signed = createCheckpointCheck(covering, tree);
  const clock = createClockCheck(options.clockToleranceMs ?? 0);
  const removals = createRemovalCheck({ tree, verifiers: options.verifiers });
  let next = firstSequence;
  let entryCount = 0;
  let isOver = false;
  let suspicion: VerificationFinding | undefined;

  function broken(
    finding: VerificationFinding,
    provenSize = Math.max(signed.provenSize, removals.provenSize),
  ): VerificationReport {
    const provenEntryCount = Math.max(0, provenSize - firstSequence + 1);
    return { isIntact: false, logId, provenEntryCount, finding: suspicion ?? finding };
  }

  function checkPlace(place: EntryPlace | undefined): VerificationFinding | undefined {
    if (place === undefined) return toFinding('edited-entry', next, next, 'edited: it is no entry');
    if (logId === '') ({ logId } = place);
    const { sequence } = place;
    if (sequence > next) return toFinding('missing-entries', next, sequence - 1, 'missing');
    if (sequence < next) {
      const what = `out of order: in its place is the entry numbered ${sequence}`;
      return toFinding('reordered-entry', next, next, what);
    }
    if (place.logId === logId) return undefined;
    return toFinding('edited-entry', next, next, 'edited: it is no entry of this log');
  }

  /** To be called whenever the tree has grown. */
  function checkSize(): VerificationReport | undefined {
    const provenSize = signed.provenSize;
    const signedFinding = signed.check();
    if (signedFinding !== undefined) {
      // Who contradicts a checkpoint may have signed tombstones, too.
      return broken(removals.blame(provenSize + 1, tree.size) ?? signedFinding, provenSize);
    }
    const finding = removals.check();
    // Nothing but what the watermark says comes before it.
    const isFirst = entryCount === 0 && finding?.kind === 'replaced-log';
    if (isFirst && watermark !== undefined) {
      return broken(badWatermark(watermark, 'has other subtrees before its first entry'));
    }
    return finding && broken(finding);
  }

  function readTombstone(note: string): VerificationReport | undefined {
    const tombstone = parseTombstone(note);
    const { firstSequence: first = next, lastSequence: last = next } = tombstone ?? {};
    if (logId === '') ({ logId = '' } = tombstone ?? {});
    if (first > next) return broken(toFinding('missing-entries', next, first - 1, 'missing'));
    // A tree that begins nowhere is for the end to report.
    if (start === undefined) {
      next = last + 1;
      return undefined;
    }
    const stored = { firstSequence: first, note, removedTo: last, progress: undefined };
    const entered = removals.enter(stored, logId);
    if ('kind' in entered) return broken(entered);
    next = last + 1;
    for (const { level, hash } of entered) {
      tree.appendSubtree(2 ** level, hash);
      const report = checkSize();
      if (report !== undefined) return report;
    }
    return undefined;
  }

  function read(line: string): VerificationReport | undefined {
    if (isOver) return line === '' ? undefined : broken(inserted(next, 'after the watermark'));
    if (watermark !== undefined && line === lastLine) {
      isOver = true;
      return undefined;
    }
    const note = parseTombstoneLine(line);
    if (note !== undefined) return readTombstone(note);
    const place = scanEntry(line);
    // Cut off within a line, or within the watermark.
    if (place === undefined && watermark === undefined && line.trimEnd() === lastLine) {
      return undefined;
    }
    if (isTombstoneLine(line)) return broken(toBadTombstone(next, next, 'it is none'));
    const finding = checkPlace(place);
    if (finding !== undefined) return broken(finding);
    if (watermark !== undefined && next > watermark.lastSequence) {
      return broken(inserted(next, 'not counted by the watermark'));
    }
    const leafHash = hashLeaf(line);
    const at = entryCount * prefixBytes;
    if (
      watermark !== undefined &&
      leafHash.compare(prefixes, at, at + prefixBytes, 0, prefixBytes) !== 0
    ) {
      suspicion ??= toFinding(
        'edited-entry',
        next,
        next,
        'edited: it does not match its leaf hash',
      );
    }
    tree.append(leafHash);
    if (place !== undefined) clock.check(next, place.time);
    next += 1;
    entryCount += 1;
    return checkSize();
  }

  function finish(): VerificationReport {
    if (watermark === undefined) {
      const what = 'missing from the end: the export has no watermark, so it was cut off';
      return broken(toFinding('truncated-tail', next, next, what));
    }
    if (next <= watermark.lastSequence) {
      const what = 'missing from the end: the watermark counts them';
      return broken(toFinding('truncated-tail', next, watermark.lastSequence, what));
    }
    if (next > watermark.lastSequence + 1) {
      const what = 'too many: the watermark does not count them';
      return broken(toFinding('inserted-entry', watermark.lastSequence + 1, next - 1, what));
    }
    const rootHash = tree.root().toString('hex');
    const isRoot = start !== undefined && rootHash === watermark.rootHash;
    const isCounted = entryCount === watermark.count;
    const finding =
      (isRoot ? undefined : (suspicion ?? badWatermark(watermark, 'has another root hash'))) ??
      signed.finish() ??
      (isCounted ? undefined : badWatermark(watermark, 'counts other entries')) ??
      (suspicion && badWatermark(watermark, 'has other leaf hashes')) ??
      evidence.finding ??
      findUncovered(evidence, watermark) ??
      clock.finding;
    if (finding === undefined) {
      return {
        ...{ isIntact: true, logId, entryCount: watermark.count, rootHash, firstSequence },
        ...(covering.length > 0 && { signed: toSignedPart(covering, signed) }),
        ...(removals.removed.length > 0 && { removed: removals.removed }),
      };
    }
    suspicion = undefined;
    return broken(finding);
  }

  const startFinding = signed.check();
  return startFinding === undefined
    ? { read, finish }
    : { read: () => broken(startFinding), finish: () => broken(startFinding) };
}

/** The tree before the first entry of the export; nothing when there can be no such tree. */
function startTree(watermark: Watermark | undefined): MerkleTree | undefined {
  const before = Buffer.from((watermark?.before ?? []).join(''), 'hex');
  try {
    return createMerkleTree({ size: (watermark?.firstSequence ?? 1) - 1, frontier: before });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A checkpoint before the first entry says nothing of them, one after a period does not have to. */
function toCovered(
  { checkpoints }: VerificationEvidence,
  watermark: Watermark | undefined,
): VerificationEvidence['checkpoints'] {
  const { firstSequence = 1, lastSequence = 0, until } = watermark ?? {};
  return checkpoints.filter(
    ({ size }) => size >= firstSequence - 1 && (until === undefined || size <= lastSequence),
  );
}

function findUncovered(
  evidence: VerificationEvidence,
  watermark: Watermark,
): VerificationFinding | undefined {
  const hasSome = evidence.checkpoints.length > 0;
  if (!hasSome || toCovered(evidence, watermark).length > 0) return undefined;
  const { firstSequence, lastSequence } = watermark;
  const what = 'covered by none of the checkpoints';
  return toFinding('bad-checkpoint', firstSequence, lastSequence, what);
}

function inserted(sequence: number, where: string): VerificationFinding {
  return toFinding('inserted-entry', sequence, sequence, `too many: it is ${where}`);
}

function badWatermark(
  { firstSequence, lastSequence }: Watermark,
  what: string,
): VerificationFinding {
  const message = `The watermark over the entries ${firstSequence} to ${lastSequence} ${what}.`;
  return { kind: 'bad-watermark', firstSequence, lastSequence, message };
}

function isDatabase(path: string): AuditStoreError {
  const message = `${path} is a database, not an export. Name it with --store sqlite:${path}.`;
  return new AuditStoreError('foreign', message);
}
