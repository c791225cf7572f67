import type { AuditEntry } from './audit-entry.ts';
import type { AuditCount, AuditCountKey } from './audit-reader.ts';

/** Adds up entries by what they have in common. */
export interface EntryCounter {
  add(entry: AuditEntry): void;
  /** Adds what was counted elsewhere. */
  addCount(count: AuditCount): void;
  /** In ascending order of the key; without one comes last. */
  counts(): AuditCount[];
}

/** Counts entries by the given key. */
export function createCounter(by: AuditCountKey): EntryCounter {
  const counts = new Map<string | undefined, AuditCount>();

  function addCount({ key, ...count }: AuditCount): void {
    const before = counts.get(key) ?? { allowed: 0, refused: 0, unknown: 0, records: 0 };
    counts.set(key, {
      key,
      allowed: before.allowed + count.allowed,
      refused: before.refused + count.refused,
      unknown: before.unknown + count.unknown,
      records: before.records + count.records,
    });
  }

  return {
    add(entry) {
      const none = { allowed: 0, refused: 0, unknown: 0 };
      const records = entry.records?.ids.length ?? 0;
      addCount({ ...none, [entry.decision]: 1, key: toKey(entry, by), records });
    },
    addCount,
    counts: () => [...counts.values()].sort((one, other) => compareKeys(one.key, other.key)),
  };
}

function toKey(entry: AuditEntry, by: AuditCountKey): string | undefined {
  return by === 'day' ? entry.time.slice(0, '2026-11-21'.length) : entry[by];
}

function compareKeys(one: string | undefined, other: string | undefined): number {
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  return one < other ? -1 : 1;
}
