import type { AuditEntry } from '../../audit-entry.ts';
import type { AuditCondition } from '../../audit-reader.ts';
import { subjectsOf } from '../../matches-condition.ts';

/** A term is kept as a hash of 32 bits: entries are checked again, so others may share it. */
export type TermHash = number;

const fields = [
  'requestId',
  'record',
  'subject',
  'business',
  'keyId',
  'consumer',
  'operation',
  'status',
  'category',
  'decision',
  'phase',
] as const;
type Field = (typeof fields)[number];

const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;
// One seed for each field, so that a value means something else in another one.
const seeds = Object.fromEntries(
  fields.map((field) => [field, extend(fnvOffset, `${field}:`)]),
) as Record<Field, number>;

/** Hashes of what an entry can be found by; some of them may come twice. */
export function termsOf(entry: AuditEntry): TermHash[] {
  const terms = [
    toTerm('requestId', entry.requestId),
    toTerm('category', entry.category ?? 'access'),
    toTerm('decision', entry.decision),
    toTerm('phase', entry.phase),
  ];
  const add = (field: Field, value: string | number | undefined): void => {
    if (value !== undefined) terms.push(toTerm(field, value));
  };
  add('consumer', entry.consumer);
  add('keyId', entry.keyId);
  add('operation', entry.operation);
  add('status', entry.response?.status);
  for (const id of entry.records?.ids ?? []) terms.push(toTerm('record', id));
  for (const id of entry.records?.businessIds ?? []) terms.push(toTerm('business', id));
  for (const subject of subjectsOf(entry)) terms.push(toTerm('subject', subject));
  return terms;
}

/** What an entry must have: one of each list. The rarest come first. */
export function termsFor(condition: AuditCondition): TermHash[][] {
  const values: Record<Field, readonly (string | number | undefined)[] | undefined> = {
    requestId: [condition.requestId],
    record: [condition.recordId],
    subject: condition.subjects,
    business: [condition.businessId],
    keyId: [condition.keyId],
    consumer: [condition.consumer],
    operation: [condition.operation],
    status: [condition.status],
    category: [condition.category],
    decision: [condition.decision],
    phase: [condition.phase],
  };
  return fields.flatMap((field) => {
    const wanted = values[field];
    if (wanted === undefined || wanted.includes(undefined)) return [];
    return [wanted.flatMap((value) => (value === undefined ? [] : [toTerm(field, value)]))];
  });
}

function toTerm(field: Field, value: string | number): TermHash {
  let hash = extend(seeds[field], String(value));
  // FNV leaves the high bits of similar texts alike, and those choose the bucket.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** @see RFC 9923, FNV-1a; all texts here are ASCII */
function extend(hash: number, text: string): number {
  let extended = hash;
  for (let index = 0; index < text.length; index += 1) {
    extended = Math.imul(extended ^ text.charCodeAt(index), fnvPrime);
  }
  return extended;
}
