import { parseArgs } from 'node:util';

import { parseOptionalLogId, parseOptionalWhole, UsageError } from './option-values.ts';
import { evidenceOptions, flag, orUsageError, shared, text } from './parse-options.ts';
import type { EvidenceOptions } from './read-evidence.ts';

/** Says whether a log is intact. */
export interface VerifyCommand {
  readonly name: 'verify';
  readonly source:
    | { readonly kind: 'store'; readonly store: string }
    | { readonly kind: 'file'; readonly file: string };
  readonly evidence: EvidenceOptions;
  readonly clockToleranceMs: number;
  /** UUID of the only log to be verified; all of them unless given. */
  readonly logId: string | undefined;
  readonly asJson: boolean;
  readonly isVerbose: boolean;
}

const options = {
  ...shared,
  ...evidenceOptions,
  file: text,
  'clock-tolerance-ms': text,
  'log-id': text,
  json: flag,
  verbose: flag,
} as const;

/** @throws {UsageError} */
export function parseVerify(
  args: readonly string[],
  defaultStore: string,
): VerifyCommand | { readonly name: 'help' } {
  const values = orUsageError(() => parseArgs({ args: [...args], options })).values;
  const { help, store, file, json: asJson = false, verbose: isVerbose = false } = values;
  if (help === true) return { name: 'help' };
  if (file !== undefined && store !== undefined) {
    throw new UsageError('give --store or --file, not both.');
  }
  const logId = values['log-id'];
  if (file !== undefined && logId !== undefined) {
    throw new UsageError('give --log-id or --file, not both.');
  }
  return {
    name: 'verify',
    source:
      file === undefined ? { kind: 'store', store: store ?? defaultStore } : { kind: 'file', file },
    evidence: toEvidenceOptions(values),
    clockToleranceMs: parseOptionalWhole('clock-tolerance-ms', values['clock-tolerance-ms']) ?? 0,
    logId: parseOptionalLogId(logId),
    asJson,
    isVerbose,
  };
}

interface EvidenceValues {
  readonly checkpoint?: string[];
  readonly 'public-key'?: string[];
  readonly origin?: string;
}

/** What the options of `evidenceOptions` say. */
export function toEvidenceOptions(values: EvidenceValues): EvidenceOptions {
  const { checkpoint: checkpoints = [], 'public-key': publicKeys = [], origin } = values;
  return { checkpoints, publicKeys, origin };
}
