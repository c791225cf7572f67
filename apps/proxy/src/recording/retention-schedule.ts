import { createBackgroundRetention, type BackgroundRetention } from '@nexudus-toolkit/audit-log';
import type { Logger } from 'pino';
import type { AuditConfig } from '../configuration/audit-schema.ts';
import { repeat } from '../keys/repeat.ts';
import type { LogSigner } from './log-signer.ts';

export interface RetentionScheduleOptions {
  readonly config: Pick<AuditConfig, 'retention'>;
  readonly auditUrl: string;
  readonly secret: string | undefined;
  readonly signer: LogSigner;
  readonly logger: Logger;
  readonly clock: () => Date;
  readonly intervalMs?: number;
}

export interface RetentionSchedule {
  /** Why the last attempt failed; `undefined` once one succeeds. */
  readonly fault: string | undefined;
  /** Entries removed since the start. */
  readonly removedEntries: number;
  close(): Promise<void>;
}

/**
 * Removes months whose time has come, at the start and four times a day, where the configuration says
 * how many are kept. What is under way at the end is completed after the next start.
 */
export function scheduleRetention(
  options: RetentionScheduleOptions,
): RetentionSchedule | undefined {
  const { config, auditUrl: url, secret, signer, logger, clock } = options;
  const { intervalMs = 6 * 3_600_000 } = options;
  const { retention: rule } = config;
  if (!rule) return undefined;
  const { keepMonths } = rule;
  const retention = createBackgroundRetention({
    ...{ url, secret, administrator: 'proxy' },
    signingKey: { name: signer.origin, pem: signer.pem },
  });
  let fault: string | undefined;
  let removedEntries = 0;
  let isClosed = false;

  async function retain(): Promise<void> {
    try {
      const { removed, held } = await retention.retain({ keepMonths, now: clock() });
      fault = undefined;
      removedEntries += countEntries(removed);
      report(removed, held);
    } catch (error) {
      if (isClosed) return;
      fault = error instanceof Error ? error.message : String(error);
      logger.warn({ fault }, 'audit retention failed; it is tried again');
    }
  }

  function report(removed: Removed, held: Report['held']): void {
    if (removed.length > 0)
      logger.info(
        { periods: listPeriods(removed), entries: countEntries(removed) },
        'audit entries removed',
      );
    if (held.length > 0)
      logger.info({ periods: listPeriods(held) }, 'audit entries kept by a legal hold');
  }

  void retain();
  const repeated = repeat(retain, intervalMs);
  return {
    get fault() {
      return fault;
    },
    get removedEntries() {
      return removedEntries;
    },
    async close() {
      isClosed = true;
      repeated.stop();
      await retention.close();
    },
  };
}

type Report = Awaited<ReturnType<BackgroundRetention['retain']>>;
type Removed = Report['removed'];

function listPeriods(runs: readonly { readonly period: string }[]): readonly string[] {
  return [...new Set(runs.map(({ period }) => period))];
}

function countEntries(runs: Removed): number {
  return runs.reduce(
    (sum, { firstSequence, lastSequence }) => sum + lastSequence - firstSequence + 1,
    0,
  );
}
