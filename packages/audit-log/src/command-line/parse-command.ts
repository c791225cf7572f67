import { parseArgs } from 'node:util';

import type { AuditFilter, AuditPeriod } from '../audit-reader.ts';
import { parseCheckpoint } from './parse-checkpoint.ts';
import type { CheckpointCommand, ListCheckpointsCommand } from './parse-checkpoint.ts';
import { flag, orUsageError, shared, text } from './parse-options.ts';
import { parseProof } from './parse-proof.ts';
import type { ConsistencyCommand, InclusionCommand } from './parse-proof.ts';
import { parseVerify } from './parse-verify.ts';
import type { VerifyCommand } from './parse-verify.ts';
import { parseCount, parseRecordId, parseTime, UsageError } from './option-values.ts';

/** What the command line asks for. */
export type Command =
  | { readonly name: 'help' }
  | VerifyCommand
  | QueryCommand
  | ExportCommand
  | CheckpointCommand
  | ListCheckpointsCommand
  | InclusionCommand
  | ConsistencyCommand;

/** Shows entries. */
export interface QueryCommand {
  readonly name: 'query';
  readonly store: string;
  readonly filter: AuditFilter;
  readonly asJson: boolean;
}

/** Writes entries elsewhere. */
export interface ExportCommand {
  readonly name: 'export';
  readonly store: string;
  readonly period: AuditPeriod;
  /** Standard output unless given. */
  readonly output: string | undefined;
}

const period = { since: text, until: text } as const;
const optionsOf = {
  export: { ...shared, ...period, output: text },
  query: {
    ...shared,
    ...period,
    last: text,
    consumer: text,
    operation: text,
    'request-id': text,
    record: text,
    json: flag,
  },
} as const;
const names = 'verify, query, export, checkpoint or proof';

/**
 * Reads the arguments after the program's name.
 *
 * @throws {UsageError} when they make no command
 */
export function parseCommand(args: readonly string[], defaultStore: string): Command {
  const [name, ...rest] = args;
  switch (name) {
    case '--help':
    case '-h':
    case 'help':
      return { name: 'help' };
    case 'verify':
      return parseVerify(rest, defaultStore);
    case 'checkpoint':
      return parseCheckpoint(rest, defaultStore);
    case 'proof':
      return parseProof(rest, defaultStore);
    case 'export': {
      const values = orUsageError(() =>
        parseArgs({ args: rest, options: optionsOf.export }),
      ).values;
      const { help, store = defaultStore, output } = values;
      return help === true ? { name: 'help' } : { name, store, output, period: toPeriod(values) };
    }
    case 'query': {
      const values = orUsageError(() => parseArgs({ args: rest, options: optionsOf.query })).values;
      const { help, store = defaultStore, json: asJson = false } = values;
      return help === true ? { name: 'help' } : { name, store, asJson, filter: toFilter(values) };
    }
    case undefined:
      throw new UsageError(`name a command: ${names} (--help says more).`);
    default:
      throw new UsageError(`"${name}" is no command: use ${names}.`);
  }
}

interface PeriodValues {
  readonly since?: string;
  readonly until?: string;
}

interface FilterValues extends PeriodValues {
  readonly last?: string;
  readonly consumer?: string;
  readonly operation?: string;
  readonly 'request-id'?: string;
  readonly record?: string;
}

function toPeriod({ since, until }: PeriodValues): AuditPeriod {
  return {
    ...(since !== undefined && { since: parseTime('since', since) }),
    ...(until !== undefined && { until: parseTime('until', until) }),
  };
}

function toFilter(values: FilterValues): AuditFilter {
  const { last, consumer, operation, 'request-id': requestId, record } = values;
  return {
    ...toPeriod(values),
    ...(last !== undefined && { last: parseCount('last', last) }),
    ...(consumer !== undefined && { consumer }),
    ...(operation !== undefined && { operation }),
    ...(requestId !== undefined && { requestId }),
    ...(record !== undefined && { recordId: parseRecordId('record', record) }),
  };
}
