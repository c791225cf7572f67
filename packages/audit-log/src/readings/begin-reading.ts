import { randomUUID } from 'node:crypto';

import type { AuditDetails, AuditFilterValue, AuditRecord } from '../audit-entry.ts';
import type { AuditLog } from '../audit-log.ts';
import type { Readings } from './create-readings.ts';

// A fraction of how long others wait for their turn.
const holdMs = 500;

/** What somebody is about to read. */
export interface ReadingIntent {
  /** Such as `queryAuditLog`. */
  readonly operation: string;
  /** Who reads, such as `os:maria`. */
  readonly administrator: string;
  /** Names of the conditions; values go into `filters` and `details` as far as they may be kept. */
  readonly parameters?: readonly string[];
  readonly filters?: Record<string, AuditFilterValue>;
  readonly details?: AuditDetails;
}

/** What came of it. */
export interface ReadingOutcome {
  readonly details?: AuditDetails;
  /** Why it ended before its end, in kebab-case; left out when it did not. */
  readonly reason?: string;
}

/** A reading whose beginning is on record. */
export interface Reading {
  /**
   * Puts its end on record.
   *
   * @throws as `Readings.append`
   */
  end(outcome: ReadingOutcome): Promise<void>;
}

/**
 * Puts on record that somebody is about to read. To be waited for before anything is shown.
 *
 * @throws as `Readings.append`: then nothing may be shown
 */
export async function beginReading(readings: Readings, intent: ReadingIntent): Promise<Reading> {
  const { operation, administrator, parameters, filters, details } = intent;
  const common = {
    requestId: randomUUID(),
    category: 'reading',
    decision: 'allowed',
    operation,
    administrator,
    ...(parameters !== undefined && parameters.length > 0 && { parameters: [...parameters] }),
    ...(filters !== undefined && Object.keys(filters).length > 0 && { filters }),
  } as const satisfies Partial<AuditRecord>;
  const turn = await takeTurn(readings);
  await turn.append({ ...common, phase: 'intent', ...(details && { details }) });
  return {
    async end({ details: found, reason }) {
      const outcome: AuditRecord = {
        ...common,
        phase: 'outcome',
        ...(reason !== undefined && { reason }),
        details: { ...details, ...found },
      };
      await turn.append(outcome);
      await turn.close();
    },
  };
}

interface Turn {
  append(record: AuditRecord): Promise<void>;
  close(): Promise<void>;
}

/** Most readings are over soon: their end goes where their beginning went, without a second way there. */
async function takeTurn(readings: Readings): Promise<Turn> {
  let log: AuditLog | undefined = await readings.open();
  let closing: Promise<void> | undefined;

  function close(): Promise<void> {
    clearTimeout(timer);
    closing ??= log?.close();
    log = undefined;
    return closing ?? Promise.resolve();
  }

  const timer = setTimeout(() => void close(), holdMs);
  return {
    close,
    async append(record) {
      try {
        if (log !== undefined) await log.append(record);
        else {
          await closing;
          await readings.append(record);
        }
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}
