import { NoteError } from './checkpoint/signed-note.ts';
import { openCheckpoint } from './checkpoint/checkpoint.ts';
import type { OpenedCheckpoint } from './checkpoint/checkpoint.ts';
import type { NoteVerifier } from './checkpoint/note-key.ts';
import type { VerificationFinding } from './verification-finding.ts';

/** What a log is compared with, beyond itself. */
export interface VerificationOptions {
  /** Signed notes, in any order. */
  readonly checkpoints?: readonly string[];
  /** Who may have signed them. */
  readonly verifiers?: readonly NoteVerifier[];
  /** What the checkpoints should name as their log; that of the first one by default. */
  readonly origin?: string;
  /** How far back the clock may go from an entry to the next, in milliseconds; 0 by default. */
  readonly clockToleranceMs?: number;
  /** Told now and then how many entries have been read; what it throws ends the verification. */
  readonly onProgress?: (entryCount: number) => void;
}

/** Checkpoints, as far as they can be believed. */
export interface VerificationEvidence {
  readonly checkpoints: readonly OpenedCheckpoint[];
  /** The first thing that is wrong with the checkpoints themselves. */
  readonly finding: VerificationFinding | undefined;
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opens the checkpoints that a log is to be compared with. */
export function openEvidence(logId: string, options: VerificationOptions): VerificationEvidence {
  const { checkpoints: notes = [], verifiers = [] } = options;
  const checkpoints: OpenedCheckpoint[] = [];
  let finding: VerificationFinding | undefined;
  for (const [index, note] of notes.entries()) {
    try {
      const checkpoint = openCheckpoint(note, verifiers);
      const { origin = checkpoints[0]?.origin ?? checkpoint.origin } = options;
      const problem = judgeOrigin(checkpoint, origin, logId);
      if (problem === undefined) checkpoints.push(checkpoint);
      else finding ??= problem;
    } catch (error) {
      if (!(error instanceof NoteError)) throw error;
      const kind = error.code === 'malformed' ? 'bad-checkpoint' : 'bad-signature';
      const message = `Checkpoint ${index + 1} cannot be believed. ${error.message}`;
      finding ??= { kind, firstSequence: 0, lastSequence: 0, message };
    }
  }
  return { checkpoints, finding: finding ?? findClockStep(checkpoints) };
}

function judgeOrigin(
  { origin, size }: OpenedCheckpoint,
  expected: string,
  logId: string,
): VerificationFinding | undefined {
  const place = { firstSequence: Math.min(1, size), lastSequence: size };
  const [namedId = logId] = uuid.exec(origin) ?? [];
  if (namedId !== logId) {
    const message = `The checkpoint over ${size} entries is of the log ${namedId}, this is ${logId}.`;
    return { kind: 'replaced-log', ...place, message };
  }
  if (origin === expected) return undefined;
  const message = `The checkpoint over ${size} entries is of "${origin}", not of "${expected}".`;
  return { kind: 'bad-checkpoint', ...place, message };
}

function findClockStep(checkpoints: readonly OpenedCheckpoint[]): VerificationFinding | undefined {
  const timed = checkpoints
    .flatMap(({ size, time }) => (time === undefined ? [] : [{ size, time }]))
    .sort((one, other) => one.size - other.size);
  let latest = timed[0];
  for (const { size, time } of timed) {
    if (latest !== undefined && size > latest.size && time < latest.time) {
      const message = `The checkpoint over ${size} entries is older than the one over ${latest.size}: the clock went backwards.`;
      return { kind: 'clock-backwards', firstSequence: size, lastSequence: size, message };
    }
    if (latest === undefined || time > latest.time) latest = { size, time };
  }
  return undefined;
}
