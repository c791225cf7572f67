import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  defaultOrigin,
  NoteKeyError,
  openSigningKey,
  parseSigningKey,
  signingFilesOf,
  signingKeyPath,
  type NoteSigner,
  type SigningKey,
} from '@nexudus-toolkit/audit-log';
import type { CheckpointsConfig } from '../configuration/audit-schema.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';

/** Who signs a log, and under which name. */
export interface LogSigner extends Pick<SigningKey, 'signers' | 'verifierKey'> {
  readonly origin: string;
  /** The one of the signers that signs other things than checkpoints, too. */
  readonly signer: NoteSigner;
  /** The key itself, for those who sign elsewhere. */
  readonly pem: string;
}

export interface LogSignerOptions {
  readonly config: CheckpointsConfig;
  readonly auditUrl: string;
  readonly logId: string;
  /** PEM text, if the environment has one. */
  readonly signingKey: string | undefined;
}

/**
 * The key of the environment, else that of the file in the configuration or beside the log, which is
 * made if need be.
 *
 * @throws ConfigurationError if there is none to be had
 */
export function openLogSigner(options: LogSignerOptions): LogSigner {
  const { origin = defaultOrigin(options.logId) } = options.config;
  const { pem, source } = readKey(options, origin);
  const { signers, verifierKey } = named(source, () => parseSigningKey(origin, pem));
  const [signer] = signers;
  if (!signer) throw new Error('A signing key has no signer');
  return { origin, signer, signers, verifierKey, pem };
}

function readKey(
  { signingKey, config, auditUrl }: LogSignerOptions,
  origin: string,
): { readonly pem: string; readonly source: string } {
  const { keyFile } = config;
  if (signingKey !== undefined) {
    if (keyFile === undefined) return { pem: signingKey, source: 'AUDIT_SIGNING_KEY' };
    throw new ConfigurationError(
      'AUDIT_SIGNING_KEY and audit.checkpoints.keyFile are both set; set only one of them',
    );
  }
  const file = keyFile ?? signingKeyPath(signingFilesOf(auditUrl));
  const source = keyFile === undefined ? file : `audit.checkpoints.keyFile ${file}`;
  return named(source, () => {
    // With a store on a server, there need not be a folder for data yet.
    if (keyFile === undefined) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    openSigningKey(origin, file);
    return { pem: readFileSync(file, 'utf8'), source };
  });
}

/** Says where the key is kept that cannot be had. */
function named<Value>(source: string, open: () => Value): Value {
  try {
    return open();
  } catch (cause) {
    const reason =
      cause instanceof NoteKeyError
        ? cause.message
        : 'The key that signs the audit log cannot be read or made there.';
    throw new ConfigurationError(`${source}: ${reason}`, { cause });
  }
}
