import type { AuditDetails, AuditRecord } from '../audit-entry.ts';
import type { Readings } from '../readings/create-readings.ts';

/** An act of upkeep that is on record. */
export interface UpkeepAct {
  /** The same in the intent and in what came of it. */
  readonly requestId: string;
  /** Such as `retainAuditPeriods`. */
  readonly operation: string;
  readonly details: AuditDetails;
}

/** What came of an act. */
export interface UpkeepOutcome {
  readonly details?: AuditDetails;
  /** Why it was refused, in kebab-case; left out when it was not. */
  readonly refusal?: string;
}

/** Puts upkeep on record: before it takes effect, and afterwards. */
export interface UpkeepRecord {
  /** To be waited for before anything is changed. */
  begin(act: UpkeepAct): Promise<void>;
  end(act: UpkeepAct, outcome?: UpkeepOutcome): Promise<void>;
}

/**
 * Records upkeep in the readings log of a store.
 *
 * @param administrator who does it; left out when nobody is known
 */
export function createUpkeepRecord(readings: Readings, administrator?: string): UpkeepRecord {
  async function append(
    { requestId, operation, details }: UpkeepAct,
    rest: Pick<AuditRecord, 'phase' | 'decision' | 'reason'> & UpkeepOutcome,
  ): Promise<void> {
    const { phase, decision, reason } = rest;
    await readings.append({
      ...{ requestId, operation, phase, decision },
      category: 'upkeep',
      ...(administrator !== undefined && { administrator }),
      ...(reason !== undefined && { reason }),
      details: { ...details, ...rest.details },
    });
  }

  return {
    begin: (act) => append(act, { phase: 'intent', decision: 'allowed' }),
    end: (act, { refusal, ...outcome } = {}) =>
      append(act, {
        ...outcome,
        phase: 'outcome',
        decision: refusal === undefined ? 'allowed' : 'refused',
        ...(refusal !== undefined && { reason: refusal }),
      }),
  };
}
