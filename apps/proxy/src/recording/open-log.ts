import {
  describeRecovery,
  openAuditLog,
  signingFilesOf,
  withSpool,
  type ProvableAuditLog,
  type SpoolReport,
} from '@nexudus-toolkit/audit-log';
import type { Logger } from 'pino';
import type { AuditConfig } from '../configuration/audit-schema.ts';

export interface OpenLogOptions {
  readonly auditUrl: string;
  readonly config: Pick<AuditConfig, 'whenUnavailable' | 'spool'>;
  readonly logger: Logger;
  readonly clock: () => Date;
}

export interface OpenedLog {
  readonly log: ProvableAuditLog;
  /** What stands in for the log in an outage, where that is wanted. */
  readonly spool: () => SpoolReport | undefined;
}

/**
 * Opens the log, and says what had to be set right in it. Where the configuration wants that, reads
 * go on while it cannot be written, recorded in a file until it can.
 *
 * @throws AuditUrlError, AuditStoreError if the log or that file cannot be used
 */
export async function openLog(options: OpenLogOptions): Promise<OpenedLog> {
  const { auditUrl: url, config, logger, clock } = options;
  const log = await openAuditLog({ url, clock });
  const message = describeRecovery(log.recovery);
  if (message !== undefined) logger.warn(log.recovery, message);
  if (config.whenUnavailable === 'closed') return { log, spool: () => undefined };
  const { path = `${signingFilesOf(url)}-spool`, maxBytes } = config.spool;
  try {
    const spooling = await withSpool(log, { url, path, maxBytes, clock });
    return { log: spooling, spool: () => spooling.spool };
  } catch (error) {
    await log.close();
    throw error;
  }
}
