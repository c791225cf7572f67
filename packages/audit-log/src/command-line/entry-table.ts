import { stripVTControlCharacters, styleText } from 'node:util';

import type { AuditEntry } from '../audit-entry.ts';
import { toPlainTable } from './plain-table.ts';

const head = ['#', 'time', 'consumer', 'operation', 'decision', 'status', 'records', 'request id'];
// What most values fit into, where the widest one is not known yet.
const widths = [7, 24, 16, 26, 22, 6, 20, 0];
const shownIds = 3;

/** Entries as a table for people, one line each; JSON lines say more. */
export function toEntryTable(entries: readonly AuditEntry[]): string {
  return toPlainTable(head, entries.map(toRow));
}

/** Titles of `toEntryLine`. */
export function entryLineHead(): string {
  return styleText('bold', toLine(head));
}

/** One entry of a table whose end is not known yet. */
export function toEntryLine(entry: AuditEntry): string {
  return toLine(toRow(entry));
}

function toLine(row: readonly string[]): string {
  const cells = row.map((cell, index) => {
    const missing = (widths[index] ?? 0) - stripVTControlCharacters(cell).length;
    return cell + ' '.repeat(Math.max(0, missing));
  });
  return cells.join('  ');
}

function toRow(entry: AuditEntry): string[] {
  return [
    String(entry.sequence),
    entry.time,
    entry.consumer ?? entry.administrator ?? '-',
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
