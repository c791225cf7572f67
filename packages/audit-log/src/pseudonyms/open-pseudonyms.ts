import { randomBytes } from 'node:crypto';

import { parseAuditUrl } from '../audit-url.ts';
import type { AuditLocation } from '../audit-url.ts';
import { toStoreError as toPostgresError } from '../postgres/store-fault.ts';
import { toStoreError as toSqliteError } from '../sqlite/store-fault.ts';
import { loadAuditSecret } from './audit-secret.ts';
import type { AuditSecret } from './audit-secret.ts';
import { createPseudonyms } from './create-pseudonyms.ts';
import type { Pseudonyms } from './create-pseudonyms.ts';
import { createKeySealer } from './key-sealer.ts';
import { emptyKeyStore } from './key-store.ts';
import type { KeyStore } from './key-store.ts';
import { toCountry } from './normalise-phone.ts';
import { normaliseSubject } from './normalise-subject.ts';
import { openPostgresKeyStore } from './postgres-key-store.ts';
import { AuditSecretError } from './pseudonym-errors.ts';
import { requireSecret } from './require-secret.ts';
import { keyFilePath, openSqliteKeyStore } from './sqlite-key-store.ts';

export type { PseudonymPeriod, Pseudonyms } from './create-pseudonyms.ts';

/** Where the keys are, and what opens them. */
export interface PseudonymsOptions {
  /** Of the log: `sqlite:<path>` or `postgres://…`. */
  readonly url: string;
  /** See `loadAuditSecret`. */
  readonly secret?: string | Uint8Array | undefined;
  /** What time it is; the system's clock by default. */
  readonly clock?: (() => Date) | undefined;
  /** Of phone numbers without a country code (ISO 3166-1, such as `GB`); they stay digits without. */
  readonly defaultCountry?: string | undefined;
  /** Makes no file, table, secret or key: for who only looks people up. False by default. */
  readonly readOnly?: boolean | undefined;
  /** How long `identify` may take, in milliseconds; 2000 by default. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Opens the pseudonyms of a log. Several processes may do so at once.
 *
 * @throws {AuditUrlError} when the URL names no supported store
 * @throws {AuditSecretError} when the secret is missing, none, or not that of the keys
 * @throws {AuditStoreError} when the store cannot be used
 * @throws {RangeError} when the country is none
 */
export async function openPseudonyms(options: PseudonymsOptions): Promise<Pseudonyms> {
  const { url, clock = () => new Date(), readOnly = false, timeoutMs = 2000 } = options;
  const { defaultCountry: countryCode } = options;
  const defaultCountry = countryCode === undefined ? undefined : toCountry(countryCode);
  if (countryCode !== undefined && defaultCountry === undefined) {
    throw new RangeError('The default country should be a code of ISO 3166-1, such as GB.');
  }
  const location = parseAuditUrl(url);
  const toStoreError = (error: unknown, code: 'unwritable' | 'unreadable'): Error =>
    location.kind === 'sqlite'
      ? toSqliteError(error, code, keyFilePath(location.path))
      : toPostgresError(error, code, location);
  // Before the keys, which are lost without it.
  const loaded = readOnly ? undefined : loadAuditSecret(options);
  try {
    const opened = await openKeyStore(location, { timeoutMs, readOnly });
    const { secret, file } =
      opened === undefined ? noSecret() : (loaded ?? loadAuditSecret(options));
    const store = opened ?? emptyKeyStore;
    const sealer = createKeySealer(secret);
    await requireSecret(store, { sealer, readOnly, source: file ?? 'AUDIT_SECRET' });
    return createPseudonyms({
      ...{ store, sealer, clock, readOnly, timeoutMs, toStoreError },
      normalise: (subject) => normaliseSubject(subject, defaultCountry),
    });
  } catch (error) {
    if (error instanceof AuditSecretError) throw error;
    throw toStoreError(error, readOnly ? 'unreadable' : 'unwritable');
  }
}

function openKeyStore(
  location: AuditLocation,
  options: { readonly timeoutMs: number; readonly readOnly: boolean },
): Promise<KeyStore | undefined> {
  return location.kind === 'sqlite'
    ? openSqliteKeyStore({ ...options, path: location.path })
    : openPostgresKeyStore({ ...options, location });
}

/** Of a store without keys: there is nothing that it would open. */
function noSecret(): Omit<AuditSecret, 'isNew'> {
  return { secret: randomBytes(32), file: undefined };
}
