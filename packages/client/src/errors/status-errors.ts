import { ApiError } from './api-error.ts';
import type { Refusal } from './api-error.ts';

/** 401: the credential is not accepted, or its user lacks the role that the operation needs. */
export class AuthenticationError extends ApiError {
  constructor(
    refusal: Refusal,
    advice = 'The credential is not accepted, or its user lacks the role.',
  ) {
    super(refusal, advice);
  }

  override get name(): string {
    return 'AuthenticationError';
  }
}

/**
 * The caller is known and may not do this: 403, as a gateway answers, or 401 to a token that was
 * issued a moment ago, as Nexudus answers where the user lacks the role.
 */
export class PermissionError extends ApiError {
  constructor(refusal: Refusal) {
    super(
      refusal,
      refusal.status === 401
        ? 'A fresh token was refused: its user lacks the role.'
        : 'The caller may not do this; see `problem`.',
    );
  }

  override get name(): string {
    return 'PermissionError';
  }
}

/** 404: there is no such record, or no such path under the base URL. */
export class NotFoundError extends ApiError {
  constructor(refusal: Refusal) {
    super(refusal, 'There is no such record at this base URL.');
  }

  override get name(): string {
    return 'NotFoundError';
  }
}

/** 409 that is not a throttle: the request conflicts with the state of the record. */
export class ConflictError extends ApiError {
  constructor(refusal: Refusal, advice = 'It conflicts with the record: read that again.') {
    super(refusal, advice);
  }

  override get name(): string {
    return 'ConflictError';
  }
}

/**
 * 500 and above: the API or a gateway failed, and a write had no effect. After a write that may have
 * had one it is the `cause` of an `OutcomeUnknownError`.
 */
export class ServerError extends ApiError {
  constructor(refusal: Refusal) {
    super(refusal, 'The server failed; see `problem`.');
  }

  override get name(): string {
    return 'ServerError';
  }
}
