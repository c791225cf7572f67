/** What a difference between page and specification means to those who rely on the contract. */
export type ChangeEffect = 'breaking' | 'additive' | 'wording only';

/** A statement in which a page differs from the specification. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  /** What the statement is about, such as `query parameter page`. */
  readonly subject: string;
  /** Which side of it, such as `type`; a subject differs in one no more than once. */
  readonly aspect: ChangeAspect;
  readonly page: string;
  readonly specification: string;
  readonly effect: ChangeEffect;
  readonly pageLine: number;
  /** Where it stands in the document, or would stand. */
  readonly place: readonly (string | number)[];
  /** The smallest change of the specification that would bring it in line. */
  readonly fix: string;
}

export const changeAspects = [
  'operation',
  'presence',
  'location',
  'type',
  'nullability',
  'required',
  'default',
  'values',
  'format',
  'example',
  'role',
  'authentication',
  'rule',
] as const;

export type ChangeAspect = (typeof changeAspects)[number];

/** Which way a value goes: what tightens a request or loosens an answer breaks consumers. */
export type Direction = 'request' | 'response';
