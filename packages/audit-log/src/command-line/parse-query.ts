import { parseArgs } from 'node:util';

import { parseCount, parseOptionalWhole } from './option-values.ts';
import { filterOptions, toAskedFilter } from './parse-filter.ts';
import type { AskedFilter } from './parse-filter.ts';
import { flag, orUsageError, shared, text } from './parse-options.ts';

/** Shows entries. */
export interface QueryCommand {
  readonly name: 'query';
  readonly store: string;
  readonly asked: AskedFilter;
  readonly last: number | undefined;
  readonly asJson: boolean;
}

/** Shows the latest entries, and those that arrive. */
export interface TailCommand {
  readonly name: 'tail';
  readonly store: string;
  readonly asked: AskedFilter;
  readonly last: number;
  readonly isFollowing: boolean;
  readonly asJson: boolean;
}

interface Help {
  readonly name: 'help';
}

const common = { ...shared, ...filterOptions, last: text, json: flag } as const;
const tailOptions = { ...common, follow: { type: 'boolean', short: 'f' } } as const;
const defaultTail = 10;

/** @throws {UsageError} */
export function parseQuery(args: readonly string[], defaultStore: string): QueryCommand | Help {
  const values = orUsageError(() => parseArgs({ args: [...args], options: common })).values;
  const { help, store = defaultStore, json: asJson = false, last } = values;
  if (help === true) return { name: 'help' };
  return {
    ...{ name: 'query', store, asJson, asked: toAskedFilter(values) },
    last: last === undefined ? undefined : parseCount('last', last),
  };
}

/** @throws {UsageError} */
export function parseTail(args: readonly string[], defaultStore: string): TailCommand | Help {
  const values = orUsageError(() => parseArgs({ args: [...args], options: tailOptions })).values;
  const { help, store = defaultStore, json: asJson = false, follow = false, last } = values;
  if (help === true) return { name: 'help' };
  return {
    ...{ name: 'tail', store, asJson, asked: toAskedFilter(values), isFollowing: follow },
    last: parseOptionalWhole('last', last) ?? defaultTail,
  };
}
