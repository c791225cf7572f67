import type { OperationId } from '../errors/api-error.ts';
import { parseJson } from './json.ts';
import { toUnexpectedResponseError } from './to-error.ts';

/** A body as it arrived and as what it stands for, which is never `undefined`. */
export interface JsonText {
  readonly text: string;
  readonly body: unknown;
}

/**
 * Reads the body of a success to its end.
 *
 * @throws UnexpectedResponseError when it is empty, not JSON, or breaks off; the signal's reason
 * when the call was aborted meanwhile.
 */
export async function readJson(
  operationId: OperationId,
  response: Response,
  signal: AbortSignal | null,
): Promise<JsonText> {
  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = 'the connection broke before the end of the body';
    throw toUnexpectedResponseError(operationId, response, { reason, cause });
  }
  const body = parseJson(text);
  if (body === undefined) {
    const reason = text.trim() === '' ? 'the body is empty' : 'the body is not valid JSON';
    throw toUnexpectedResponseError(operationId, response, { reason, text });
  }
  return { text, body };
}
