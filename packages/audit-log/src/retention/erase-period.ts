import { randomUUID } from 'node:crypto';

import { isPeriod, toPeriod } from '../pseudonyms/period.ts';
import type { HoldKeeper } from './hold-keeper.ts';
import { RetentionError } from './retention-error.ts';
import type { UpkeepRecord } from './upkeep-record.ts';

/** What erasure works with. */
export interface EraseOptions {
  readonly holds: Pick<HoldKeeper, 'on'>;
  readonly record: UpkeepRecord;
  /** Drops the key of a period for good. */
  readonly dropKey: (period: string) => Promise<unknown>;
  readonly now: Date;
}

// A pseudonym is a moment older than its entry, and may be of the month before.
const marginMs = 3_600_000;

/**
 * Makes the pseudonyms of a period meaningless, for good. The log stays as it is, and verifies.
 *
 * @throws {RetentionError} `held`, `bad-request`
 * @throws {AuditPeriodError} when the period has no key to be erased
 */
export async function erasePeriod(period: string, options: EraseOptions): Promise<void> {
  const { holds, record, dropKey, now } = options;
  if (!isPeriod(period)) {
    throw new RetentionError('bad-request', 'A period should be a month, such as 2026-05.');
  }
  if (period >= toPeriod(now)) {
    const message = `The period ${period} is not over: its key is in use. Erase it when it is.`;
    throw new RetentionError('bad-request', message);
  }
  const act = {
    requestId: randomUUID(),
    operation: 'eraseAuditPeriod',
    details: { periods: [period] },
  };
  const { keeping } = await holds.on(period, marginMs);
  if (keeping.length > 0) {
    await record.end([act], { refusal: 'held' });
    const names = keeping.map((name) => `"${name}"`).join(', ');
    const message = `The key of ${period} was not erased: it is under legal hold (${names}). Release that first.`;
    throw new RetentionError('held', message);
  }
  await record.begin([act]);
  try {
    await dropKey(period);
  } catch (error) {
    await record.end([act], { refusal: 'not-erased' });
    throw error;
  }
  await record.end([act]);
}
