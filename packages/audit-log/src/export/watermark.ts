import canonicalize from 'canonicalize';

import { closedObject, listOf, oneOf, optional, textLike, wholeNumber } from '../closed-shape.ts';
import type { FieldReader } from '../closed-shape.ts';

/** What an export says of itself, so that it shows when something of it is missing. */
export interface Watermark {
  readonly schemaVersion: 1;
  /** UUID of the log. */
  readonly logId: string;
  readonly firstSequence: number;
  /** One less than the first when there are no entries. */
  readonly lastSequence: number;
  /** Number of entries. */
  readonly count: number;
  /** Number of entries that tombstones stand for, in their place; none by default. */
  readonly removedCount?: number | undefined;
  /** Root of the tree over all entries of the log up to the last one here, in hexadecimal digits. */
  readonly rootHash: string;
  /** The complete subtrees before the first entry, in hexadecimal digits, largest first. */
  readonly before: readonly string[];
  /** The first four bytes of each leaf hash, as base64: they tell which entry was changed. */
  readonly leafPrefixes: string;
  /** The period asked for; without its end, the export goes up to the end of the log. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Bytes of each leaf hash in a watermark. */
export const prefixBytes = 4;

const hex = textLike(/^[0-9a-f]{64}$/, '64 hexadecimal digits');
const time = textLike(/^[0-9TZ:.-]{24}$/, 'an ISO 8601 time');
const readWatermark: FieldReader<Watermark> = closedObject<Watermark>({
  schemaVersion: oneOf(1),
  logId: textLike(/^[0-9a-f-]{36}$/, 'a UUID'),
  firstSequence: wholeNumber(1),
  lastSequence: wholeNumber(0),
  count: wholeNumber(0),
  removedCount: optional(wholeNumber(1)),
  rootHash: hex,
  before: listOf(hex),
  leafPrefixes: textLike(/^[A-Za-z0-9+/]*={0,2}$/, 'base64'),
  since: optional(time),
  until: optional(time),
});

/** The last line of an export. */
export function toWatermarkLine(watermark: Watermark): string {
  // The library's type allows for values without a JSON form; an object always has one.
  return canonicalize({ watermark }) ?? '';
}

/** Reads the last line of an export; nothing when it is no watermark, or contradicts itself. */
export function parseWatermarkLine(line: string): Watermark | undefined {
  if (!line.startsWith('{"watermark":')) return undefined;
  try {
    const { watermark } = closedObject<{ watermark: Watermark }>({ watermark: readWatermark })(
      JSON.parse(line),
    );
    const { firstSequence, lastSequence, count, removedCount = 0, leafPrefixes } = watermark;
    const prefixes = Buffer.byteLength(leafPrefixes, 'base64');
    const fits =
      lastSequence - firstSequence + 1 === count + removedCount && prefixes === count * prefixBytes;
    return fits ? watermark : undefined;
  } catch {
    // Whatever it is, no export ends with it.
    return undefined;
  }
}
