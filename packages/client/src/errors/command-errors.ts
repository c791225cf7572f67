import type { CommandFailure, ValidationError as PropertyError } from '@nexudus-toolkit/api-types';

import { ApiError } from './api-error.ts';
import type { Refusal } from './api-error.ts';

/** 200 whose body says `WasSuccessful: false`, without naming a property: nothing was changed. */
export class CommandFailedError extends ApiError<CommandFailure> {
  constructor(refusal: Refusal<CommandFailure>) {
    super(refusal, 'The command had no effect; see `body.Message`.');
  }

  override get name(): string {
    return 'CommandFailedError';
  }
}

/**
 * 400, or 200 whose body lists `Errors`: the input is not acceptable. `body` is `undefined` where
 * the answer had another form than the documented one.
 */
export class ValidationError extends ApiError<CommandFailure | undefined> {
  readonly #errors: readonly PropertyError[];

  constructor(refusal: Refusal<CommandFailure | undefined>, errors: readonly PropertyError[]) {
    const names = propertyNames(errors);
    const details = names.length > 0 ? `: see \`errors\` for ${names.join(', ')}` : '';
    super(refusal, `The input is not acceptable${details}.`);
    this.#errors = errors;
  }

  override get name(): string {
    return 'ValidationError';
  }

  /**
   * What is wrong, property by property; empty where the answer named none. A missing link is named
   * after the entity (`Business`), not after the field (`BusinessId`). Holds the values that were
   * sent; therefore neither printing nor serialising the error shows it.
   */
  get errors(): readonly PropertyError[] {
    return this.#errors;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), properties: propertyNames(this.#errors) };
  }
}

/** The names that are names: whatever else stands in their place stays out of logs. */
function propertyNames(errors: readonly PropertyError[]): string[] {
  const names = errors.map(({ PropertyName }) => PropertyName);
  return [...new Set(names)].filter((name) => /^[A-Za-z_][\w.]{0,99}$/.test(name));
}
