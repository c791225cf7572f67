import { STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { UnreadableCode } from './unreadable-request.ts';

/** By the code of the error that Node.js' HTTP parser reports. */
const codes = new Map<unknown, UnreadableCode>([
  ['HPE_INVALID_METHOD', 'method-unknown'],
  ['HPE_HEADER_OVERFLOW', 'headers-too-large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'request-timeout'],
]);

const gone: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE']);

/** For how long a client may take its refusal before the connection is cut. */
const lingerMs = 2_000;

/** What is wrong with a request; `undefined` where its sender is gone, so that nobody waits for an answer. */
export function toUnreadableCode(error: Error, connection: Duplex): UnreadableCode | undefined {
  const code = 'code' in error ? error.code : undefined;
  if (gone.has(code) || !connection.writable) return undefined;
  // A connection that was opened ahead of time and never used is no request.
  if (connection instanceof Socket && connection.bytesRead === 0) return undefined;
  return codes.get(code) ?? 'request-unreadable';
}

export function toPeerAddress(connection: Duplex): string | undefined {
  return connection instanceof Socket ? connection.remoteAddress : undefined;
}

/** Writes the last answer on a connection, past Node.js' own way of doing so, and closes it. */
export async function writeLastAnswer(connection: Duplex, response: Response): Promise<void> {
  const head = [
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`,
    ...[...response.headers].map(([name, value]) => `${name}: ${value}`),
    `Date: ${new Date().toUTCString()}`,
    'Connection: close',
  ];
  const text = await response.text();
  if (!connection.writable) {
    connection.destroy();
    return;
  }
  connection.write(`${head.join('\r\n')}\r\n\r\n${text}`);
  closeGently(connection);
}

/** Closes a connection so that its last answer arrives: closing on top of unread bytes resets it. */
export function closeGently(connection: Duplex): void {
  const cut = setTimeout(() => connection.destroy(), lingerMs);
  connection.once('close', () => {
    clearTimeout(cut);
  });
  connection.once('error', () => connection.destroy());
  connection.resume();
  connection.end();
}
