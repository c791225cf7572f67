import { beforeAbort } from './before-abort.ts';
import type { CallState } from './call-state.ts';
import { parseJson } from './json.ts';
import { toUnexpectedResponseError } from './to-error.ts';

export const brokenOff = 'the connection broke before the end of the body';
export const notJson = 'the body is not valid JSON';

/** A body as it arrived and as what it stands for, which is never `undefined`. */
export interface JsonText {
  readonly text: string;
  readonly body: unknown;
}

/**
 * Reads the body of a success to its end.
 *
 * @throws UnexpectedResponseError when it is empty, not JSON, or breaks off; AbortError or
 * TimeoutError when the call is over before.
 */
export async function readJson(state: CallState, response: Response): Promise<JsonText> {
  let text: string;
  try {
    text = await beforeAbort(response.text(), state.signal);
  } catch (cause) {
    state.signal.throwIfAborted();
    throw toUnexpectedResponseError(state, response, { reason: brokenOff, cause });
  }
  const body = parseJson(text);
  if (body === undefined) {
    const reason = text.trim() === '' ? 'the body is empty' : notJson;
    throw toUnexpectedResponseError(state, response, { reason, text });
  }
  return { text, body };
}
