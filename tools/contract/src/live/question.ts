import type { RunSettings } from './cassette/har.ts';
import type { Nexudus } from './nexudus.ts';
import type { OwnMessages } from './own-messages.ts';
import type { LivePage } from './read-answer.ts';
import type { Recorder } from './recorder.ts';

/** Where the ledger holds what a question is about. */
export interface LedgerEntry {
  readonly kind: 'contradiction' | 'rule' | 'parameter' | 'operation';
  readonly id: string;
}

/** What was found out. */
export interface Outcome {
  /**
   * `settled`: it was observed, and the specification agrees or left it open; `contradicts`: it was
   * observed, and the specification says otherwise; `undecided`: it could not be observed.
   */
  readonly verdict: 'settled' | 'undecided' | 'contradicts';
  /** What was observed, in a sentence fit for the ledger; or why nothing was. */
  readonly statement: string;
  /** Numbers and shapes that show it; never a value of a record. */
  readonly evidence: Readonly<Record<string, EvidenceValue>>;
}

export type EvidenceValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number)[]
  | Readonly<Record<string, number>>;

/** What a question may use. */
export interface QuestionContext {
  readonly nexudus: Nexudus;
  /** The first records, as many as 100 of them. */
  readonly sample: LivePage;
  readonly settings: RunSettings;
  readonly recorder: Recorder;
  readonly ownMessages: OwnMessages;
}

/** Something that the sources leave open, or on which they disagree. */
export interface Question {
  readonly id: string;
  readonly asks: string;
  readonly ledger: LedgerEntry;
  /** What it needs beyond reading: a message of its own, or more requests than the limits allow. */
  readonly needs?: 'write' | 'provocation';
  /** The methods of the requests that it takes at most. */
  readonly methods: readonly string[];
  readonly investigate: (context: QuestionContext) => Promise<Outcome>;
}

/** So many requests that read. */
export function reads(count: number): readonly string[] {
  return Array.from({ length: count }, () => 'GET');
}

/** Why a question stays open. */
export function undecided(statement: string, evidence: Outcome['evidence'] = {}): Outcome {
  return { verdict: 'undecided', statement, evidence };
}
