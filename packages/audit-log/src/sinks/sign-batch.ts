import { hash } from 'node:crypto';

import { createSignature } from 'http-message-sig';

import type { NoteSigner } from '../checkpoint/note-key.ts';
import type { EntryBatch } from './entry-sink.ts';

/**
 * The headers that make a batch recognisable and show that the log has sent it as it is: a digest
 * of the body, and a signature over it, over where it goes, and over which entries they are.
 *
 * @param signer signs with Ed25519; `keyid` of the signature is `<name>+<key id>`
 * @see RFC 9421 for the signature, RFC 9530 for the digest
 */
export async function signBatch(
  url: URL,
  { logId, firstSequence, lastSequence }: EntryBatch,
  body: Uint8Array,
  signer: NoteSigner,
  time: Date,
): Promise<Record<string, string>> {
  const headers = {
    'content-type': 'application/x-ndjson',
    'content-digest': `sha-256=:${hash('sha256', body, 'base64')}:`,
    'idempotency-key': `"${logId}:${firstSequence}-${lastSequence}"`,
    'audit-log-id': logId,
    'audit-first-sequence': String(firstSequence),
    'audit-last-sequence': String(lastSequence),
  };
  const fields = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const { signature, signatureInput } = await createSignature(
    { kind: 'request', method: 'POST', targetUri: withoutFragment(url), fields },
    {
      label: 'audit',
      components: ['@method', '@target-uri', ...Object.keys(headers)],
      parameters: {
        created: Math.floor(time.getTime() / 1000),
        keyid: `${signer.name}+${signer.keyId}`,
        alg: 'ed25519',
        tag: 'nexudus-audit',
      },
      signer: { algorithm: 'ed25519', sign: (data) => signer.sign(data) },
    },
  );
  return { ...headers, signature, 'signature-input': signatureInput };
}

function withoutFragment(url: URL): string {
  const sent = new URL(url);
  sent.hash = '';
  return sent.href;
}
