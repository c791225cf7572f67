import type { AuditReader } from '../audit-reader.ts';
import type { KeySealer } from '../pseudonyms/key-sealer.ts';
import { parseSubject } from '../pseudonyms/subject.ts';
import type { Subject } from '../pseudonyms/subject.ts';
import { findHolds } from './find-holds.ts';
import { assertHoldRequest, readHold, toLegalHold } from './legal-hold.ts';
import type { HoldRequest, HoldTerms, LegalHold } from './legal-hold.ts';
import { RetentionError } from './retention-error.ts';
import type { RetentionStore, StoredHold } from './retention-store.ts';
import type { UpkeepAct, UpkeepRecord } from './upkeep-record.ts';

/** What holds are kept with. */
export interface HoldKeeperOptions {
  readonly store: Pick<RetentionStore, 'holds' | 'addHold' | 'removeHold'>;
  readonly record: UpkeepRecord;
  /** Readers of every log of the store, as it is at the moment. */
  readonly openReaders: () => readonly AuditReader[];
  /** Opens what only the secret of the store opens; asked for where a person is concerned. */
  readonly openSealer: () => KeySealer;
  /** Pseudonyms of a person, of all periods that have a key. */
  readonly everyPeriod: (subject: Subject) => Promise<readonly string[]>;
  readonly clock: () => Date;
}

/** Places legal holds and releases them. */
export interface HoldKeeper {
  place(request: HoldRequest): Promise<LegalHold>;
  release(name: string): Promise<void>;
  list(): Promise<readonly LegalHold[]>;
  /**
   * Names of all holds, and of those that keep a period.
   *
   * @param marginMs how far around the month entries count as its own; 0 by default
   */
  on(
    period: string,
    marginMs?: number,
  ): Promise<{ readonly all: readonly string[]; readonly keeping: readonly string[] }>;
}

/** Keeps the holds of a store. */
export function createHoldKeeper(options: HoldKeeperOptions): HoldKeeper {
  const { store, record, openReaders, openSealer, everyPeriod, clock } = options;

  async function find(name: string): Promise<StoredHold | undefined> {
    return (await store.holds()).find((hold) => hold.name === name);
  }

  function unseal(name: string, sealed: string): Subject {
    try {
      const text = openSealer().open(toSealName(name), Buffer.from(sealed, 'base64url'));
      return parseSubject(text.toString('utf8'));
    } catch (error) {
      if (error instanceof RetentionError) throw error;
      const message = `The hold "${name}" is about a person whom the secret of the audit log (AUDIT_SECRET) does not open, so everything is held. Give the secret that it was placed with.`;
      throw new RetentionError('held', message);
    }
  }

  return {
    async place(request) {
      assertHoldRequest(request);
      const { name, consumer, subject, since, until } = request;
      if ((await find(name)) !== undefined) throw isTaken(name);
      const sealed = subject && openSealer().seal(toSealName(name), Buffer.from(toText(subject)));
      const terms: HoldTerms = {
        ...(consumer !== undefined && { consumer }),
        ...(sealed !== undefined && { subject: sealed.toString('base64url') }),
        ...(since !== undefined && { since: since.toISOString() }),
        ...(until !== undefined && { until: until.toISOString() }),
        placedAt: clock().toISOString(),
      };
      const subjects = subject && [...(await everyPeriod(subject))];
      const act = toAct('holdAuditEntries', name, terms, subjects);
      await record.begin([act]);
      const stored = { name, terms: JSON.stringify(terms) };
      if (!(await store.addHold(stored))) {
        await record.end([act], { refusal: 'hold-taken' });
        throw isTaken(name);
      }
      await record.end([act]);
      return toLegalHold(stored);
    },
    async release(name) {
      const hold = await find(name);
      if (hold === undefined) throw noSuchHold(name);
      const act = toAct('releaseAuditHold', name, readableTerms(hold));
      await record.begin([act]);
      if (!(await store.removeHold(name))) {
        await record.end([act], { refusal: 'no-such-hold' });
        throw noSuchHold(name);
      }
      await record.end([act]);
    },
    list: async () => (await store.holds()).map(toLegalHold),
    async on(period, marginMs = 0) {
      const holds = await store.holds();
      const keeping = await findHolds(
        { period, marginMs },
        {
          holds,
          readers: openReaders(),
          pseudonymsOf: (name, sealed) => everyPeriod(unseal(name, sealed)),
        },
      );
      return { all: holds.map(({ name }) => name), keeping };
    },
  };
}

function toAct(
  operation: string,
  name: string,
  { consumer, since, until }: Partial<HoldTerms>,
  subjects?: string[],
): UpkeepAct {
  return {
    operation,
    // So that everything about a hold is found by its name.
    requestId: `hold:${name}`,
    details: {
      ...(consumer !== undefined && { consumers: [consumer] }),
      ...(subjects !== undefined && { subjects }),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
    },
  };
}

/** A hold that cannot be read can be released all the same. */
function readableTerms(hold: StoredHold): Partial<HoldTerms> {
  try {
    return readHold(hold);
  } catch (error) {
    if (error instanceof RetentionError) return {};
    throw error;
  }
}

function toSealName(name: string): string {
  return `hold:${name}`;
}

function toText({ kind, value }: Subject): string {
  return `${kind}:${value}`;
}

function isTaken(name: string): RetentionError {
  const message = `There is a hold "${name}" already. Release it first, or choose another name.`;
  return new RetentionError('hold-taken', message);
}

function noSuchHold(name: string): RetentionError {
  return new RetentionError('no-such-hold', `There is no hold "${name}".`);
}
