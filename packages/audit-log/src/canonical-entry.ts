import canonicalize from 'canonicalize';

import type { AuditEntry } from './audit-entry.ts';

/**
 * The one text that stands for an entry, whoever writes it: what is stored, hashed and exported.
 *
 * @see RFC 8785, JSON Canonicalization Scheme
 */
export function toCanonicalEntry(entry: AuditEntry): string {
  const text = canonicalize(entry);
  // The library's type allows for values without a JSON form; an object always has one.
  if (text === undefined) throw new TypeError('An audit entry has no canonical form.');
  return text;
}
