import type { operations } from '@nexudus-toolkit/api-types';
import type { OperationId } from '@nexudus-toolkit/validation';

/** The body that an operation answers with status 200. */
export type AnswerBodyOf<Id extends OperationId> =
  operations[Id]['responses'][200]['content']['application/json'];

/** The path parameters of an operation, as values. */
export type PathOf<Id extends OperationId> = operations[Id]['parameters'] extends {
  path: infer Path;
}
  ? Path
  : Record<string, never>;

/** A request that an override may answer. */
export interface OverriddenCall<Id extends OperationId> {
  /** The request as it came; its body may be read. */
  readonly request: Request;
  readonly params: PathOf<Id>;
  /** What the simulator answers. It is asked once, and takes effect. */
  readonly original: () => Promise<Response>;
}

type Answer<Id extends OperationId> = Response | AnswerBodyOf<Id> | undefined;

/**
 * An answer in the place of the simulator's: a body for status 200, or a function that yields one,
 * a whole response, or `undefined` for what the simulator answers.
 */
export type Override<Id extends OperationId> =
  AnswerBodyOf<Id> | ((call: OverriddenCall<Id>) => Answer<Id> | Promise<Answer<Id>>);

/** Overrides by the id of their operation. */
export type Overrides = { readonly [Id in OperationId]?: Override<Id> | undefined };
