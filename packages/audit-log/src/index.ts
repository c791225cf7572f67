export type {
  AuditEntry,
  AuditMethod,
  AuditPhase,
  AuditRecord,
  AuditRecords,
  AuditResponse,
  AuditUpstream,
} from './audit-entry.ts';
export { openAuditLog } from './audit-log.ts';
export type { AuditLog, AuditLogOptions } from './audit-log.ts';
export { openAuditReader } from './audit-reader.ts';
export type { AuditFilter, AuditReader } from './audit-reader.ts';
export {
  AuditRecordError,
  AuditStoreError,
  AuditUnavailableError,
  AuditUrlError,
} from './errors.ts';
export type { AuditStoreCode, AuditUnavailableCode } from './errors.ts';
export { isConsistent, isIncluded } from './merkle-proof-check.ts';
export type { ConsistencyClaim, InclusionClaim } from './merkle-proof-check.ts';
export { hashLeaf } from './merkle-tree.ts';
export type { ConsistencyProof, InclusionProof, LogTree } from './tree-proof.ts';
export type { VerificationFinding } from './verification-finding.ts';
export type { VerificationReport } from './verify-log.ts';
