import { openAuditReader } from '../audit-reader.ts';
import type { AuditReader } from '../audit-reader.ts';
import { parseAuditUrl } from '../audit-url.ts';
import { NoteKeyError } from '../checkpoint/note-key.ts';
import type { NoteSigner } from '../checkpoint/note-key.ts';
import { AuditStoreError } from '../errors.ts';
import { signingFilesOf } from '../checkpoint/signing-files.ts';
import { loadAuditSecret } from '../pseudonyms/audit-secret.ts';
import { createKeySealer } from '../pseudonyms/key-sealer.ts';
import { openPseudonyms } from '../pseudonyms/open-pseudonyms.ts';
import type { Pseudonyms } from '../pseudonyms/create-pseudonyms.ts';
import { readCheckpointsBeside } from './checkpoint-sizes.ts';
import { erasePeriod } from './erase-period.ts';
import { createHoldKeeper } from './hold-keeper.ts';
import type { HoldRequest, LegalHold } from './legal-hold.ts';
import { openRetentionStore } from './open-retention-store.ts';
import { planRetention } from './plan-retention.ts';
import type { RetentionPlan, RetentionRule } from './plan-retention.ts';
import { retainPeriods } from './retain-periods.ts';
import type { RetentionProgress, RetentionReport } from './retain-periods.ts';
import { createUpkeepRecord } from './upkeep-record.ts';

/** Which store is kept up, and who answers for it. */
export interface RetentionOptions {
  /** The store, as `openAuditReader` takes it. */
  readonly url: string;
  /** Opens the keys of pseudonyms, see `openPseudonyms`; needed to erase, and where a hold is about a person. */
  readonly secret?: string | Uint8Array;
  /** Sign the tombstones: those that sign the checkpoints. None are needed unless `retain` is called. */
  readonly signers: readonly NoteSigner[];
  /** What time it is; the system's clock by default. */
  readonly clock?: () => Date;
  /** Who does it, as entries name them, such as `os:maria`. */
  readonly administrator?: string;
  /**
   * Checkpoints that should stay comparable with the log, signed notes. By default those in the file
   * beside it, as the command line writes them.
   */
  readonly checkpoints?: readonly string[];
}

/** Retention, erasure and legal holds of a store. Each act is recorded before it takes effect. */
export interface Retention {
  /**
   * What `retain` would do now. Changes nothing, and records nothing.
   *
   * @throws {RetentionError} `bad-request`, or `held` by a hold that cannot be read
   */
  plan(rule: RetentionRule): Promise<RetentionPlan>;

  /**
   * Removes the entries of whole calendar months (UTC) from every log of the store, and leaves signed
   * tombstones. Months under hold stay whole; a removal that was cut off is completed.
   *
   * @throws {RetentionError} `not-intact`, `bad-request`, or `held` by a hold that cannot be read
   * @throws {NoteKeyError} when there is nobody who signs
   */
  retain(rule: RetentionRule & RetentionProgress): Promise<RetentionReport>;

  /**
   * Drops the key of a month's pseudonyms for good: nobody can tell any more whom they mean.
   *
   * @param period a calendar month that is over, such as `2026-05`
   * @throws {RetentionError} `held`, naming the holds, or `bad-request`
   * @throws {AuditPeriodError} when there is no such key
   */
  erase(period: string): Promise<void>;

  /** @throws {RetentionError} `hold-taken`, `bad-request` */
  hold(request: HoldRequest): Promise<LegalHold>;

  /** @throws {RetentionError} `no-such-hold` */
  release(name: string): Promise<void>;

  /** Those in force, by their names. */
  holds(): Promise<readonly LegalHold[]>;

  close(): Promise<void>;
}

/**
 * Opens a store for upkeep, also while the proxy writes to it.
 *
 * @throws {AuditUrlError} when the URL names no supported store
 * @throws {AuditStoreError} when there is none, or it cannot be used
 */
export async function openRetention(options: RetentionOptions): Promise<Retention> {
  const { url, secret, signers, clock = () => new Date(), administrator } = options;
  const store = await openRetentionStore(parseAuditUrl(url));
  const record = createUpkeepRecord({ url, clock, administrator });
  const openReaders = (): AuditReader[] => openReadersOf(url);
  let pseudonyms: Promise<Pseudonyms> | undefined;
  const keys = (): Promise<Pseudonyms> =>
    (pseudonyms ??= openPseudonyms({ url, clock, ...(secret !== undefined && { secret }) }));
  const holds = createHoldKeeper({
    ...{ store, record, openReaders, clock },
    openSealer: () => createKeySealer(loadAuditSecret({ url, secret }).secret),
    everyPeriod: async (subject) => (await keys()).everyPeriod(subject),
  });

  return {
    plan: (rule) => planRetention({ ...rule, store, holds, now: clock() }),
    async retain({ onProgress, ...rule }) {
      if (!signers.some(({ kind }) => kind === 'note')) {
        throw new NoteKeyError('Retention needs a key that signs tombstones.');
      }
      const { checkpoints = readCheckpointsBeside(signingFilesOf(url)) } = options;
      return retainPeriods({
        ...rule,
        ...{ store, holds, record, openReaders, signers, checkpoints, clock, onProgress },
      });
    },
    erase: (period) =>
      erasePeriod(period, {
        ...{ holds, record, now: clock() },
        dropKey: async () => (await keys()).erase(period),
      }),
    hold: (request) => holds.place(request),
    release: (name) => holds.release(name),
    holds: () => holds.list(),
    async close() {
      const opened = await pseudonyms?.catch(() => undefined);
      await opened?.close();
      await store.close();
    },
  };
}

/** One for each kind of log that there is. */
function openReadersOf(url: string): AuditReader[] {
  const access = openAuditReader({ url });
  try {
    return [access, openAuditReader({ url, log: 'readings' })];
  } catch (error) {
    // Before anybody has read or kept up anything, nothing was recorded of it.
    if (error instanceof AuditStoreError && error.code === 'missing') return [access];
    throw error;
  }
}
