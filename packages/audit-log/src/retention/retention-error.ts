/**
 * Why upkeep was refused:
 * - `held`: a legal hold keeps it
 * - `not-intact`: the log does not verify, and what is wrong with it must not be removed
 * - `hold-taken`: there is a hold of that name already
 * - `no-such-hold`: there is none
 * - `bad-request`: it was asked for in a way that makes no sense
 */
export type RetentionErrorCode =
  'held' | 'not-intact' | 'hold-taken' | 'no-such-hold' | 'bad-request';

/** Upkeep was refused; nothing was changed. The message says why, and what to do. */
export class RetentionError extends Error {
  override readonly name = 'RetentionError';
  readonly code: RetentionErrorCode;

  constructor(code: RetentionErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
