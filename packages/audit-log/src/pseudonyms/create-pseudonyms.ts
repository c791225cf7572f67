import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { AuditPeriod } from '../audit-reader.ts';
import { AuditUnavailableError } from '../errors.ts';
import type { KeySealer } from './key-sealer.ts';
import type { KeyStore } from './key-store.ts';
import { createPeriodKeys } from './period-keys.ts';
import { endOfPeriodMs, isPeriod, startOfPeriodMs, toPeriod } from './period.ts';
import { AuditPeriodError } from './pseudonym-errors.ts';
import { createRecentPseudonyms } from './recent-pseudonyms.ts';
import type { Subject } from './subject.ts';

const pseudonymBytes = 16;
// A pseudonym is made before the time of its entry is taken, by a clock that may be set meanwhile.
const slackMs = 3_600_000;

/** A calendar month (UTC) with a key, or with one that was erased. */
export interface PseudonymPeriod {
  /** Such as `2026-11`. */
  readonly period: string;
  /** When its key was erased; absent when it was not. */
  readonly erasedAt?: Date;
}

/** Names for people that only who holds the keys can tell. */
export interface Pseudonyms {
  /**
   * A pseudonym for each subject, in their order: `<period>.<22 characters>`. The same for the same
   * person within a calendar month.
   *
   * @param at when they are recorded; now by default
   * @throws {AuditUnavailableError} when the key of the period cannot be had within the deadline
   * @throws {AuditPeriodError} `erased` when it is gone; `unknown` when read-only and never made
   */
  identify(subjects: readonly Subject[], at?: Date): Promise<string[]>;

  /**
   * All pseudonyms that a subject may have in the entries of a time, one for each period whose key
   * exists, oldest first. Periods that end or begin within an hour of it count as well.
   *
   * @throws {AuditStoreError} when the keys cannot be read
   */
  everyPeriod(subject: Subject, period?: AuditPeriod): Promise<string[]>;

  /**
   * The periods that have a key or had one, oldest first.
   *
   * @throws {AuditStoreError} when the store cannot be read
   */
  periods(): Promise<PseudonymPeriod[]>;

  /**
   * Erases the key of a period that is over. Its pseudonyms stay in the log and mean nothing any
   * more, to anybody; no new key is ever made for that time.
   *
   * @returns whether there was something to erase; false when it was erased before
   * @throws {AuditPeriodError} `invalid`, `not-over` or `unknown`
   * @throws {AuditStoreError} when the store cannot be written to
   */
  erase(period: string): Promise<boolean>;

  /** Forgets the keys. Calling it again does no harm. */
  close(): Promise<void>;
}

export interface CreatePseudonymsOptions {
  readonly store: KeyStore;
  readonly sealer: KeySealer;
  readonly clock: () => Date;
  readonly normalise: (subject: Subject) => string;
  readonly readOnly: boolean;
  readonly timeoutMs: number;
  /** Says where a fault is, and what it prevents. */
  readonly toStoreError: (error: unknown, code: 'unwritable' | 'unreadable') => Error;
}

/** Pseudonyms with the keys in a store. */
export function createPseudonyms(options: CreatePseudonymsOptions): Pseudonyms {
  const { store, clock, normalise, toStoreError } = options;
  const keys = createPeriodKeys(options);
  const recent = createRecentPseudonyms();
  let isClosed = false;

  function assertOpen(): void {
    if (!isClosed) return;
    throw new AuditUnavailableError('closed', 'The pseudonyms were closed; open them again.');
  }

  async function getKey(period: string): Promise<KeyObject> {
    try {
      store.assertInPlace();
      return await keys.get(period, clock());
    } catch (error) {
      if (error instanceof AuditPeriodError || error instanceof AuditUnavailableError) throw error;
      const cause = toStoreError(error, 'unwritable');
      const message = `The key of the pseudonyms of ${period} cannot be had: ${cause.message}`;
      throw new AuditUnavailableError('write-failed', message, { cause });
    }
  }

  async function list(): ReturnType<KeyStore['list']> {
    assertOpen();
    try {
      return await store.list();
    } catch (error) {
      throw toStoreError(error, 'unreadable');
    }
  }

  function toPseudonym(period: string, key: KeyObject, message: string): string {
    const digest = createHmac('sha256', key).update(message).digest();
    return `${period}.${digest.toString('base64url', 0, pseudonymBytes)}`;
  }

  const toMessage = (subject: Subject): string =>
    JSON.stringify([subject.kind, normalise(subject)]);

  return {
    async identify(subjects, at = clock()) {
      assertOpen();
      const period = toPeriod(at);
      const key = await getKey(period);
      recent.keepOnly(key);
      return subjects.map((subject) =>
        recent.get(key, subject, () => toPseudonym(period, key, toMessage(subject))),
      );
    },
    async everyPeriod(subject, { since, until } = {}) {
      const fromMs = since === undefined ? -Infinity : since.getTime() - slackMs;
      const toMs = until === undefined ? Infinity : until.getTime() + slackMs;
      if (Number.isNaN(fromMs) || Number.isNaN(toMs))
        throw new RangeError('since and until should be times.');
      const message = toMessage(subject);
      return (await list()).flatMap((stored) => {
        const { period } = stored;
        if (endOfPeriodMs(period) <= fromMs || startOfPeriodMs(period) >= toMs) return [];
        const key = keys.open(stored);
        return key === undefined ? [] : [toPseudonym(period, key, message)];
      });
    },
    async periods() {
      return (await list()).map(({ period, erasedAt }) => ({
        period,
        ...(erasedAt !== undefined && { erasedAt }),
      }));
    },
    async erase(period) {
      assertOpen();
      if (!isPeriod(period)) {
        const message = 'A period should be a calendar month, such as 2026-05.';
        throw new AuditPeriodError('invalid', period, message);
      }
      if (period >= toPeriod(clock())) {
        const message = `${period} is not over: erase it when ${toPeriod(new Date(endOfPeriodMs(period)))} has begun (UTC).`;
        throw new AuditPeriodError('not-over', period, message);
      }
      const stored = (await list()).find((known) => known.period === period);
      if (stored === undefined) {
        const message = `There are no pseudonyms of ${period}: there is nothing to erase.`;
        throw new AuditPeriodError('unknown', period, message);
      }
      try {
        return await store.erase(period, clock());
      } catch (error) {
        throw toStoreError(error, 'unwritable');
      }
    },
    async close() {
      isClosed = true;
      recent.keepOnly();
      await keys.settle();
    },
  };
}
