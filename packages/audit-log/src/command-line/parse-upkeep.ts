import { parseArgs } from 'node:util';

import type { AuditPeriod } from '../audit-reader.ts';
import { parseName, parseOptionalWhole, UsageError } from './option-values.ts';
import { periodOptions, toPeriod } from './parse-filter.ts';
import { flag, orUsageError, shared, text } from './parse-options.ts';

/** Removes what has been kept for long enough. */
export interface RetainCommand {
  readonly name: 'retain';
  readonly store: string;
  readonly keepMonths: number;
  /** Whether to say only what would be removed. */
  readonly isDryRun: boolean;
  readonly signingKey: string | undefined;
  readonly origin: string | undefined;
  readonly asJson: boolean;
}

/** Makes the pseudonyms of a month meaningless. */
export interface EraseCommand {
  readonly name: 'erase';
  readonly store: string;
  /** Such as `2026-05`. */
  readonly period: string;
}

/** Keeps entries, whatever retention and erasure say. */
export interface HoldCommand {
  readonly name: 'hold';
  readonly store: string;
  readonly hold: string;
  readonly consumer: string | undefined;
  /** As `kind:value`. */
  readonly person: string | undefined;
  readonly period: AuditPeriod;
}

/** Shows what is held. */
export interface ListHoldsCommand {
  readonly name: 'list-holds';
  readonly store: string;
  readonly asJson: boolean;
}

/** Lets go of what was held. */
export interface ReleaseCommand {
  readonly name: 'release';
  readonly store: string;
  readonly hold: string;
}

interface Help {
  readonly name: 'help';
}

/** @throws {UsageError} */
export function parseRetain(args: readonly string[], defaultStore: string): RetainCommand | Help {
  const options = {
    ...shared,
    ...{ 'keep-months': text, 'dry-run': flag, 'signing-key': text, origin: text, json: flag },
  } as const;
  const { values } = orUsageError(() => parseArgs({ args: [...args], options }));
  const { help, store = defaultStore, origin, json: asJson = false } = values;
  if (help === true) return { name: 'help' };
  const keepMonths = parseOptionalWhole('keep-months', values['keep-months']);
  if (keepMonths === undefined) {
    throw new UsageError('say how many months to keep besides the present one: --keep-months N.');
  }
  return {
    ...{ name: 'retain', store, keepMonths, origin, asJson },
    isDryRun: values['dry-run'] ?? false,
    signingKey: values['signing-key'],
  };
}

/** @throws {UsageError} */
export function parseErase(args: readonly string[], defaultStore: string): EraseCommand | Help {
  const { values, positionals } = orUsageError(() =>
    parseArgs({ args: [...args], options: shared, allowPositionals: true }),
  );
  const { help, store = defaultStore } = values;
  if (help === true) return { name: 'help' };
  const period = onlyOne(positionals, 'name one month: erase 2026-05.');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) {
    throw new UsageError('the month should be one such as 2026-05.');
  }
  return { name: 'erase', store, period };
}

/** @throws {UsageError} */
export function parseHold(
  args: readonly string[],
  defaultStore: string,
): HoldCommand | ListHoldsCommand | Help {
  const options = {
    ...{ ...shared, ...periodOptions, consumer: text, subject: text, list: flag, json: flag },
  } as const;
  const { values, positionals } = orUsageError(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const { help, store = defaultStore, consumer, subject: person, json = false } = values;
  if (help === true) return { name: 'help' };
  const period = toPeriod(values);
  const isAbout = [consumer, person, period.since, period.until].some((it) => it !== undefined);
  if (values.list === true) {
    if (isAbout || positionals.length > 0) {
      throw new UsageError('--list goes with --json alone: it shows all holds.');
    }
    return { name: 'list-holds', store, asJson: json };
  }
  const hold = onlyOne(positionals, 'give the hold one name, such as hold case-7, or use --list.');
  if (json) throw new UsageError('--json goes with --list.');
  if (!isAbout) {
    throw new UsageError('say what to hold: --consumer, --subject, --since or --until.');
  }
  return {
    ...{ name: 'hold', store, hold, person, period },
    consumer: consumer === undefined ? undefined : parseName('consumer', consumer),
  };
}

/** @throws {UsageError} */
export function parseRelease(args: readonly string[], defaultStore: string): ReleaseCommand | Help {
  const { values, positionals } = orUsageError(() =>
    parseArgs({ args: [...args], options: shared, allowPositionals: true }),
  );
  const { help, store = defaultStore } = values;
  if (help === true) return { name: 'help' };
  const hold = onlyOne(positionals, 'name one hold: release case-7; hold --list shows them.');
  return { name: 'release', store, hold };
}

function onlyOne(positionals: readonly string[], otherwise: string): string {
  const [one, ...others] = positionals;
  if (one === undefined || others.length > 0) throw new UsageError(otherwise);
  return one;
}
