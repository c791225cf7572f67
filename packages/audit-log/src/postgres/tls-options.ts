import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';

import { AuditUrlError } from '../errors.ts';

/** As libpq names them. What may fall back to an open connection is left out on purpose. */
export const tlsModes = ['disable', 'require', 'verify-ca', 'verify-full'] as const;
export type TlsMode = (typeof tlsModes)[number];

/** How a connection is protected; files are read anew for each, so that they can be replaced. */
export interface TlsSettings {
  readonly mode: TlsMode;
  /** File of the authorities that may have signed the server's certificate; `system`: the usual. */
  readonly rootCertificate: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

export function isTlsMode(text: string): text is TlsMode {
  return tlsModes.some((mode) => mode === text);
}

/**
 * What the modes of libpq mean for a connection: `require` encrypts without asking who is there,
 * unless a root certificate is given; `verify-ca` asks who signed; `verify-full` for the name, too.
 *
 * @throws {AuditUrlError} when a file cannot be read
 * @see https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION
 */
export function toTlsOptions(settings: TlsSettings): ConnectionOptions | false {
  const { mode, rootCertificate, certificate, key } = settings;
  if (mode === 'disable') return false;
  const usesSystem = rootCertificate === undefined || rootCertificate === 'system';
  const verifies = mode !== 'require' || rootCertificate !== undefined;
  return {
    rejectUnauthorized: verifies,
    // Of whoever may sign for anybody, the name has to be compared in any case.
    ...(verifies && mode !== 'verify-full' && !usesSystem && { checkServerIdentity: acceptAny }),
    ...(!usesSystem && verifies && { ca: readFile('sslrootcert', rootCertificate) }),
    ...(certificate !== undefined && { cert: readFile('sslcert', certificate) }),
    ...(key !== undefined && { key: readFile('sslkey', key) }),
  };
}

function acceptAny(): undefined {
  return undefined;
}

function readFile(parameter: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AuditUrlError(
      `The audit URL (AUDIT_URL) names a file by ${parameter} that cannot be read: ${reason}.`,
    );
  }
}
