/** An answer that is not what the specification promises. */
export interface Drift {
  readonly operationId: string;
  readonly status: number;
  /** Where in the answer: `body/Records/*` and so on, or `status`. */
  readonly location: string;
  readonly message: string;
  /** Who found it. */
  readonly tool: 'validation' | 'prism';
  /** How often it was found. */
  readonly count: number;
}

/** A field that the specification does not list, which it allows. */
export interface UnlistedField {
  readonly operationId: string;
  readonly location: string;
  readonly types: readonly string[];
}

/** Findings that differ in nothing but the place in a list become one. */
export function mergeDrift(found: readonly Omit<Drift, 'count'>[]): readonly Drift[] {
  const merged = new Map<string, Drift>();
  for (const finding of found) {
    const location = finding.location.replaceAll(/\/\d+(?=\/|$)/g, '/*');
    // A message repeats the place.
    const message = finding.message.replaceAll(/(?<=\.)\d+(?=\.| |$)/g, '*');
    const key = [finding.operationId, finding.status, location, message, finding.tool].join(' ');
    const count = (merged.get(key)?.count ?? 0) + 1;
    merged.set(key, { ...finding, location, message, count });
  }
  return [...merged.values()];
}
