import type { OperationId } from '@nexudus-toolkit/validation';

/** A request as it was sent, without its headers: they carry the credential. */
export interface SentRequest {
  readonly method: string;
  /** Without origin and base path, still percent-encoded: `/api/token`. */
  readonly path: string;
  /** With its question mark, still percent-encoded; empty if there is none. */
  readonly search: string;
  readonly contentType: string | null;
  readonly body: string;
}

/** An answer as it came. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly text: string;
  /** The body, parsed; `undefined` if it is no JSON. */
  readonly json: unknown;
}

/** A request and what came of it. */
export interface Exchange {
  readonly operationId: OperationId | undefined;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly request: SentRequest;
  /** `undefined` if the connection failed before there was one. */
  readonly answer: ReceivedAnswer | undefined;
}

/** The type of a body without its parameters, in lower case; empty if there is none. */
export function mediaType(contentType: string | null): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The value of a JSON text; `undefined` if it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
