import { AuditStoreError } from '../errors.ts';

/** Says that a log must not go on as it is, why, and how it can. */
export function lacksAcknowledged(
  path: string,
  what: string,
  options?: ErrorOptions,
): AuditStoreError {
  const advice =
    'Put the intact files back. To go on without them, first move what there is of the log (its checkpoints, too) to another place: a new log begins';
  return new AuditStoreError(
    'inconsistent',
    `${path} lacks entries that were acknowledged: ${what}. ${advice}.`,
    options,
  );
}
