import type { KeySealer } from './key-sealer.ts';
import { secretCheck } from './key-store.ts';
import type { KeyStore } from './key-store.ts';
import { AuditSecretError } from './pseudonym-errors.ts';

/**
 * Whoever opens a store first leaves a row in it that only the same secret opens.
 *
 * @throws {AuditSecretError} when it was another one
 */
export async function requireSecret(
  store: KeyStore,
  options: { readonly sealer: KeySealer; readonly readOnly: boolean; readonly source: string },
): Promise<void> {
  const { sealer, readOnly, source } = options;
  let check = await store.read(secretCheck);
  if (check === undefined && !readOnly) {
    await store.insertAbsent(secretCheck, sealer.seal(secretCheck, Buffer.from(secretCheck)));
    check = await store.read(secretCheck);
  }
  if (check?.sealed === undefined) return;
  try {
    sealer.open(secretCheck, check.sealed);
  } catch (cause) {
    const message = `${source} is not the secret with which the pseudonyms of this audit log were made: use that one.`;
    throw new AuditSecretError(message, { cause });
  }
}
