export { bundleSpecification } from './bundle-specification.ts';
export type {
  Contradiction,
  EvidenceLedger,
  EvidenceLevel,
  EvidenceSource,
  EvidenceStatement,
} from './evidence/evidence-ledger.ts';
export { evidenceLevels } from './evidence/evidence-ledger.ts';
export { readEvidenceLedger } from './evidence/read-evidence-ledger.ts';
export { runRedocly } from './run-redocly.ts';
