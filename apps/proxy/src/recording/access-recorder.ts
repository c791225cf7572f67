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
}

export function createAccessRecorder(options: AccessRecorderOptions): AccessRecorder {
  const { auditLog, pseudonyms, refusals } = options;
  return {
    async check() {
      if (!auditLog.healthy) await auditLog.probe();
      // Nobody, but with the key that everybody's pseudonym would take.
      await pseudonyms.identify([]);
    },
    async record(entry) {
      await refusals.record(await withPseudonyms(entry, pseudonyms));
    },
  };
}
