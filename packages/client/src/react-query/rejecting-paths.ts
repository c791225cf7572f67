import type { CommandFailure, paths } from '@nexudus-toolkit/api-types';

import type { NexudusError } from '../errors/nexudus-error.ts';

/** The success of an operation, and for anything else an error. */
interface Rejecting<Body> {
  200: { headers: Record<string, unknown>; content: { 'application/json': Body } };
  default: { headers: Record<string, unknown>; content: { 'application/json': NexudusError } };
}

type RejectingOperation<Operation> = Operation extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Omit<Operation, 'responses'> & { responses: Rejecting<Exclude<Body, CommandFailure>> }
  : Operation;

/** The paths of the specification, where each answer is a success, and each failure rejected. */
export type RejectingPaths = {
  [Path in keyof paths]: {
    [Method in keyof paths[Path]]: RejectingOperation<paths[Path][Method]>;
  };
};
