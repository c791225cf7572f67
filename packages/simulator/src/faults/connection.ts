import type { Answer } from '../calls/answer.ts';

/** What can be done to the connection that a request came by, below the level of answers. */
export interface Connection {
  /** Breaks the connection before a byte of an answer. */
  reset(): Response;
  /** Breaks the connection after that many bytes of the answer's body. */
  truncate(answer: Answer, sentBytes: number | undefined): Response;
}

/** The part of a body that arrives before a connection breaks, and how long all of it would be. */
export function cutBody(
  text: string,
  sentBytes: number | undefined,
): { readonly sent: Uint8Array<ArrayBuffer>; readonly totalBytes: number } {
  const bytes = new TextEncoder().encode(text);
  const half = Math.floor(bytes.byteLength / 2);
  // All bytes would be no truncation.
  const count = Math.min(sentBytes ?? half, Math.max(0, bytes.byteLength - 1));
  return { sent: bytes.slice(0, count), totalBytes: bytes.byteLength };
}
