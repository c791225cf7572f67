import { hash, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { Subject } from './subject.ts';

export interface RecentPseudonyms {
  /** The pseudonym of a subject under a key: the one that was made last time, else a new one. */
  get(key: KeyObject, subject: Subject, make: () => string): string;
  /** Forgets what was made under other keys than this one; everything without one. */
  keepOnly(key?: KeyObject): void;
}

/**
 * Remembers the pseudonyms made last, for the same people come again and again: it costs a fifth of
 * making them. No value is held in memory, but a digest that only this process could compare.
 *
 * @param maxCount how many are kept; 20,000 by default, some 4 MB
 */
export function createRecentPseudonyms(maxCount = 20_000): RecentPseudonyms {
  const salt = randomBytes(32).toString('base64');
  const pseudonyms = new Map<string, string>();
  let current: KeyObject | undefined;

  function keepOnly(key?: KeyObject): void {
    if (key === current) return;
    pseudonyms.clear();
    current = key;
  }

  return {
    get(key, { kind, value }, make) {
      keepOnly(key);
      // As JSON, which tells halves of surrogate pairs apart; UTF-8 alone would not.
      const digest = hash('sha256', salt + JSON.stringify([kind, value]), 'latin1');
      const known = pseudonyms.get(digest);
      if (known !== undefined) {
        pseudonyms.delete(digest); // to the end: what is used stays
        pseudonyms.set(digest, known);
        return known;
      }
      const made = make();
      pseudonyms.set(digest, made);
      const [oldest] = pseudonyms.keys();
      if (pseudonyms.size > maxCount && oldest !== undefined) pseudonyms.delete(oldest);
      return made;
    },
    keepOnly,
  };
}
