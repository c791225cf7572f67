import { parseArgs } from 'node:util';

import { parseOptionalLogId, UsageError } from './option-values.ts';
import { evidenceOptions, flag, orUsageError, shared, text } from './parse-options.ts';
import { toEvidenceOptions } from './parse-verify.ts';
import type { EvidenceOptions } from './read-evidence.ts';

/** Signs the log as it is. */
export interface CheckpointCommand {
  readonly name: 'checkpoint';
  readonly store: string;
  readonly signingKey: string | undefined;
  readonly origin: string | undefined;
  /** UUID of the log; needed where a store holds several. */
  readonly logId: string | undefined;
  readonly output: string | undefined;
}

/** Shows checkpoints. */
export interface ListCheckpointsCommand {
  readonly name: 'list-checkpoints';
  readonly store: string;
  readonly evidence: EvidenceOptions;
  readonly asJson: boolean;
}

const options = {
  ...shared,
  ...evidenceOptions,
  'signing-key': text,
  'log-id': text,
  output: text,
  list: flag,
  json: flag,
} as const;
const belongsTo = {
  list: ['checkpoint', 'public-key', 'json'],
  write: ['signing-key', 'log-id', 'output'],
} as const;

/** @throws {UsageError} */
export function parseCheckpoint(
  args: readonly string[],
  defaultStore: string,
): CheckpointCommand | ListCheckpointsCommand | { readonly name: 'help' } {
  const values = orUsageError(() => parseArgs({ args: [...args], options })).values;
  const { help, store = defaultStore, origin, output, list = false } = values;
  if (help === true) return { name: 'help' };
  const misplaced = belongsTo[list ? 'write' : 'list'].find((name) => values[name] !== undefined);
  if (misplaced !== undefined) {
    throw new UsageError(`--${misplaced} does not go ${list ? 'with' : 'without'} --list.`);
  }
  if (!list) {
    const logId = parseOptionalLogId(values['log-id']);
    return { name: 'checkpoint', store, signingKey: values['signing-key'], origin, logId, output };
  }
  const evidence = toEvidenceOptions(values);
  return { name: 'list-checkpoints', store, evidence, asJson: values.json ?? false };
}
