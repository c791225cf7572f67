import type { OperationId } from '../errors/api-error.ts';
import { isCommandFailure } from './command-failure.ts';
import { readJson } from './read-json.ts';
import { toCommandError, toStatusError, toUnexpectedResponseError } from './to-error.ts';
import { tolerateBrokenRefusal } from './tolerate-broken-refusal.ts';

/** What may be set for a single call. */
export interface CallOptions {
  /**
   * Ends the call early. It then rejects with the signal's `reason`: a `DOMException` named
   * `AbortError` or `TimeoutError`, unless the abort was given another reason.
   */
  readonly signal?: AbortSignal | undefined;
  /** Headers to send besides the client's own, such as `traceparent`. */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
}

/** How a typed method goes through openapi-fetch: middleware applies, the body is read here. */
export interface CallInit {
  readonly parseAs: 'stream';
  readonly signal: AbortSignal | null;
  readonly headers: Headers | Record<string, string>;
  readonly middleware: (typeof tolerateBrokenRefusal)[];
}

/** One operation, as a typed method carries it out. */
export interface Call<T> {
  readonly operationId: OperationId;
  readonly options: CallOptions | undefined;
  readonly send: (init: CallInit) => Promise<{ readonly response: Response; error?: unknown }>;
  /** Whether a body is the documented one, as far as its top level tells. */
  readonly isDocumented: (body: unknown) => body is T;
}

/** Carries out an operation: yields its documented answer, and throws every other as an error. */
export async function call<T>({ operationId, options, send, isDocumented }: Call<T>): Promise<T> {
  const signal = options?.signal ?? null;
  const { response, error } = await send({
    parseAs: 'stream',
    signal,
    headers: options?.headers ?? {},
    middleware: [tolerateBrokenRefusal],
  });
  if (!response.ok) throw toStatusError(operationId, response, error);
  const { body, text } = await readJson(operationId, response, signal);
  if (isCommandFailure(body)) throw toCommandError(operationId, response, body);
  if (!isDocumented(body)) {
    const reason = 'the body is not the documented one';
    throw toUnexpectedResponseError(operationId, response, { reason, text });
  }
  return body;
}
