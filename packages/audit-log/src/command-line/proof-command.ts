import { openAuditReader } from '../audit-reader.ts';
import type { InclusionProof } from '../tree-proof.ts';
import { openEvidence } from '../verification-evidence.ts';
import type { ConsistencyCommand, InclusionCommand } from './parse-proof.ts';
import { InputFileError } from './input-file.ts';
import { orUsageError } from './or-usage-error.ts';
import { readEvidence } from './read-evidence.ts';
import { recordReading } from './record-reading.ts';
import type { AuditEnvironment, CommandOutput } from './run-audit.ts';
import { signingFilesOf, signingKeyPath } from '../checkpoint/signing-files.ts';

/** Prints an inclusion proof. Returns the exit code: 1 when the checkpoint is not of this log. */
export async function runInclusion(
  command: InclusionCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { store, sequence, size, logId, evidence } = command;
  const reader = openAuditReader({ url: store });
  const note = await chooseCheckpoint(store, sequence, logId, evidence);
  const proof = await orUsageError(reader.proveInclusion(sequence, note?.size ?? size, logId));
  const details = { ofLog: proof.logId, firstSequence: sequence, lastSequence: sequence, count: 1 };
  // The proof carries the entry with it.
  const reading = { store, operation: 'readAuditEntry', details };
  return recordReading(environment, reading, (tally) => {
    tally.note(details);
    return Promise.resolve(showInclusion(command, { proof, note }, environment));
  });
}

interface FoundInclusion {
  readonly proof: InclusionProof;
  /** The checkpoint that it is to be proven against. */
  readonly note: ChosenCheckpoint | undefined;
}

function showInclusion(
  { sequence, asJson }: InclusionCommand,
  { proof, note }: FoundInclusion,
  { stdout, stderr }: CommandOutput,
): number {
  if (note !== undefined && Buffer.compare(note.rootHash, proof.rootHash) !== 0) {
    stderr.write(`audit: the log is not what the checkpoint over ${note.size} entries says.\n`);
    return 1;
  }
  const index = sequence - 1;
  const { entry, hashes } = proof;
  if (asJson) {
    const { logId, size: treeSize } = proof;
    const hex = { leafHash: toHex(proof.leafHash), rootHash: toHex(proof.rootHash) };
    const json = {
      logId,
      sequence,
      index,
      size: treeSize,
      ...hex,
      hashes: hashes.map(toHex),
      entry,
    };
    stdout.write(`${JSON.stringify({ ...json, ...(note && { checkpoint: note.text }) })}\n`);
  } else if (note === undefined) {
    const what = `entry ${sequence} of ${proof.size}, leaf hash ${toHex(proof.leafHash)}`;
    stdout.write(`${what}, root hash ${toHex(proof.rootHash)}\n${toLines(hashes)}`);
  } else {
    // https://c2sp.org/tlog-proof
    const path = hashes.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('');
    stdout.write(`c2sp.org/tlog-proof@v1\nindex ${index}\n${path}\n${note.text}`);
  }
  return 0;
}

/** Prints a consistency proof. Returns the exit code. */
export async function runConsistency(
  { store, from, size, logId: wanted, asJson }: ConsistencyCommand,
  { stdout }: CommandOutput,
): Promise<number> {
  const reader = openAuditReader({ url: store });
  const proof = await orUsageError(reader.proveConsistency(from, size, wanted));
  const { logId, size: treeSize, hashes } = proof;
  const fromRootHash = toHex(proof.fromRootHash);
  const rootHash = toHex(proof.rootHash);
  if (asJson) {
    const sizes = { fromSize: from, fromRootHash, size: treeSize, rootHash };
    stdout.write(`${JSON.stringify({ logId, ...sizes, hashes: hashes.map(toHex) })}\n`);
  } else {
    const what = `from ${from} entries, root hash ${fromRootHash}, to ${treeSize}`;
    stdout.write(`${what}, root hash ${rootHash}\n${toLines(hashes)}`);
  }
  return 0;
}

interface ChosenCheckpoint {
  readonly size: number;
  readonly rootHash: Uint8Array;
  readonly text: string;
}

/** The latest checkpoint that covers the entry, when checkpoints are given. */
async function chooseCheckpoint(
  store: string,
  sequence: number,
  wanted: string | undefined,
  options: InclusionCommand['evidence'],
): Promise<ChosenCheckpoint | undefined> {
  if (options.checkpoints.length === 0) return undefined;
  const keyFile = `${signingKeyPath(signingFilesOf(store))}.pub`;
  const evidence = readEvidence(options, keyFile);
  const { logId } = await orUsageError(openAuditReader({ url: store }).tree(0, wanted));
  const covering = evidence.checkpoints
    .flatMap((text) =>
      openEvidence(logId, { ...evidence, checkpoints: [text] }).checkpoints.map(
        ({ size, rootHash }) => ({ size, rootHash, text }),
      ),
    )
    .filter(({ size }) => size >= sequence)
    .sort((one, other) => one.size - other.size);
  const latest = covering.at(-1);
  if (latest !== undefined) return latest;
  throw new InputFileError(`none of the checkpoints is of this log and covers entry ${sequence}.`);
}

function toLines(hashes: readonly Uint8Array[]): string {
  return hashes.map((hash) => `${toHex(hash)}\n`).join('');
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
