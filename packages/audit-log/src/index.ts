export type {
  AuditCategory,
  AuditDecision,
  AuditDetails,
  AuditEntry,
  AuditFilterValue,
  AuditMethod,
  AuditPhase,
  AuditRecord,
  AuditRecords,
  AuditResponse,
  AuditSource,
  AuditUpstream,
} from './audit-entry.ts';
export { openAuditLog } from './audit-log.ts';
export type { AuditLog, AuditLogOptions, ProvableAuditLog } from './audit-log.ts';
export { openAuditReader } from './audit-reader.ts';
export type {
  AuditCondition,
  AuditCount,
  AuditCountKey,
  AuditCountQuery,
  AuditFilter,
  AuditFollowOptions,
  AuditLogChoice,
  AuditLogInfo,
  AuditOrder,
  AuditPage,
  AuditPageQuery,
  AuditPeriod,
  AuditPosition,
  AuditReader,
  AuditReaderOptions,
} from './audit-reader.ts';
export { parseAuditUrl } from './audit-url.ts';
export { openCheckpoint } from './checkpoint/checkpoint.ts';
export type { Checkpoint, OpenedCheckpoint } from './checkpoint/checkpoint.ts';
export type { CheckpointSink, SinkReport } from './checkpoint/checkpoint-sink.ts';
export { createCheckpoints } from './checkpoint/create-checkpoints.ts';
export type { Checkpoints, CheckpointsOptions } from './checkpoint/create-checkpoints.ts';
export { createFileSink } from './checkpoint/file-sink.ts';
export type { FileSinkOptions } from './checkpoint/file-sink.ts';
export { createHttpSink } from './checkpoint/http-sink.ts';
export type { HttpSinkOptions } from './checkpoint/http-sink.ts';
export { NoteKeyError, parseVerifierKey } from './checkpoint/note-key.ts';
export type { NoteSigner, NoteVerifier } from './checkpoint/note-key.ts';
export { NoteError } from './checkpoint/signed-note.ts';
export type { NoteErrorCode } from './checkpoint/signed-note.ts';
export { openSigningKey, parseSigningKey } from './checkpoint/signing-key.ts';
export type { SigningKey } from './checkpoint/signing-key.ts';
export { createStreamSink } from './checkpoint/stream-sink.ts';
export {
  checkpointsPath,
  defaultOrigin,
  signingFilesOf,
  signingKeyPath,
} from './checkpoint/signing-files.ts';
export type { TreeHead } from './entry-store.ts';
export {
  AuditCursorError,
  AuditRecordError,
  AuditStoreError,
  AuditUnavailableError,
  AuditUrlError,
} from './errors.ts';
export type { AuditStoreCode, AuditUnavailableCode } from './errors.ts';
export type { LogKind } from './log-kind.ts';
export { isConsistent, isIncluded } from './merkle-proof-check.ts';
export type { ConsistencyClaim, InclusionClaim } from './merkle-proof-check.ts';
export { hashLeaf } from './merkle-tree.ts';
export { loadAuditSecret, parseAuditSecret } from './pseudonyms/audit-secret.ts';
export type { AuditSecret, AuditSecretOptions } from './pseudonyms/audit-secret.ts';
export { openPseudonyms } from './pseudonyms/open-pseudonyms.ts';
export type {
  PseudonymPeriod,
  Pseudonyms,
  PseudonymsOptions,
} from './pseudonyms/open-pseudonyms.ts';
export {
  AuditPeriodError,
  AuditSecretError,
  AuditSubjectError,
} from './pseudonyms/pseudonym-errors.ts';
export type { AuditPeriodCode } from './pseudonyms/pseudonym-errors.ts';
export { parseSubject, subjectKinds } from './pseudonyms/subject.ts';
export type { Subject, SubjectKind } from './pseudonyms/subject.ts';
export { beginReading } from './readings/begin-reading.ts';
export type { Reading, ReadingIntent, ReadingOutcome } from './readings/begin-reading.ts';
export { createReadings } from './readings/create-readings.ts';
export type { Readings, ReadingsOptions } from './readings/create-readings.ts';
export { describeRecovery } from './recovery/recovery-report.ts';
export type { RecoveryReport } from './recovery/recovery-report.ts';
export { withSpool } from './recovery/spool/with-spool.ts';
export type { SpoolingAuditLog, SpoolOptions, SpoolReport } from './recovery/spool/with-spool.ts';
export type { RecoveredAuditLog } from './recovery/with-recovery.ts';
export type { ConsistencyProof, InclusionProof, LogTree } from './tree-proof.ts';
export { verifyExport } from './export/verify-export.ts';
export type { VerificationOptions } from './verification-evidence.ts';
export type { VerificationFinding } from './verification-finding.ts';
export type { SignedPart, VerificationReport } from './verify-log.ts';
export { createWitnessSink } from './checkpoint/witness-sink.ts';
export type { WitnessSinkOptions } from './checkpoint/witness-sink.ts';
export { createForwarder } from './sinks/create-forwarder.ts';
export type { Forwarder, ForwarderOptions } from './sinks/create-forwarder.ts';
export type { ForwardingReport, ForwardingState } from './sinks/delivery-state.ts';
export { createEntryFileSink } from './sinks/entry-file-sink.ts';
export type { EntryFileSinkOptions } from './sinks/entry-file-sink.ts';
export { createEntryHttpSink } from './sinks/entry-http-sink.ts';
export type { EntryHttpSinkOptions } from './sinks/entry-http-sink.ts';
export { createEntryOtlpSink } from './sinks/entry-otlp-sink.ts';
export type { EntryOtlpSinkOptions } from './sinks/entry-otlp-sink.ts';
export { SinkError } from './sinks/entry-sink.ts';
export type {
  EntryBatch,
  EntrySink,
  EntrySinkOptions,
  PartialDelivery,
  RefusalRule,
  SinkErrorCode,
} from './sinks/entry-sink.ts';
export type { EntrySource, ReadLimit, SourceEntry } from './sinks/entry-source.ts';
export { createEntryStreamSink } from './sinks/entry-stream-sink.ts';
export type { EntryStreamSinkOptions } from './sinks/entry-stream-sink.ts';
export type { ForwardingEvent, ForwardingEventKind } from './sinks/forwarding-event.ts';
export { openEntrySource } from './sinks/open-entry-source.ts';
export type { BackOff } from './sinks/retry-delay.ts';
export type { MissedEntries } from './sinks/sink-position.ts';
export { RemovedEntriesError } from './errors.ts';
export type { HoldRequest, LegalHold } from './retention/legal-hold.ts';
export { createBackgroundRetention } from './retention/background-retention.ts';
export type {
  BackgroundRetention,
  BackgroundRetentionOptions,
  RetentionTask,
} from './retention/background-retention.ts';
export { openRetention } from './retention/open-retention.ts';
export type { Retention, RetentionOptions } from './retention/open-retention.ts';
export type { PlannedPeriod, RetentionPlan, RetentionRule } from './retention/plan-retention.ts';
export type { RemovedPeriod } from './retention/removal-check.ts';
export type { RetentionProgress, RetentionReport } from './retention/retain-periods.ts';
export { RetentionError } from './retention/retention-error.ts';
export type { RetentionErrorCode } from './retention/retention-error.ts';
export type { PeriodRun, ReclaimedSpace } from './retention/retention-store.ts';
