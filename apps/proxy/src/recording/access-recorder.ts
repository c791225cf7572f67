import type { AuditLog, Pseudonyms } from '@nexudus-toolkit/audit-log';
import { withPseudonyms, type AccessEntry } from './access-entry.ts';
import type { RefusalAggregation } from './refusal-aggregation.ts';

export interface AccessRecorder {
  /**
   * Makes sure, as far as that can be told ahead, that what comes of a request can be recorded.
   *
   * @throws if it cannot
   */
  check(): Promise<void>;
  /**
   * Records a request, without anything that says who somebody is.
   *
   * @throws if it cannot be recorded, or the people in it cannot be made pseudonyms
   */
  record(entry: AccessEntry): Promise<void>;
}

export interface AccessRecorderOptions {
  readonly auditLog: Pick<AuditLog, 'healthy' | 'probe'>;
  readonly pseudonyms: Pick<Pseudonyms, 'identify'>;
  readonly refusals: Pick<RefusalAggregation, 'record'>;
  /** Time that has gone by, in milliseconds; unlike a clock, nobody sets it. */
  readonly elapsedMs?: () => number;
}

/** For how long a look at the log counts, in milliseconds: each of them waits for the disk. */
const maxAgeMs = 100;

export function createAccessRecorder(options: AccessRecorderOptions): AccessRecorder {
  const { auditLog, pseudonyms, refusals, elapsedMs = () => performance.now() } = options;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  return {
    async check() {
      // A log that fails does not tell before it is written to.
      if (!auditLog.healthy || elapsedMs() - lookedAtMs > maxAgeMs) {
        await auditLog.probe();
        lookedAtMs = elapsedMs();
      }
      // Nobody, but with the key that everybody's pseudonym would take.
      await pseudonyms.identify([]);
    },
    async record(entry) {
      await refusals.record(await withPseudonyms(entry, pseudonyms));
    },
  };
}
