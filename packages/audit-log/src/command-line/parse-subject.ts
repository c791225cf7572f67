import { parseArgs } from 'node:util';

import type { AuditPeriod } from '../audit-reader.ts';
import { UsageError } from './option-values.ts';
import { periodOptions, toPeriod } from './parse-filter.ts';
import { flag, orUsageError, shared, text } from './parse-options.ts';

/** Shows who saw a person. */
export interface SubjectCommand {
  readonly name: 'subject';
  readonly store: string;
  /** Such as `coworker:123`. */
  readonly person: string;
  readonly period: AuditPeriod;
  /** Of a phone number without a country code. */
  readonly country: string | undefined;
  readonly asJson: boolean;
}

const options = { ...shared, ...periodOptions, country: text, json: flag } as const;

/** @throws {UsageError} */
export function parseSubjectCommand(
  args: readonly string[],
  defaultStore: string,
): SubjectCommand | { readonly name: 'help' } {
  const { values, positionals } = orUsageError(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const { help, store = defaultStore, json: asJson = false, country } = values;
  if (help === true) return { name: 'help' };
  const [person, ...others] = positionals;
  if (person === undefined || others.length > 0) {
    throw new UsageError('name one person: subject <kind>:<value>, such as subject coworker:123.');
  }
  return { name: 'subject', store, person, period: toPeriod(values), country, asJson };
}
