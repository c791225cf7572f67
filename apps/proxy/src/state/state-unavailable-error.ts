/** The state store did not do what it was asked to; what was read or written before still holds. */
export class StateUnavailableError extends Error {
  override readonly name = 'StateUnavailableError';

  constructor(cause: unknown) {
    super('The store that STATE_URL names cannot be used', { cause });
  }
}
