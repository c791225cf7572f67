import type { Writable } from 'node:stream';
import { openPseudonyms, type AuditLog, type Pseudonyms } from '@nexudus-toolkit/audit-log';
import type { Logger } from 'pino';
import type { AuditConfig } from '../configuration/audit-schema.ts';
import type { Settings } from '../configuration/read-environment.ts';
import { observeAuditLog } from '../telemetry/audit-telemetry.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { createAccessRecorder, type AccessRecorder } from './access-recorder.ts';
import { openLogSigner } from './log-signer.ts';
import { openLog } from './open-log.ts';
import { openCheckpoints } from './open-checkpoints.ts';
import { openSinks } from './open-sinks.ts';
import { createRefusalAggregation } from './refusal-aggregation.ts';
import { scheduleRetention } from './retention-schedule.ts';
import { describeRecording, type RecordingReport } from './recording-report.ts';

export interface OpenRecordingOptions {
  readonly settings: Pick<Settings, 'auditUrl' | 'auditSecret' | 'auditSigningKey'>;
  readonly config: AuditConfig;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: () => Date;
  readonly newRequestId: () => string;
  /** Where entries go that are to be printed. */
  readonly stdout: Writable;
}

/** All that it takes to record accesses, and to show later that the record is whole. */
export interface Recording {
  readonly auditLog: AuditLog;
  readonly recorder: AccessRecorder;
  readonly pseudonyms: Pseudonyms;
  /** @throws if nothing can be recorded now */
  readonly probe: () => Promise<void>;
  readonly report: () => RecordingReport;
  /** Writes what is left, signs it, and lets go of the store. */
  close(): Promise<void>;
}

/**
 * Opens the audit log and what goes with it.
 *
 * @throws ConfigurationError if the key that signs the log cannot be had
 * @throws AuditUrlError, AuditStoreError, AuditSecretError if the store cannot be used
 */
export async function openRecording(options: OpenRecordingOptions): Promise<Recording> {
  const { settings, config, logger, metrics, clock, newRequestId, stdout } = options;
  const { auditUrl, auditSecret: secret, auditSigningKey: signingKey } = settings;
  await using resources = new AsyncDisposableStack();
  const pseudonyms = resources.adopt(
    await openPseudonyms({ url: auditUrl, clock, secret, defaultCountry: config.phoneCountry }),
    (opened) => opened.close(),
  );
  const { log, spool } = await openLog({ auditUrl, config, logger, clock });
  resources.defer(() => log.close());
  const signer = openLogSigner({
    ...{ config: config.checkpoints, auditUrl, signingKey, logId: log.logId },
  });
  const shared = { log, auditUrl, logger, clock };
  const forwarder = openSinks({ ...shared, config, signer: signer.signer, stdout });
  resources.defer(() => forwarder?.close());
  const auditLog = observeAuditLog(log, {
    ...metrics,
    onAppended: () => forwarder?.notify(),
  });
  const checkpoints = resources.adopt(
    openCheckpoints({ ...shared, config: config.checkpoints, signer }),
    (opened) => opened.close(),
  );
  const retention = scheduleRetention({ ...shared, config, secret, signer });
  resources.defer(() => retention?.close());
  const refusals = resources.adopt(
    createRefusalAggregation({
      ...{ auditLog, logger, clock, newRequestId },
      onCounted: () => {
        metrics.aggregatedRefusals.inc();
      },
    }),
    (aggregation) => aggregation.close(),
  );
  const running = resources.move();
  return {
    ...{ auditLog, pseudonyms },
    recorder: createAccessRecorder({ auditLog, pseudonyms, refusals }),
    async probe() {
      await auditLog.probe();
      await pseudonyms.identify([]);
    },
    report: () => describeRecording({ log, checkpoints, forwarder, spool, retention }),
    close: () => running.disposeAsync(),
  };
}
