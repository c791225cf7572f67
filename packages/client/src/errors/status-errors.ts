import { ApiError } from './api-error.ts';
import type { Refusal } from './api-error.ts';

/** 401: the credential is not accepted, or its user lacks the role that the operation needs. */
export class AuthenticationError extends ApiError {
  constructor(refusal: Refusal) {
    super(
      refusal,
      'The credential is wrong, expired or revoked, or its user lacks the role that the operation ' +
        'needs: Nexudus answers 401 to both. Check the role before replacing the credential.',
    );
  }

  override get name(): string {
    return 'AuthenticationError';
  }
}

/** 403: the caller is known and may not do this. Nexudus is not known to send it; a gateway may. */
export class PermissionError extends ApiError {
  constructor(refusal: Refusal) {
    super(refusal, 'The caller is known but not allowed to do this; see `problem` for the reason.');
  }

  override get name(): string {
    return 'PermissionError';
  }
}

/** 404: there is no such record, or no such path under the base URL. */
export class NotFoundError extends ApiError {
  constructor(refusal: Refusal) {
    super(refusal, 'There is no such record; if no record is found, check the base URL.');
  }

  override get name(): string {
    return 'NotFoundError';
  }
}

/** 409 that is not a throttle: the request conflicts with the state of the record. */
export class ConflictError extends ApiError {
  constructor(refusal: Refusal) {
    super(refusal, 'The request conflicts with the current state; read the record again.');
  }

  override get name(): string {
    return 'ConflictError';
  }
}

/** 500 and above: the API or a gateway failed. Whether a write took effect is unknown. */
export class ServerError extends ApiError {
  constructor(refusal: Refusal) {
    super(refusal, 'The server failed; whether a write took effect is unknown.');
  }

  override get name(): string {
    return 'ServerError';
  }
}
