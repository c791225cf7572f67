import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Which of the two ports a key is for. */
export type KeyKind = 'consumer' | 'administration';

/** Starts every key, so that scanners of leaked secrets recognise one, and which. */
export const keyPrefixes: Readonly<Record<KeyKind, string>> = {
  consumer: 'nxp_',
  administration: 'nxa_',
};

const secretBytes = 32;
const secretDigits = 50; // base 36 digits that hold 256 bits
const checksumDigits = 7; // base 36 digits that hold 32 bits
const digits = new RegExp(`^[0-9a-z]{${secretDigits + checksumDigits}}$`);

/** Makes a new key of 256 random bits: prefix, secret and a CRC-32 of both, in base 36. */
export function generateApiKey(kind: KeyKind = 'consumer'): string {
  const secret = BigInt(`0x${randomBytes(secretBytes).toString('hex')}`)
    .toString(36)
    .padStart(secretDigits, '0');
  const text = `${keyPrefixes[kind]}${secret}`;
  return `${text}${toChecksum(text)}`;
}

/** Whether a text has the form of a key and its checksum is right; says nothing about validity. */
export function isApiKey(text: string, kind: KeyKind = 'consumer'): boolean {
  const prefix = keyPrefixes[kind];
  return (
    text.startsWith(prefix) &&
    digits.test(text.slice(prefix.length)) &&
    text.endsWith(toChecksum(text.slice(0, -checksumDigits)))
  );
}

/** Whether a text is meant as a key of either kind, however broken. */
export function looksLikeApiKey(text: string): boolean {
  return Object.values(keyPrefixes).some((prefix) => text.startsWith(prefix));
}

/** What is stored of a key. Plain SHA-256 suffices, since a key carries 256 bits of its own. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function toChecksum(text: string): string {
  return crc32(text).toString(36).padStart(checksumDigits, '0');
}
