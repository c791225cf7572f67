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
  const key = openKey(options, origin);
  const [signer] = key.signers;
  if (!signer) throw new Error('A signing key has no signer');
  const { signers, verifierKey } = key;
  return { origin, signer, signers, verifierKey };
}

function openKey({ signingKey, config, auditUrl }: LogSignerOptions, origin: string): SigningKey {
  const { keyFile } = config;
  if (signingKey !== undefined) {
    if (keyFile === undefined)
      return named('AUDIT_SIGNING_KEY', () => parseSigningKey(origin, signingKey));
    throw new ConfigurationError(
      'AUDIT_SIGNING_KEY and audit.checkpoints.keyFile are both set; set only one of them',
    );
  }
  if (keyFile !== undefined)
    return named(`audit.checkpoints.keyFile ${keyFile}`, () => openSigningKey(origin, keyFile));
  const file = signingKeyPath(signingFilesOf(auditUrl));
  return named(file, () => openSigningKey(origin, file));
}

/** Says where the key is kept that cannot be had. */
function named(source: string, open: () => SigningKey): SigningKey {
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
