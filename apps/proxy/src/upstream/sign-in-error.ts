/** `refused`: the credentials are not good. `unavailable`: nothing is known of them. */
export type SignInFailure = 'refused' | 'unavailable';

/** Nexudus gave no token. The message is for the operator, and holds no secret. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly failure: SignInFailure;
  /** What Nexudus asked to wait, if it did. */
  readonly retryAfterMs: number | undefined;

  constructor(
    failure: SignInFailure,
    message: string,
    options: { readonly retryAfterMs?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.retryAfterMs = options.retryAfterMs;
  }
}
