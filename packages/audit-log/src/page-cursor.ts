import { hash } from 'node:crypto';

import type { AuditEntry } from './audit-entry.ts';
import type { AuditPageQuery, AuditPosition } from './audit-reader.ts';
import { AuditCursorError } from './errors.ts';

/** An entry's place in the order of the pages. */
export type PagePlace = Pick<AuditEntry, 'time' | 'logId' | 'sequence'>;

/** Where a page ended, and how far the first one decided to read. */
export interface PageCursor {
  /** Sizes of the logs when the first page was read. */
  readonly sizes: AuditPosition;
  /** The last entry of the page. */
  readonly last: PagePlace;
}

/** Writes a cursor that fits no query but this one. */
export function formatPageCursor(query: AuditPageQuery, { sizes, last }: PageCursor): string {
  const { time, logId, sequence } = last;
  const text = JSON.stringify([1, digestOf(query), sizes, time, logId, sequence]);
  return Buffer.from(text).toString('base64url');
}

/**
 * Reads the cursor of a query; nothing when it carries none.
 *
 * @throws {AuditCursorError} when the cursor is none, or belongs to another query
 */
export function parsePageCursor(query: AuditPageQuery): PageCursor | undefined {
  if (query.cursor === undefined) return undefined;
  const [version, digest, sizes, time, logId, sequence] = parseParts(query.cursor);
  const isCursor =
    version === 1 &&
    isPosition(sizes) &&
    typeof time === 'string' &&
    typeof logId === 'string' &&
    isSize(sequence);
  if (!isCursor) {
    throw new AuditCursorError('This is no cursor. Begin without one.');
  }
  if (digest !== digestOf(query)) {
    throw new AuditCursorError(
      'The cursor belongs to another query. Keep filter and order, or begin without a cursor.',
    );
  }
  return { sizes, last: { time, logId, sequence } };
}

function parseParts(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch (cause) {
    throw new AuditCursorError('This is no cursor. Begin without one.', { cause });
  }
}

/** Of order and filter, whose values might say something about a person. */
function digestOf({ filter = {}, order = 'oldest' }: AuditPageQuery): string {
  const conditions = Object.entries(filter).filter(([, value]) => value !== undefined);
  const text = JSON.stringify([order, conditions.sort(([one], [other]) => (one < other ? -1 : 1))]);
  return hash('sha256', text, 'base64url').slice(0, 16);
}

function isPosition(value: unknown): value is AuditPosition {
  return typeof value === 'object' && value !== null && Object.values(value).every(isSize);
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
