import {
  checkpointsPath,
  createCheckpoints,
  createFileSink,
  createHttpSink,
  defaultOrigin,
  signingFilesOf,
  type Checkpoints,
  type CheckpointSink,
  type ProvableAuditLog,
} from '@nexudus-toolkit/audit-log';
import type { Logger } from 'pino';
import type { CheckpointPlace, CheckpointsConfig } from '../configuration/audit-schema.ts';
import type { LogSigner } from './log-signer.ts';
import { toTokenHeaders } from './token-headers.ts';

export interface OpenCheckpointsOptions {
  readonly config: CheckpointsConfig;
  readonly log: Pick<ProvableAuditLog, 'head' | 'logId'>;
  readonly auditUrl: string;
  readonly signer: LogSigner;
  readonly logger: Logger;
  readonly clock: () => Date;
}

/**
 * Signs the log of the running proxy at its beat, and at its end, and sends that to the places of the
 * configuration. Without any, a file beside the log keeps it, as with `npm run audit -- checkpoint`.
 *
 * @throws ConfigurationError if what lets the proxy in at a place cannot be read
 */
export function openCheckpoints(options: OpenCheckpointsOptions): Checkpoints {
  const { config, log, auditUrl, signer, logger, clock } = options;
  const { places = [toDefaultPlace(auditUrl)], everySeconds } = config;
  const { signers, verifierKey } = signer;
  // In PostgreSQL, a writer that was cut off may go on in another log.
  const { origin = () => defaultOrigin(log.logId) } = config;
  logger.info({ origin: signer.origin, verifierKey }, 'audit log is signed');
  return createCheckpoints({
    ...{ log, origin, signers, clock, everyMs: everySeconds * 1_000 },
    sinks: places.map((place) => toSink(place, logger)),
  });
}

function toDefaultPlace(auditUrl: string): CheckpointPlace {
  return { file: checkpointsPath(signingFilesOf(auditUrl)) };
}

function toSink(place: CheckpointPlace, logger: Logger): CheckpointSink {
  if ('file' in place) return createFileSink({ path: place.file });
  if ('stdout' in place) return createLogSink(logger);
  return createHttpSink({ url: new URL(place.url), headers: toTokenHeaders(place.tokenFile) });
}

/** Whatever the least is of what is logged: this is a record, and no message. */
function createLogSink(logger: Logger): CheckpointSink {
  const lines = logger.child({}, { level: 'info' });
  return {
    name: 'stdout',
    deadlineMs: 5_000,
    deliver(checkpoint) {
      lines.info({ checkpoint }, 'audit checkpoint');
      return Promise.resolve();
    },
  };
}
