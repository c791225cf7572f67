import type { AuditLog, AuditRecord } from '@nexudus-toolkit/audit-log';
import type { Logger } from 'pino';
import { createRefusalCounts, isAnonymousRefusal, type RefusalCount } from './refusal-counts.ts';
import { truncateAddress } from './recorded-address.ts';

export interface RefusalAggregationOptions {
  readonly auditLog: Pick<AuditLog, 'append' | 'healthy' | 'probe'>;
  readonly logger: Pick<Logger, 'warn'>;
  readonly clock: () => Date;
  readonly newRequestId: () => string;
  /** Told of each refusal that gets no entry of its own. */
  readonly onCounted?: () => void;
  /** Refusals that have an entry each, in every window. */
  readonly maxEntries?: number;
  readonly windowMs?: number;
  /** Networks that are told apart in a window. */
  readonly maxNetworks?: number;
}

export interface RefusalAggregation {
  /**
   * Records a request: by an entry that is durable once this resolves or, of a flood of refusals to
   * nobody knows whom, by an exact count that is written within seconds.
   *
   * @throws AuditUnavailableError if that cannot be done now
   */
  record(record: AuditRecord): Promise<void>;
  /** Writes what was counted. */
  close(): Promise<void>;
}

/**
 * Keeps floods of refusals without a consumer from filling the log. The first ones of a window have
 * an entry each; the others are counted by reason, status and network, and written as
 * `aggregateRefusals` when it ends.
 */
export function createRefusalAggregation(options: RefusalAggregationOptions): RefusalAggregation {
  const { auditLog, logger, clock, newRequestId, onCounted } = options;
  const { maxEntries = 100, windowMs = 5_000, maxNetworks = 256 } = options;
  const counts = createRefusalCounts(maxNetworks);
  /** Written, or tried to: with the same request id again, so that a double can be told. */
  let pending: readonly AuditRecord[] = [];
  let countedSince: Date | undefined;
  let entries = 0;
  let timer: NodeJS.Timeout | undefined;

  function openWindow(): void {
    if (timer) return;
    entries = 0;
    timer = setTimeout(() => void closeWindow(), windowMs).unref();
  }

  async function closeWindow(): Promise<void> {
    await flush();
    timer = undefined;
    if (pending.length > 0 || !counts.isEmpty) openWindow();
  }

  function takePending(): readonly AuditRecord[] {
    const [since, until] = [countedSince ?? clock(), clock()];
    countedSince = undefined;
    return counts.take().map((count) => toEntry(count, newRequestId(), { since, until }));
  }

  async function flush(): Promise<void> {
    if (pending.length === 0) pending = takePending();
    const written = await Promise.allSettled(pending.map((entry) => auditLog.append(entry)));
    pending = pending.filter((_, index) => written[index]?.status === 'rejected');
    if (pending.length > 0)
      logger.warn({ refusals: countRefusals(pending) }, 'counted refusals are not recorded yet');
  }

  return {
    async record(record) {
      if (!isAnonymousRefusal(record)) {
        await auditLog.append(record);
        return;
      }
      openWindow();
      entries += 1;
      if (entries <= maxEntries) {
        await auditLog.append(record);
        return;
      }
      if (!auditLog.healthy) await auditLog.probe();
      const { clientAddress, reason } = record;
      const { status, bytes } = record.response;
      const network = clientAddress === undefined ? undefined : truncateAddress(clientAddress);
      countedSince ??= clock();
      counts.add({ reason, network, status, bytes });
      onCounted?.();
    },
    async close() {
      clearTimeout(timer);
      // Once more for what is left of an attempt that failed, and what was counted since.
      await flush();
      if (pending.length > 0 || !counts.isEmpty) await flush();
      const lost = countRefusals([...pending, ...takePending()]);
      if (lost > 0) logger.warn({ refusals: lost }, 'counted refusals could not be recorded');
    },
  };
}

function toEntry(
  { reason, status, network, count, bytes }: RefusalCount,
  requestId: string,
  { since, until }: { readonly since: Date; readonly until: Date },
): AuditRecord {
  return {
    requestId,
    ...{ phase: 'outcome', decision: 'refused', operation: 'aggregateRefusals' },
    ...(reason === undefined ? {} : { reason }),
    ...(network === undefined ? {} : { clientAddress: network }),
    response: { status, bytes },
    details: { count, since: since.toISOString(), until: until.toISOString() },
  };
}

function countRefusals(entries: readonly AuditRecord[]): number {
  return entries.reduce((sum, { details }) => sum + (details?.count ?? 0), 0);
}
