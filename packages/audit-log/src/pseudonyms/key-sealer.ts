import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts what is kept in the store and says something of people. */
export interface KeySealer {
  /** Bound to the name, so that it opens under no other. */
  seal(name: string, plaintext: Uint8Array): Buffer;
  /** @throws {Error} when it was sealed with another secret, under another name, or altered since */
  open(name: string, sealed: Uint8Array): Buffer;
}

/** Seals with AES-256-GCM under a key derived from the secret. */
export function createKeySealer(secret: Uint8Array): KeySealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'nexudus-audit seal', 32));
  return {
    seal(name, plaintext) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
    },
    open(name, sealed) {
      const nonce = sealed.subarray(0, nonceBytes);
      const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(name))
        .setAuthTag(tag);
      const ciphertext = sealed.subarray(nonceBytes + tagBytes);
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
    },
  };
}
