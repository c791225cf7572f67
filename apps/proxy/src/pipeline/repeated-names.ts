/** A string of a JSON text and, if it is the name of a field, its colon. No part can match twice. */
const strings = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/**
 * Tells whether an object in a JSON text has two fields of one name. The parser keeps the last of
 * them, so there are fewer fields in the value than names in the text.
 */
export function hasRepeatedNames(text: string, value: unknown): boolean {
  if (isWrittenAs(text, value)) return false;
  let names = 0;
  for (const [, colon] of text.matchAll(strings)) if (colon !== undefined) names += 1;
  return names !== countFields(value);
}

/** The quick way for the usual answer: what comes out again as it went in has lost nothing. */
function isWrittenAs(text: string, value: unknown): boolean {
  try {
    return JSON.stringify(value) === text;
  } catch (error) {
    if (error instanceof RangeError) return false; // nested deeper than the stack is
    throw error;
  }
}

/** Without recursion: a text may be nested deeper than the stack is. */
function countFields(value: unknown): number {
  let fields = 0;
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const children: unknown[] = Object.values(next);
    if (!Array.isArray(next)) fields += children.length;
    for (const child of children) if (typeof child === 'object' && child !== null) open.push(child);
  }
  return fields;
}
