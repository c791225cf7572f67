/** A file as a rule sees it. */
export interface Source {
  readonly absoluteRef: string;
}

/** A place in a file, as Redocly gives it to a rule. */
export interface Location {
  readonly source: Source;
  readonly absolutePointer: string;
  child(keys: string | number | readonly (string | number)[]): Location;
}

export type Resolve = (
  node: unknown,
  from: string,
) => { readonly node: unknown; readonly location: Location | undefined };

export type SubjectKind =
  | 'operations'
  | 'parameters'
  | 'fields'
  | 'schemas'
  | 'responses'
  | 'headers'
  | 'securitySchemes'
  | 'rules';

export interface Subject {
  readonly kind: SubjectKind;
  readonly name: string;
  /** What it lays down, references followed. */
  readonly node: Readonly<Record<string, unknown>>;
  readonly evidence: readonly unknown[];
  readonly evidenceLocation: Location;
  readonly location: Location;
}

export function readSubjects(
  root: unknown,
  context: { readonly resolve: Resolve; readonly location: Location },
): { readonly subjects: readonly Subject[] };
