import type { AuditEntry } from '../audit-entry.ts';
import type { AuditCondition } from '../audit-reader.ts';
import { subjectsOf } from '../matches-condition.ts';

/**
 * So many records with neighbouring ids are one to the index: they are often read together, and a term
 * less is a microsecond less for each entry.
 */
const idsPerTerm = 64;

/**
 * Hashes of everything in an entry that identifies something or is unusual, each once. They are an eighth of the
 * pseudonyms that most of them stand for; things that share one are told apart by the entry itself.
 */
export function toTerms(entry: AuditEntry): number[] {
  const { requestId, keyId, records } = entry;
  const terms = new Set([toTerm('request', requestId)]);
  if (keyId !== undefined) terms.add(toTerm('key', keyId));
  for (const id of records?.ids ?? []) terms.add(toRecordTerm(id));
  for (const id of records?.businessIds ?? []) terms.add(toTerm('business', String(id)));
  for (const subject of subjectsOf(entry)) terms.add(toTerm('subject', subject));
  for (const term of toUnusualTerms(entry, entry.response?.status)) terms.add(term);
  return [...terms];
}

/** Sets of terms: each entry that is meant holds at least one of each set. */
export function toWantedTerms(condition: AuditCondition): number[][] {
  const { requestId, keyId, recordId, businessId, subjects } = condition;
  return [
    ...(requestId === undefined ? [] : [[toTerm('request', requestId)]]),
    ...(keyId === undefined ? [] : [[toTerm('key', keyId)]]),
    ...(recordId === undefined ? [] : [[toRecordTerm(recordId)]]),
    ...(businessId === undefined ? [] : [[toTerm('business', String(businessId))]]),
    ...(subjects === undefined ? [] : [subjects.map((subject) => toTerm('subject', subject))]),
    ...toUnusualTerms(condition, condition.status).map((term) => [term]),
  ];
}

/** What nearly all entries have in common needs no index to be found. */
function toUnusualTerms(
  {
    decision = 'allowed',
    phase = 'outcome',
    category = 'access',
  }: Pick<AuditCondition, 'decision' | 'phase' | 'category'>,
  status = 0,
): number[] {
  return [
    ...(status < 300 ? [] : [toTerm('status', String(status))]),
    ...(decision === 'allowed' ? [] : [toTerm('decision', decision)]),
    ...(phase === 'outcome' ? [] : [toTerm('phase', phase)]),
    ...(category === 'access' ? [] : [toTerm('category', category)]),
  ];
}

function toRecordTerm(id: number): number {
  return toTerm('record', String(Math.floor(id / idsPerTerm)));
}

/**
 * A 32-bit hash, the same for ever: logs hold it.
 *
 * @see http://www.isthe.com/chongo/tech/comp/fnv/ FNV-1a, with the final mix of MurmurHash3
 */
function toTerm(kind: string, text: string): number {
  let hash = 0x811c9dc5;
  for (const part of [kind, ':', text]) {
    for (let index = 0; index < part.length; index += 1) {
      hash = Math.imul(hash ^ part.charCodeAt(index), 0x01000193);
    }
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
