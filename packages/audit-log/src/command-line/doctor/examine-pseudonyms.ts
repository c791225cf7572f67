import { openPseudonyms } from '../../pseudonyms/open-pseudonyms.ts';
import { AuditSecretError } from '../../pseudonyms/pseudonym-errors.ts';
import { ok, problem, warning } from './diagnosis.ts';
import type { Examination } from './diagnosis.ts';

/** Whether the keys of the pseudonyms can be opened, as people are looked up by them. */
export const examinePseudonyms: Examination = async ({ store, location, environment, now }) => {
  const check = 'pseudonyms';
  const secret = environment.readSecret?.();
  if (secret === undefined && location.kind !== 'sqlite') {
    const advice = 'Set AUDIT_SECRET or AUDIT_SECRET_FILE as for the proxy.';
    return [warning(check, 'the keys cannot be looked at without the secret', advice)];
  }
  try {
    const pseudonyms = await openPseudonyms({
      url: store,
      secret,
      readOnly: true,
      clock: () => now,
    });
    try {
      const periods = await pseudonyms.periods();
      const erased = periods.filter(({ erasedAt }) => erasedAt !== undefined).length;
      if (periods.length === 0) return [ok(check, 'there are none yet')];
      // Of one person or another: what counts is that each key opens.
      await pseudonyms.everyPeriod({ kind: 'text', value: 'doctor' });
      const keys = periods.length - erased;
      return [ok(check, `the secret opens the keys of ${keys} months; ${erased} were erased`)];
    } finally {
      await pseudonyms.close();
    }
  } catch (error) {
    if (!(error instanceof AuditSecretError)) throw error;
    const advice = 'Give the secret that the proxy had when it made them; there is no other way.';
    return [problem(check, error.message, advice)];
  }
};
