import type { Answer } from '../calls/answer.ts';

/** What can be done to the connection that a request came by, below the level of answers. */
export interface Connection {
  /** Breaks the connection before a byte of an answer. */
  reset(): Response;
  /** Breaks the connection after that many bytes of the answer's body. */
  truncate(answer: Answer, sentBytes: number | undefined): Response;
}
