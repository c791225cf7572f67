import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { AuditStoreError, AuditUnavailableError } from '../errors.ts';
import { settlesWithin } from '../settles-within.ts';
import type { KeySealer } from './key-sealer.ts';
import type { KeyStore, StoredKey } from './key-store.ts';
import { endOfPeriodMs, toPeriod } from './period.ts';
import { AuditPeriodError } from './pseudonym-errors.ts';

const keyBytes = 32;
const aheadMs = 24 * 3_600_000;
const retryAheadMs = 60_000;

export interface PeriodKeysOptions {
  readonly store: KeyStore;
  readonly sealer: KeySealer;
  /** Makes no keys. */
  readonly readOnly: boolean;
  /** How long it may take to have a key, in milliseconds. */
  readonly timeoutMs: number;
}

/** The keys by period, opened. */
export interface PeriodKeys {
  /**
   * The key of a period, made unless there is one. It is at hand for the current and the next
   * period, and read from the store for earlier ones: what is erased there is erased everywhere.
   *
   * @throws {AuditPeriodError} `erased`; `unknown` where none may be made
   * @throws {AuditUnavailableError} `timeout`
   */
  get(period: string, now: Date): KeyObject | Promise<KeyObject>;
  /** Opens a key out of the store. */
  open(stored: StoredKey): KeyObject | undefined;
  /** Resolves when nothing is under way any more. */
  settle(): Promise<void>;
}

export function createPeriodKeys(options: PeriodKeysOptions): PeriodKeys {
  const { store, sealer, readOnly, timeoutMs } = options;
  const atHand = new Map<string, KeyObject>();
  const underWay = new Map<string, Promise<KeyObject>>();
  let nextAttemptMs = -Infinity;

  function open({ period, sealed }: StoredKey): KeyObject | undefined {
    if (sealed === undefined) return undefined;
    try {
      return createSecretKey(sealer.open(period, sealed));
    } catch (cause) {
      throw new AuditStoreError(
        'inconsistent',
        `The key of the pseudonyms of ${period} was altered; restore it from a copy of the store.`,
        { cause },
      );
    }
  }

  async function fetch(period: string): Promise<KeyObject> {
    let stored = await store.read(period);
    if (stored === undefined && !readOnly) {
      await store.insertAbsent(period, sealer.seal(period, randomBytes(keyBytes)));
      // Whoever came first has made it.
      stored = await store.read(period);
    }
    if (stored === undefined) {
      const message = `There are no pseudonyms of ${period}: nobody was recorded in that time.`;
      throw new AuditPeriodError('unknown', period, message);
    }
    const key = open(stored);
    if (key !== undefined) return key;
    throw new AuditPeriodError(
      'erased',
      period,
      `The pseudonyms of ${period} were erased: nobody can be identified at that time any more.`,
    );
  }

  async function fetchInTime(period: string): Promise<KeyObject> {
    const fetched = fetch(period);
    if (await settlesWithin(timeoutMs, fetched)) return fetched;
    const message = `The key of the pseudonyms of ${period} was not there within ${timeoutMs} ms.`;
    throw new AuditUnavailableError('timeout', message);
  }

  function fetchOnce(period: string): Promise<KeyObject> {
    const before = underWay.get(period);
    if (before !== undefined) return before;
    const fetched = fetchInTime(period)
      .then((key) => {
        atHand.set(period, key);
        return key;
      })
      .finally(() => underWay.delete(period));
    underWay.set(period, fetched);
    return fetched;
  }

  /** A day before it is needed, in the background; whoever needs it learns of a fault then. */
  function fetchNext(current: string, now: Date): void {
    const endMs = endOfPeriodMs(current);
    if (readOnly || now.getTime() < endMs - aheadMs || now.getTime() < nextAttemptMs) return;
    const next = toPeriod(new Date(endMs));
    if (atHand.has(next) || underWay.has(next)) return;
    nextAttemptMs = now.getTime() + retryAheadMs;
    setImmediate(() => {
      fetchOnce(next).catch(ignore);
    });
  }

  return {
    get(period, now) {
      const current = toPeriod(now);
      // Of what is over nothing is kept, so that an erasure needs no word to other processes.
      for (const kept of atHand.keys()) if (kept < current) atHand.delete(kept);
      fetchNext(current, now);
      return atHand.get(period) ?? fetchOnce(period);
    },
    open,
    async settle() {
      await Promise.allSettled(underWay.values());
    },
  };
}

function ignore(): void {
  // The period is asked for again when it has come.
}
