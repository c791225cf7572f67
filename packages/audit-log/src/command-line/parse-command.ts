import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';

import type { AuditFilter } from '../audit-reader.ts';
import { parseCount, parseRecordId, parseTime, UsageError } from './option-values.ts';

/** What the command line asks for. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'verify'; readonly store: string }
  | QueryCommand
  | ExportCommand;

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
  readonly filter: AuditFilter;
  /** Standard output unless given. */
  readonly output: string | undefined;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const help = { type: 'boolean', short: 'h' } as const;
const shared = { store: text, help } as const;
const period = { since: text, until: text } as const;
const optionsOf = {
  verify: shared,
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
} as const satisfies Record<string, ParseArgsOptionsConfig>;

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
    case 'verify': {
      const { help, store = defaultStore } = orUsageError(() =>
        parseArgs({ args: rest, options: optionsOf.verify }),
      ).values;
      return help === true ? { name: 'help' } : { name, store };
    }
    case 'export': {
      const values = orUsageError(() =>
        parseArgs({ args: rest, options: optionsOf.export }),
      ).values;
      const { help, store = defaultStore, output } = values;
      return help === true ? { name: 'help' } : { name, store, output, filter: toPeriod(values) };
    }
    case 'query': {
      const values = orUsageError(() => parseArgs({ args: rest, options: optionsOf.query })).values;
      const { help, store = defaultStore, json: asJson = false } = values;
      return help === true ? { name: 'help' } : { name, store, asJson, filter: toFilter(values) };
    }
    case undefined:
      throw new UsageError('name a command: verify, query or export (--help says more).');
    default:
      throw new UsageError(`"${name}" is no command: use verify, query or export.`);
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

function toPeriod({ since, until }: PeriodValues): AuditFilter {
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

function orUsageError<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The first sentence names the option, the others explain how to escape a dash.
    throw new UsageError(`${error.message.split('. ')[0] ?? ''} (--help lists the options).`);
  }
}
