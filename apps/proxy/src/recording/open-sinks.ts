import type { Writable } from 'node:stream';
import {
  createEntryFileSink,
  createEntryHttpSink,
  createEntryOtlpSink,
  createEntryStreamSink,
  createForwarder,
  openEntrySource,
  signingFilesOf,
  type EntrySink,
  type Forwarder,
  type ForwardingEventKind,
  type NoteSigner,
  type ProvableAuditLog,
} from '@nexudus-toolkit/audit-log';
import type { Logger } from 'pino';
import type { AuditConfig } from '../configuration/audit-schema.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { toSinkName, type AuditSinkConfig } from '../configuration/sink-schema.ts';
import { toTokenHeaders } from './token-headers.ts';

export interface OpenSinksOptions {
  readonly config: Pick<AuditConfig, 'sinks' | 'sinkPositions'>;
  readonly log: Pick<ProvableAuditLog, 'logId' | 'head'>;
  readonly auditUrl: string;
  /** Signs what is sent to a server. */
  readonly signer: NoteSigner;
  readonly logger: Logger;
  readonly clock: () => Date;
  readonly stdout: Writable;
}

/** What gets better by itself, or has. */
const calm: ReadonlySet<ForwardingEventKind> = new Set(['recovered']);

/**
 * Copies the entries of the running log to further places; none of them holds up a request.
 *
 * @returns `undefined` where the configuration names none
 * @throws ConfigurationError if one cannot be used as it is described
 */
export function openSinks(options: OpenSinksOptions): Forwarder | undefined {
  const { config, log, auditUrl, logger, clock } = options;
  if (config.sinks.length === 0) return undefined;
  const { sinkPositions = `${signingFilesOf(auditUrl)}-sinks` } = config;
  return createForwarder({
    ...{ log, clock, positions: sinkPositions },
    source: openEntrySource({ url: auditUrl }),
    sinks: config.sinks.map((sink) => open(sink, options)),
    onEvent: ({ kind, ...event }) => {
      logger[calm.has(kind) ? 'info' : 'warn']({ kind, ...event }, 'sink of the audit log');
    },
  });
}

function open(sink: AuditSinkConfig, { signer, clock, stdout }: OpenSinksOptions): EntrySink {
  const name = toSinkName(sink);
  const common = { name, onRefusal: sink.onRefusal };
  try {
    if ('stdout' in sink) return createEntryStreamSink({ ...common, stream: stdout });
    if ('file' in sink) {
      const { file: path, maxBytes, keepFiles } = sink;
      return createEntryFileSink({
        ...{ ...common, path },
        ...(maxBytes === undefined ? {} : { maxBytes }),
        ...(keepFiles === undefined ? {} : { keepFiles }),
      });
    }
    const remote = {
      ...{ ...common, clock, isPlainAllowed: sink.allowPlainHttp },
      headers: toTokenHeaders(sink.tokenFile),
    };
    return 'url' in sink
      ? createEntryHttpSink({ ...remote, signer, url: new URL(sink.url) })
      : createEntryOtlpSink({ ...remote, url: new URL(sink.otlpUrl) });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ConfigurationError(`audit.sinks: ${cause.message}`, { cause });
  }
}
