import type { SubjectKind } from '../../lint/subjects.js';

/** The levels of evidence, strongest first. */
export const evidenceLevels = ['documented', 'published', 'observed', 'inferred'] as const;

export type EvidenceLevel = (typeof evidenceLevels)[number];

/** Everything the specification says of how it is known. */
export interface EvidenceLedger {
  readonly statements: readonly EvidenceStatement[];
  readonly contradictions: readonly Contradiction[];
  readonly sources: readonly EvidenceSource[];
}

/** One statement about one thing, by one source. */
export interface EvidenceStatement {
  /** Unique in the ledger; fit to be the anchor of a link. */
  readonly id: string;
  readonly kind: SubjectKind;
  /** An operation id, a name, `Schema.Field`, or `operationId status`. */
  readonly name: string;
  /** The aspect that it is about; undefined for the thing as a whole. */
  readonly about: string | undefined;
  readonly level: EvidenceLevel;
  readonly source: string;
  /** Ids of the sources that a conclusion is drawn from. */
  readonly from: readonly string[];
  /** What is stated, in words of this specification. */
  readonly text: string;
  /** The file that states it, relative to the folder of the specification. */
  readonly file: string;
}

/** Where sources disagree, and what the specification made of it. */
export interface Contradiction {
  readonly id: string;
  readonly subject: string;
  readonly appliesTo: Readonly<Partial<Record<SubjectKind, readonly string[]>>>;
  readonly statements: readonly { readonly source: string; readonly says: string }[];
  readonly decision: string;
  readonly settledBy: string;
}

export interface EvidenceSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly level: EvidenceLevel;
  /** The address without a scheme, where it is known. */
  readonly location: string | undefined;
  readonly covers: string;
}
