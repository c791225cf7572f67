/** A subject cannot be understood. The message repeats nothing of its value, which is about a person. */
export class AuditSubjectError extends TypeError {
  override readonly name = 'AuditSubjectError';
}

/**
 * The secret is missing, is none, or is not the one with which the keys of the pseudonyms were
 * sealed; the message says what to do and holds nothing of it.
 */
export class AuditSecretError extends Error {
  override readonly name = 'AuditSecretError';
}

/**
 * Why a period does not allow what was asked of it:
 * - `invalid`: it is no calendar month
 * - `unknown`: it has no key, so there are no pseudonyms of that time
 * - `not-over`: it has not ended yet
 * - `erased`: its key was erased, and never comes back
 */
export type AuditPeriodCode = 'invalid' | 'unknown' | 'not-over' | 'erased';

/** A period does not allow what was asked of it; the message names it. */
export class AuditPeriodError extends Error {
  override readonly name = 'AuditPeriodError';
  readonly code: AuditPeriodCode;
  /** The calendar month, such as `2026-11`. */
  readonly period: string;

  constructor(code: AuditPeriodCode, period: string, message: string) {
    super(message);
    this.code = code;
    this.period = period;
  }
}
