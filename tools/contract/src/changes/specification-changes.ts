import type { SourcePlace } from '../specification/source-file.ts';

/** What a change means to those who use the API. */
export type Effect = 'breaking' | 'additive' | 'neutral';

/** Whether what consumers send or what they receive has changed. */
export type Direction = 'request' | 'response' | 'both' | 'none';

/** The component of a version that has to be raised. */
export type VersionStep = 'major' | 'minor' | 'patch' | 'none';

/** A consumer whose pact a change touches. */
export interface TouchedConsumer {
  readonly name: string;
  /** Descriptions of the interactions that rely on what has changed. */
  readonly interactions: readonly string[];
}

/** Where a change shows. */
export interface Occurrence {
  readonly operationId: string;
  /** In words, such as `answer 200: Records[].Content`. */
  readonly location: string;
}

/** One change of the specification, wherever it shows. */
export interface SpecificationChange {
  readonly effect: Effect;
  readonly direction: Direction;
  /** What kind of change it is, such as `field-removed`. */
  readonly kind: string;
  /** A breaking change is an error if it touches a known consumer, and else a warning. */
  readonly severity: 'error' | 'warning' | 'info';
  /** What has changed, such as `Content`. */
  readonly subject: string;
  readonly message: string;
  /** What was said before and what is said now, where it can be said in a few words. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** In the new specification, or in the old one if it is gone. */
  readonly place?: SourcePlace | undefined;
  /** Ids as in the new specification, or as in the old one if the operation is gone. */
  readonly operationIds: readonly string[];
  readonly occurrences: readonly Occurrence[];
  readonly consumers: readonly TouchedConsumer[];
  /** The smallest thing to do about it. */
  readonly fix: string;
}

/** How one specification differs from another. */
export interface SpecificationChanges {
  readonly schemaVersion: 1;
  readonly changes: readonly SpecificationChange[];
  /** How many changes there are of each effect. */
  readonly summary: Readonly<Record<Effect, number>>;
  readonly neededStep: VersionStep;
  readonly oldVersion: string;
  readonly newVersion: string;
  /** The step between the two versions. */
  readonly takenStep: VersionStep;
  /** Whether the step taken is as large as the one needed. */
  readonly isStepSufficient: boolean;
  /** The consumers whose pacts were looked into. */
  readonly knownConsumers: readonly string[];
}
