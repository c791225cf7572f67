import { parseArgs } from 'node:util';

import type { AuditLogChoice, AuditPeriod } from '../audit-reader.ts';
import type { ExportFormatName } from '../export/formats/export-format.ts';
import type { LogKind } from '../log-kind.ts';
import { parseChoice, parseLogId } from './option-values.ts';
import { logOptions, periodOptions, toLogKind, toPeriod } from './parse-filter.ts';
import { orUsageError, shared, text } from './parse-options.ts';

/** Writes entries elsewhere. */
export interface ExportCommand {
  readonly name: 'export';
  readonly store: string;
  readonly log: LogKind;
  readonly period: AuditPeriod & AuditLogChoice;
  readonly format: ExportFormatName | 'ndjson';
  /** Standard output unless given. */
  readonly output: string | undefined;
}

const options = { ...shared, ...periodOptions, ...logOptions, format: text, output: text } as const;

/** @throws {UsageError} */
export function parseExport(
  args: readonly string[],
  defaultStore: string,
): ExportCommand | { readonly name: 'help' } {
  const values = orUsageError(() => parseArgs({ args: [...args], options })).values;
  const { help, store = defaultStore, output, format = 'ndjson', 'log-id': logId } = values;
  if (help === true) return { name: 'help' };
  return {
    ...{ name: 'export', store, output, log: toLogKind(values) },
    format: parseChoice('format', format, ['ndjson', 'csv', 'ocsf', 'ecs']),
    period: {
      ...toPeriod(values),
      ...(logId !== undefined && { logId: parseLogId('log-id', logId) }),
    },
  };
}
