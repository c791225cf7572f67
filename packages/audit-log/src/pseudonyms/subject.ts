import { AuditSubjectError } from './pseudonym-errors.ts';

/** What a value says about a person: an id of the API, a way to reach them, their name, any text. */
export const subjectKinds = [
  'coworker',
  'user',
  'session',
  'email',
  'phone',
  'name',
  'contact',
  'text',
] as const;

export type SubjectKind = (typeof subjectKinds)[number];

/** A person, or a handle of a person. */
export interface Subject {
  readonly kind: SubjectKind;
  /** As found; it is normalised before a pseudonym is made of it. */
  readonly value: string;
}

/**
 * Reads a subject such as `coworker:123` or `email:someone@example.com`.
 *
 * @throws {AuditSubjectError} when the kind is unknown or the value is empty
 */
export function parseSubject(text: string): Subject {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  const kind = subjectKinds.find((known) => known === name);
  const value = text.slice(colon + 1).trim();
  if (kind !== undefined && value !== '') return { kind, value };
  // Nothing of the text, not even what stands before the colon: it may be the person's name.
  throw new AuditSubjectError(
    `A subject should be <kind>:<value>, such as coworker:123; the kinds are ${subjectKinds.join(', ')}.`,
  );
}
