import { stringify } from 'csv-stringify/sync';

import type { ExportedEvent, ExportFormat } from './export-format.ts';

type Cell = string | number | boolean | undefined;

// Readers go by the names, and may go by the order: add columns at the end.
const columns: Readonly<Record<string, (event: ExportedEvent) => Cell>> = {
  logId: ({ logId }) => logId,
  sequence: ({ sequence }) => sequence,
  time: ({ time }) => time,
  category: ({ category = 'access' }) => category,
  phase: ({ phase }) => phase,
  requestId: ({ requestId }) => requestId,
  traceId: ({ traceId }) => traceId,
  administrator: ({ administrator }) => administrator,
  consumer: ({ consumer }) => consumer,
  keyId: ({ keyId }) => keyId,
  clientAddress: ({ clientAddress }) => clientAddress,
  method: ({ method }) => method,
  operation: ({ operation }) => operation,
  decision: ({ decision }) => decision,
  reason: ({ reason }) => reason,
  parameters: ({ parameters }) => toList(parameters),
  filters: ({ filters }) => toJson(filters),
  upstreamStatus: ({ upstream }) => upstream?.status,
  upstreamAttempts: ({ upstream }) => upstream?.attempts,
  upstreamDurationMs: ({ upstream }) => upstream?.durationMs,
  upstreamQueueMs: ({ upstream }) => upstream?.queueMs,
  upstreamSource: ({ upstream }) => upstream?.source,
  responseStatus: ({ response }) => response?.status,
  responseBytes: ({ response }) => response?.bytes,
  responseWasSuccessful: ({ response }) => response?.wasSuccessful,
  recordCount: ({ records }) => records?.ids.length,
  recordIds: ({ records }) => toList(records?.ids),
  businessIds: ({ records }) => toList(records?.businessIds),
  personalData: ({ records }) => toList(records?.personalData),
  tokenized: ({ records }) => toList(records?.tokenized),
  redacted: ({ records }) => toList(records?.redacted),
  subjects: ({ records }) => toList(records?.subjects),
  drift: ({ drift }) => drift,
  details: ({ details }) => toJson(details),
  schemaVersion: ({ schemaVersion }) => schemaVersion,
};

/**
 * A table for spreadsheets. Values that one would take for a formula begin with an apostrophe.
 *
 * @see RFC 4180
 */
export const csvFormat: ExportFormat = {
  header: toRow(Object.keys(columns)),
  toLine: (event) => toRow(Object.values(columns).map((toCell) => toCell(event))),
  lineBreak: '\r\n',
};

function toRow(cells: readonly Cell[]): string {
  const cast = { boolean: String };
  return stringify([[...cells]], {
    ...{ eof: false, record_delimiter: 'windows', escape_formulas: true, cast },
  });
}

function toList(values: readonly (string | number)[] | undefined): string | undefined {
  return values?.join(' ');
}

function toJson(value: object | undefined): string | undefined {
  return value && JSON.stringify(value);
}
