/** A default that stands in the description alone; only a literal is taken for one. */
export function findStatedDefault(description: string): string | undefined {
  return /\bdefault(?:s to|s|\s+is|\s+value is|\s+value|:)?\s*:?\s*["'`]?(-?\d+|true|false)\b/i.exec(
    description,
  )?.[1];
}
