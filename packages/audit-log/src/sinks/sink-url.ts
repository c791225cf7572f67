import { isIP } from 'node:net';

/**
 * Insists on headers that can be sent.
 *
 * @throws {RangeError} when one of them cannot; the message does not repeat its value
 */
export function assertSinkHeaders(sink: string, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    const isHeader = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value);
    if (isHeader) continue;
    throw new RangeError(
      `The header ${JSON.stringify(name)} of the sink ${sink} should be visible ASCII characters on one line.`,
    );
  }
}

/**
 * Insists on an address that entries may be sent to: over TLS, unless it is on this machine or the
 * operator says that the network is safe.
 *
 * @throws {RangeError} when it is none; the message does not repeat it, for it may hold a secret
 */
export function assertSinkUrl(name: string, url: URL, isPlainAllowed: boolean): void {
  if (url.username !== '' || url.password !== '') {
    throw new RangeError(
      `The URL of the sink ${name} holds a user name or a password: give them as a header instead.`,
    );
  }
  if (url.protocol === 'https:') return;
  if (url.protocol === 'http:' && (isPlainAllowed || isThisMachine(url.hostname))) return;
  throw new RangeError(
    `The URL of the sink ${name} should be https://…, or http:// where plain text is allowed.`,
  );
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
}
