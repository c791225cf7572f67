import type { Pseudonyms } from '@nexudus-toolkit/audit-log';
import { withPseudonyms, type AccessEntry } from './access-entry.ts';
import type { RefusalAggregation } from './refusal-aggregation.ts';

export interface AccessRecorder {
  /**
   * Records a request, without anything that says who somebody is.
   *
   * @throws if it cannot be recorded, or the people in it cannot be made pseudonyms
   */
  record(entry: AccessEntry): Promise<void>;
}

export interface AccessRecorderOptions {
  readonly pseudonyms: Pick<Pseudonyms, 'identify'>;
  readonly refusals: Pick<RefusalAggregation, 'record'>;
}

export function createAccessRecorder(options: AccessRecorderOptions): AccessRecorder {
  const { pseudonyms, refusals } = options;
  return {
    async record(entry) {
      await refusals.record(await withPseudonyms(entry, pseudonyms));
    },
  };
}
