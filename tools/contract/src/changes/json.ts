/** What JSON can hold; from a document whose references are followed, it may contain itself. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A scalar as a person would write it. */
export function toText(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** The members of a list; empty for anything else. */
export function toList(value: Json | undefined): readonly Json[] {
  // `Array.isArray` does not narrow lists that are read-only.
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The members of an object by name; empty for anything else. */
export function toEntries(value: Json | undefined): readonly (readonly [string, Json])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, member] as const],
  );
}

/** Tells the names that make no difference, within what the holder's name says. */
export type IsIgnored = (name: string, holder: string) => boolean;

// Schemas that contain each other many times over would be written out without an end.
const maxParts = 20_000;

/**
 * A text that two values share if they hold the same, in whatever order their names stand. Of very
 * large values only the beginning counts.
 */
export function fingerprint(value: Json | undefined, isIgnored: IsIgnored = () => false): string {
  let parts = 0;
  const write = (at: Json | undefined, holder: string, above: readonly Json[]): string => {
    if (typeof at !== 'object' || at === null) return JSON.stringify(at ?? null);
    parts += 1;
    if (parts > maxParts) return '…';
    const depth = above.indexOf(at);
    if (depth !== -1) return `^${above.length - depth}`;
    const inside = [...above, at];
    if (!isObject(at))
      return `[${toList(at)
        .map((item) => write(item, '', inside))
        .join()}]`;
    const members = toEntries(at)
      .filter(([name]) => !isIgnored(name, holder))
      .map(([name, member]) => `${JSON.stringify(name)}:${write(member, name, inside)}`);
    return `{${members.toSorted().join()}}`;
  };
  return write(value, '', []);
}
