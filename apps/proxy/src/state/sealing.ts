import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** Derives a key of 256 bits for one use (HKDF-SHA-256, RFC 5869), so that no two uses share one. */
export function deriveKey(secret: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `nexudus-proxy ${label}`, 32));
}

/** Encrypts texts, and turns their names into keys that say nothing without the secret. */
export interface Sealer {
  /** Equal names have equal keys. */
  toKey(name: string): Buffer;
  /** Encrypts and authenticates (AES-256-GCM); bound to the name, so that it opens under no other. */
  seal(name: string, text: string): Buffer;
  /** @throws Error if it was sealed with another secret, under another name, or altered since */
  open(name: string, sealed: Buffer): string;
}

export function createSealer(secret: Buffer, label: string): Sealer {
  const nameKey = deriveKey(secret, `${label} name`);
  const textKey = deriveKey(secret, `${label} text`);
  return {
    toKey: (name) => createHmac('sha256', nameKey).update(name).digest(),
    seal(name, text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', textKey, nonce).setAAD(Buffer.from(name));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
    },
    open(name, sealed) {
      const nonce = sealed.subarray(0, nonceBytes);
      const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
      const decipher = createDecipheriv('aes-256-gcm', textKey, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(name))
        .setAuthTag(tag);
      const ciphertext = sealed.subarray(nonceBytes + tagBytes);
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
    },
  };
}
