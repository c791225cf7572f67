import { styleText } from 'node:util';

import Table from 'cli-table3';

import type { AuditEntry } from '../audit-entry.ts';

const head = ['#', 'time', 'consumer', 'operation', 'decision', 'status', 'records', 'request id'];
const shownIds = 3;
const noLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Entries as a table for people, one line each; JSON lines say more. */
export function toEntryTable(entries: readonly AuditEntry[]): string {
  const table = new Table({
    head: head.map((title) => styleText('bold', title)),
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...entries.map(toRow));
  return table.toString();
}

function toRow(entry: AuditEntry): string[] {
  return [
    String(entry.sequence),
    entry.time,
    entry.consumer ?? '-',
    entry.operation ?? entry.method ?? '-',
    toDecision(entry),
    String(entry.response?.status ?? '-'),
    toRecordIds(entry),
    entry.requestId,
  ];
}

function toDecision({ phase, decision, reason }: AuditEntry): string {
  const outcome = reason === undefined ? decision : `${decision}: ${reason}`;
  const shown = phase === 'intent' ? `${outcome} (intent)` : outcome;
  return decision === 'refused' ? styleText('red', shown) : shown;
}

function toRecordIds({ records }: AuditEntry): string {
  const ids = records?.ids ?? [];
  if (ids.length === 0) return '-';
  const shown = ids.slice(0, shownIds).join(' ');
  return ids.length > shownIds ? `${shown} +${ids.length - shownIds}` : shown;
}
