import { closedObject, optional, textLike } from '../closed-shape.ts';
import type { FieldReader } from '../closed-shape.ts';
import type { Subject } from '../pseudonyms/subject.ts';
import { RetentionError } from './retention-error.ts';
import type { StoredHold } from './retention-store.ts';

/** What is to be kept, whatever retention and erasure say. Conditions add up; one is needed. */
export interface HoldRequest {
  /** 1 to 64 letters, digits, `_`, `-` or `.`, such as `case-2026-7`. */
  readonly name: string;
  readonly consumer?: string;
  /** A person, also in entries to come. */
  readonly subject?: Subject;
  /** From this time on. */
  readonly since?: Date;
  /** Before this time. */
  readonly until?: Date;
}

/** A hold that is in force. */
export interface LegalHold {
  readonly name: string;
  readonly consumer?: string;
  /** Whether it is about a person; whom, is sealed. */
  readonly isAboutSubject: boolean;
  /** ISO 8601, UTC. */
  readonly since?: string;
  readonly until?: string;
  readonly placedAt: string;
}

/** A hold as it is stored, opened. */
export interface HoldTerms {
  readonly consumer?: string | undefined;
  /** Sealed, in base64url. */
  readonly subject?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly placedAt: string;
}

const namePattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;
const consumerPattern = /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}$/;
const time = textLike(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'an ISO 8601 time');
const readTerms: FieldReader<HoldTerms> = closedObject<HoldTerms>({
  consumer: optional(textLike(consumerPattern, 'the name of a consumer')),
  subject: optional(textLike(/^[A-Za-z0-9_-]+$/, 'sealed')),
  since: optional(time),
  until: optional(time),
  placedAt: time,
});

/**
 * Insists on a hold that makes sense.
 *
 * @throws {RetentionError} `bad-request`
 */
export function assertHoldRequest({ name, consumer, subject, since, until }: HoldRequest): void {
  if (!namePattern.test(name)) {
    throw refuse('The name of a hold should be 1 to 64 letters, digits, "_", "-" or ".".');
  }
  if (consumer !== undefined && !consumerPattern.test(consumer)) {
    throw refuse('The consumer of a hold should be the name of a consumer.');
  }
  if ([consumer, subject, since, until].every((condition) => condition === undefined)) {
    throw refuse('A hold needs a consumer, a subject, or a time that it is about.');
  }
  if ([since, until].some((limit) => limit !== undefined && Number.isNaN(limit.getTime()))) {
    throw refuse('The times of a hold should be times.');
  }
  if (since !== undefined && until !== undefined && since >= until) {
    throw refuse('The time of a hold should begin before it ends.');
  }
}

/**
 * What a stored hold says.
 *
 * @throws {RetentionError} `held` when it cannot be read: then everything is held
 */
export function readHold({ name, terms }: StoredHold): HoldTerms {
  try {
    return readTerms(JSON.parse(terms));
  } catch {
    const message = `The hold "${name}" cannot be read, so everything is held. Release it, and place it again.`;
    throw new RetentionError('held', message);
  }
}

/** A hold as it is shown. */
export function toLegalHold(hold: StoredHold): LegalHold {
  const { consumer, subject, since, until, placedAt } = readHold(hold);
  return {
    name: hold.name,
    ...(consumer !== undefined && { consumer }),
    isAboutSubject: subject !== undefined,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    placedAt,
  };
}

function refuse(message: string): RetentionError {
  return new RetentionError('bad-request', message);
}
