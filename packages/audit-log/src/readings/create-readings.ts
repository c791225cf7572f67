import type { AuditEntry, AuditRecord } from '../audit-entry.ts';
import { openAuditLog } from '../audit-log.ts';
import type { AuditLog } from '../audit-log.ts';

/** Whose readings are recorded. */
export interface ReadingsOptions {
  /** The store that is read, as `openAuditReader` takes it. */
  readonly url: string;
  /** What time it is; the system's clock by default. */
  readonly clock?: () => Date;
}

/** The record of who read the logs of a store, and who kept them up. */
export interface Readings {
  /**
   * Records one entry: once this resolves, it survives a power cut. The log is held no longer than
   * that takes, so that many commands can take turns, one that follows a log for days among them.
   *
   * @returns the entry as it is stored
   * @throws {AuditStoreError} when the readings log of the store cannot be written to
   * @throws {AuditUnavailableError} when the entry is not known to be durable within the deadline
   * @throws {AuditRecordError} when a value does not fit its field
   */
  append(record: AuditRecord): Promise<AuditEntry>;

  /**
   * Opens the log for more than one entry, to be closed at once: nobody else can record meanwhile.
   *
   * @throws {AuditStoreError} when the readings log of the store cannot be written to
   */
  open(): Promise<AuditLog>;
}

/** Gives access to the readings log of a store, which the first entry begins. */
export function createReadings({ url, clock }: ReadingsOptions): Readings {
  const open = (): Promise<AuditLog> =>
    openAuditLog({ url, log: 'readings', ...(clock && { clock }) });

  return {
    open,
    async append(record) {
      const log = await open();
      try {
        return await log.append(record);
      } finally {
        await log.close();
      }
    },
  };
}
