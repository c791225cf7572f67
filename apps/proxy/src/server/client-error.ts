import { STATUS_CODES, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { RefuseUnreadable, UnreadableCode } from './unreadable-request.ts';

/** By the code of the error that Node.js' HTTP parser reports. */
const codes = new Map<unknown, UnreadableCode>([
  ['HPE_INVALID_METHOD', 'method-unknown'],
  ['HPE_HEADER_OVERFLOW', 'headers-too-large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', 'request-timeout'],
]);

/**
 * Answers on a connection on which the parser gave up, in the place of an application that was
 * never asked, and closes it.
 */
export async function answerClientError(
  error: Error,
  connection: Duplex,
  refuse: RefuseUnreadable,
): Promise<void> {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNRESET' || !connection.writable) {
    connection.destroy();
    return;
  }
  const address = connection instanceof Socket ? connection.remoteAddress : undefined;
  const response = await refuse(codes.get(code) ?? 'request-unreadable', address);
  const head = [
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`,
    ...[...response.headers].map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  connection.end(`${head.join('\r\n')}\r\n\r\n${await response.text()}`);
}

/** Ends a connection whose request went wrong in its body: its application records that itself. */
export function breakOff(connection: Duplex, { headersSent }: ServerResponse): void {
  if (headersSent || !connection.writable) connection.destroy();
  else
    connection.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', () => {
      connection.destroy();
    });
}
