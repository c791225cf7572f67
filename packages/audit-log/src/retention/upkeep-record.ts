import type { AuditDetails, AuditRecord } from '../audit-entry.ts';
import { openAuditLog } from '../audit-log.ts';

/** An act of upkeep that is on record. */
export interface UpkeepAct {
  /** The same in the intent and in what came of it. */
  readonly requestId: string;
  /** Such as `retainAuditPeriods`. */
  readonly operation: string;
  readonly details: AuditDetails;
}

/** Whose upkeep is recorded. */
export interface UpkeepRecordOptions {
  /** The store, as `openAuditLog` takes it. */
  readonly url: string;
  readonly clock: () => Date;
  /** Who does it; left out when nobody is known. */
  readonly administrator: string | undefined;
}

/** Puts upkeep on record: before it takes effect, and afterwards. */
export interface UpkeepRecord {
  /** To be waited for before anything is changed. */
  begin(acts: readonly UpkeepAct[]): Promise<void>;
  /** `refusal`: why they were refused, in kebab-case; left out when they were not. */
  end(acts: readonly UpkeepAct[], outcome?: { readonly refusal?: string }): Promise<void>;
}

/** Records upkeep in the readings log of a store, which is held for no longer than that takes. */
export function createUpkeepRecord({
  url,
  clock,
  administrator,
}: UpkeepRecordOptions): UpkeepRecord {
  async function append(
    acts: readonly UpkeepAct[],
    how: Pick<AuditRecord, 'phase' | 'decision' | 'reason'>,
  ): Promise<void> {
    if (acts.length === 0) return;
    const log = await openAuditLog({ url, log: 'readings', clock });
    try {
      await Promise.all(
        acts.map(({ requestId, operation, details }) =>
          log.append({
            ...{ requestId, operation, details, ...how },
            category: 'upkeep',
            ...(administrator !== undefined && { administrator }),
          }),
        ),
      );
    } finally {
      await log.close();
    }
  }

  return {
    begin: (acts) => append(acts, { phase: 'intent', decision: 'allowed' }),
    end: (acts, { refusal } = {}) =>
      append(acts, {
        phase: 'outcome',
        decision: refusal === undefined ? 'allowed' : 'refused',
        ...(refusal !== undefined && { reason: refusal }),
      }),
  };
}
