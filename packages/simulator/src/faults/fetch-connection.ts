import { serializeBody } from '../calls/answer.ts';
import type { Connection } from './connection.ts';
import { cutBody } from './cut-body.ts';

/** Fails as the global `fetch` does on a broken connection, where there is no connection to break. */
export const fetchConnection: Connection = {
  reset() {
    throw new TypeError('fetch failed', { cause: toSystemError('ECONNRESET', 'read ECONNRESET') });
  },
  truncate(answer, sentBytes) {
    const { text, headers } = serializeBody(answer.body);
    const { sent, totalBytes } = cutBody(text ?? '', sentBytes);
    return new Response(createBrokenStream(sent), {
      status: answer.status,
      headers: { ...answer.headers, ...headers, 'content-length': String(totalBytes) },
    });
  },
};

/** Tells whether this is what a reset connection rejects with, rather than a mistake. */
export function isConnectionReset(error: unknown): boolean {
  return error instanceof TypeError && hasCode(error.cause, 'ECONNRESET');
}

function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}

function createBrokenStream(
  sent: Uint8Array<ArrayBuffer>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isSent = sent.byteLength === 0;
  return new ReadableStream({
    pull(controller) {
      if (isSent) {
        const cause = toSystemError('UND_ERR_SOCKET', 'other side closed');
        controller.error(new TypeError('terminated', { cause }));
        return;
      }
      isSent = true;
      controller.enqueue(sent);
    },
  });
}

function toSystemError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
