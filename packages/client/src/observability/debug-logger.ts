import { NexudusError } from '../errors/nexudus-error.ts';
import type { Attempt, Hooks } from './hooks.ts';
import { redactUrl } from './redact-url.ts';

export { redactUrl };

/** Headers whose values may be shown; of all others the names are. */
const shownHeaders = ['accept', 'content-type', 'traceparent', 'x-request-id'];

/**
 * Hooks that log one line for each request, answer, failure and retry, without bodies, credentials
 * and personal data: values of the query and of headers are shown only where they are known to hold
 * none.
 *
 * @param log Takes the lines. Default: `console.debug`.
 */
export function debugLogger(
  log: (line: string) => void = (line) => {
    console.debug(line);
  },
): Hooks {
  const write = (attempt: Attempt, text: string): void => {
    log(`nexudus ${attempt.operationId ?? attempt.urlTemplate} #${attempt.attempt} ${text}`);
  };
  return {
    onRequest(attempt) {
      const { method, url, headers } = attempt;
      write(attempt, `> ${method} ${redactUrl(url)} ${describeHeaders(headers)}`);
    },
    onResponse(attempt, { response, durationMs }) {
      const { status, headers } = response;
      write(attempt, `< ${status} in ${durationMs} ms ${describeHeaders(headers)}`);
    },
    onError(attempt, { error, durationMs }) {
      write(attempt, `! ${describeError(error)} in ${durationMs} ms`);
    },
    onRetry(attempt, { waitMs, response, error }) {
      const reason = response ? String(response.status) : describeError(error);
      write(attempt, `~ again in ${waitMs} ms after ${reason}`);
    },
  };
}

function describeHeaders(headers: Headers): string {
  const lines = [...headers].map(
    ([name, value]) => `${name}: ${shownHeaders.includes(name) ? value : '[redacted]'}`,
  );
  return `{${lines.join(', ')}}`;
}

/** An error of this client may be shown; of any other, its text may quote anything. */
function describeError(error: unknown): string {
  if (error instanceof NexudusError) return error.message;
  return error instanceof Error ? error.name : typeof error;
}
