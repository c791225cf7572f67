import { parseArgs } from 'node:util';

import { parseCount, parseOptionalLogId, parseOptionalWhole, UsageError } from './option-values.ts';
import { evidenceOptions, flag, orUsageError, shared, text } from './parse-options.ts';
import { toEvidenceOptions } from './parse-verify.ts';
import type { EvidenceOptions } from './read-evidence.ts';

/** Shows that an entry is in the log. */
export interface InclusionCommand {
  readonly name: 'proof-inclusion';
  readonly store: string;
  readonly sequence: number;
  readonly size: number | undefined;
  /** UUID of the log; needed where a store holds several. */
  readonly logId: string | undefined;
  readonly evidence: EvidenceOptions;
  readonly asJson: boolean;
}

/** Shows that the log has only grown. */
export interface ConsistencyCommand {
  readonly name: 'proof-consistency';
  readonly store: string;
  readonly from: number;
  readonly size: number | undefined;
  /** UUID of the log; needed where a store holds several. */
  readonly logId: string | undefined;
  readonly asJson: boolean;
}

/** @throws {UsageError} */
export function parseProof(
  [kind, ...args]: readonly string[],
  defaultStore: string,
): InclusionCommand | ConsistencyCommand | { readonly name: 'help' } {
  switch (kind) {
    case '--help':
    case '-h':
      return { name: 'help' };
    case 'inclusion':
      return parseInclusion(args, defaultStore);
    case 'consistency':
      return parseConsistency(args, defaultStore);
    case undefined:
    default:
      throw new UsageError('name a kind of proof: inclusion or consistency.');
  }
}

function parseInclusion(
  args: readonly string[],
  defaultStore: string,
): InclusionCommand | { readonly name: 'help' } {
  const options = {
    ...shared,
    ...evidenceOptions,
    sequence: text,
    size: text,
    'log-id': text,
    json: flag,
  } as const;
  const values = orUsageError(() => parseArgs({ args: [...args], options })).values;
  const { help, store = defaultStore, sequence, json: asJson = false } = values;
  if (help === true) return { name: 'help' };
  if (sequence === undefined) throw new UsageError('name the entry: --sequence N.');
  const evidence = toEvidenceOptions(values);
  if (values.size !== undefined && evidence.checkpoints.length > 0) {
    throw new UsageError('give --size or --checkpoint, not both.');
  }
  return {
    name: 'proof-inclusion',
    store,
    sequence: parseCount('sequence', sequence),
    size: parseOptionalWhole('size', values.size),
    logId: parseOptionalLogId(values['log-id']),
    evidence,
    asJson,
  };
}

function parseConsistency(
  args: readonly string[],
  defaultStore: string,
): ConsistencyCommand | { readonly name: 'help' } {
  const options = { ...shared, from: text, size: text, 'log-id': text, json: flag } as const;
  const values = orUsageError(() => parseArgs({ args: [...args], options })).values;
  const { help, store = defaultStore, json: asJson = false } = values;
  if (help === true) return { name: 'help' };
  const from = parseOptionalWhole('from', values.from);
  if (from === undefined) throw new UsageError('name the earlier number of entries: --from N.');
  const size = parseOptionalWhole('size', values.size);
  const logId = parseOptionalLogId(values['log-id']);
  return { name: 'proof-consistency', store, from, size, logId, asJson };
}
