import type { AuditCondition, AuditReader } from '../audit-reader.ts';
import { endOfPeriodMs, startOfPeriodMs } from '../pseudonyms/period.ts';
import { readHold } from './legal-hold.ts';
import type { StoredHold } from './retention-store.ts';

/** What it takes to tell what a hold is about. */
export interface HoldSearch {
  readonly holds: readonly StoredHold[];
  /** Every log of the store. */
  readonly readers: readonly AuditReader[];
  /** Pseudonyms of the person whom a hold is about, of all periods that have a key. */
  readonly pseudonymsOf: (name: string, sealed: string) => Promise<readonly string[]>;
}

/** A month, and how far around it entries count as its own. */
export interface HeldPeriod {
  readonly period: string;
  /** In milliseconds. */
  readonly marginMs: number;
}

/** Names of the holds that keep a period: those that an entry of it, or its time, falls under. */
export async function findHolds(held: HeldPeriod, search: HoldSearch): Promise<readonly string[]> {
  const names: string[] = [];
  for (const hold of search.holds) if (await isHeld(held, hold, search)) names.push(hold.name);
  return names;
}

async function isHeld(
  { period, marginMs }: HeldPeriod,
  hold: StoredHold,
  { readers, pseudonymsOf }: HoldSearch,
): Promise<boolean> {
  const { consumer, subject, ...limits } = readHold(hold);
  const start = new Date(startOfPeriodMs(period) - marginMs);
  const end = new Date(endOfPeriodMs(period) + marginMs);
  const since = limits.since === undefined ? start : later(start, new Date(limits.since));
  const until = limits.until === undefined ? end : earlier(end, new Date(limits.until));
  if (since >= until) return false;
  if (consumer === undefined && subject === undefined) return true;
  const subjects = subject === undefined ? undefined : await pseudonymsOf(hold.name, subject);
  if (subjects?.length === 0) return false;
  const filter: AuditCondition = {
    ...{ since, until },
    ...(consumer !== undefined && { consumer }),
    ...(subjects !== undefined && { subjects }),
  };
  for (const reader of readers) {
    const { entries } = await reader.page({ filter, limit: 1 });
    if (entries.length > 0) return true;
  }
  return false;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
