import type { operations } from '@nexudus-toolkit/api-types';

/** The name of an operation, as the specification has it. */
export type OperationId = keyof operations;

/** What every error about a call knows of it. */
export interface CallFacts {
  /** `undefined` for a raw call of a path that the specification does not have. */
  readonly operationId: OperationId | undefined;
  /** How many requests were sent, the first one included; 0 where the call ended before. */
  readonly attempts: number;
}

/**
 * The root of everything this client throws about a call, apart from misuse (`TypeError`,
 * `RangeError`) and from what the caller's own functions throw. `message` and `toJSON()` are safe to
 * log: they carry no body, header, credential or value that was sent. Tell errors apart by class, or
 * by `name` where two copies of this package may be loaded.
 */
export abstract class NexudusError extends Error {
  // Declared alone, here and in the subclasses: the constructor is what makes the field.
  declare readonly operationId: OperationId | undefined;
  /** How many requests were sent, the first one included; 0 where the call ended before. */
  declare readonly attempts: number;

  constructor(message: string, { operationId, attempts }: CallFacts, cause?: unknown) {
    super(`${operationId ?? 'call'}: ${message}`, cause === undefined ? undefined : { cause });
    this.operationId = operationId;
    this.attempts = attempts;
  }

  /** What may be logged: name, message, and the public fields. Data is kept in private ones. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return Object.assign({ name, message }, this as object);
  }
}
