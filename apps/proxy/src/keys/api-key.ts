import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Starts every key, so that scanners of leaked secrets recognise one. */
export const keyPrefix = 'nxp_';

const secretBytes = 32;
const secretDigits = 50; // base 36 digits that hold 256 bits
const checksumDigits = 7; // base 36 digits that hold 32 bits
const form = new RegExp(`^${keyPrefix}[0-9a-z]{${secretDigits + checksumDigits}}$`);

/** Makes a new key of 256 random bits: prefix, secret and a CRC-32 of both, in base 36. */
export function generateApiKey(): string {
  const secret = BigInt(`0x${randomBytes(secretBytes).toString('hex')}`)
    .toString(36)
    .padStart(secretDigits, '0');
  return `${keyPrefix}${secret}${toChecksum(`${keyPrefix}${secret}`)}`;
}

/** Whether a text has the form of a key and its checksum is right; says nothing about validity. */
export function isApiKey(text: string): boolean {
  return form.test(text) && text.endsWith(toChecksum(text.slice(0, -checksumDigits)));
}

/** What is stored of a key. Plain SHA-256 suffices, since a key carries 256 bits of its own. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function toChecksum(text: string): string {
  return crc32(text).toString(36).padStart(checksumDigits, '0');
}
