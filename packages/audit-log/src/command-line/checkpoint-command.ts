import { existsSync } from 'node:fs';

import { openAuditReader } from '../audit-reader.ts';
import { openCheckpoint, signCheckpoint } from '../checkpoint/checkpoint.ts';
import { createFileSink } from '../checkpoint/file-sink.ts';
import { parseVerifierKey } from '../checkpoint/note-key.ts';
import { NoteError } from '../checkpoint/signed-note.ts';
import type { SigningKey } from '../checkpoint/signing-key.ts';
import { splitNotes } from '../checkpoint/split-notes.ts';
import { isSameTree } from '../retention/is-same-tree.ts';
import { readInputFile } from './input-file.ts';
import { openSigners, toOutputFileError } from './open-signers.ts';
import { orUsageError } from './or-usage-error.ts';
import type { CheckpointCommand, ListCheckpointsCommand } from './parse-checkpoint.ts';
import { readEvidence } from './read-evidence.ts';
import type { AuditEnvironment, CommandOutput } from './run-audit.ts';
import {
  checkpointsPath,
  defaultOrigin,
  signingFilesOf,
  signingKeyPath,
} from '../checkpoint/signing-files.ts';

/**
 * Signs the log as it is, prints the checkpoint and appends it to a file. Returns the exit code: 1
 * when the log contradicts a checkpoint that the same key has signed before.
 */
export async function runCheckpoint(
  command: CheckpointCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { stdout, stderr, clock = () => new Date() } = environment;
  const base = signingFilesOf(command.store);
  const reader = openAuditReader({ url: command.store });
  const tree = await orUsageError(reader.tree(undefined, command.logId));
  const { origin = defaultOrigin(tree.logId), output = checkpointsPath(base) } = command;
  const key = openSigners({ ...command, origin }, environment);
  const before = existsSync(output) ? lastOwn(readInputFile(output), key, origin) : undefined;
  if (before !== undefined) {
    const isKept = before.size <= tree.size && (await isSameTree(reader, before, tree.logId));
    if (!isKept) {
      const what = `the log is not what the checkpoint over ${before.size} entries says`;
      stderr.write(`audit: ${what}; verify it with --checkpoint ${output}.\n`);
      return 1;
    }
  }
  const note = signCheckpoint({ ...tree, origin }, key.signers, clock());
  try {
    await createFileSink({ path: output }).deliver(note, new AbortController().signal);
  } catch (cause) {
    throw toOutputFileError(cause);
  }
  stdout.write(note);
  return 0;
}

/** Shows checkpoints, and whether they may be believed. Returns the exit code. */
export function runListCheckpoints(
  { store, evidence: options, asJson }: ListCheckpointsCommand,
  { stdout, stderr }: CommandOutput,
): number {
  const base = signingFilesOf(store);
  const checkpoints =
    options.checkpoints.length > 0 ? options.checkpoints : [checkpointsPath(base)];
  const evidence = readEvidence({ ...options, checkpoints }, `${signingKeyPath(base)}.pub`);
  for (const remark of evidence.remarks) stderr.write(`${remark}\n`);
  for (const note of evidence.checkpoints) {
    try {
      const { origin, size, rootHash, time } = openCheckpoint(note, evidence.verifiers);
      const root = Buffer.from(rootHash).toString('hex');
      const shown = { time: time?.toISOString(), origin, size, rootHash: root };
      const { time: when = '-' } = shown;
      stdout.write(
        asJson ? `${JSON.stringify(shown)}\n` : `${when}  ${size} entries  ${root}  ${origin}\n`,
      );
    } catch (error) {
      if (!(error instanceof NoteError)) throw error;
      const shown = { error: error.code, message: error.message };
      stdout.write(asJson ? `${JSON.stringify(shown)}\n` : `${error.code}: ${error.message}\n`);
    }
  }
  return 0;
}

/** The largest checkpoint in a file that this key has signed for this log. */
function lastOwn(
  text: string,
  { verifierKey }: SigningKey,
  origin: string,
): { size: number; rootHash: Uint8Array } | undefined {
  const verifiers = [parseVerifierKey(verifierKey)];
  const own = splitNotes(text).notes.flatMap((note) => {
    try {
      return [openCheckpoint(note, verifiers)];
    } catch (error) {
      if (error instanceof NoteError) return [];
      throw error;
    }
  });
  return own
    .filter((checkpoint) => checkpoint.origin === origin)
    .reduce<(typeof own)[number] | undefined>(
      (largest, next) => (largest === undefined || next.size >= largest.size ? next : largest),
      undefined,
    );
}
