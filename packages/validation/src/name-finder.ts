import { distance } from 'fastest-levenshtein';

/** Finds the known name that was most likely meant by another; `undefined` if none is near. */
export type NameFinder = (name: string) => string | undefined;

/** Below this the nearest name is as good as any other. */
const minLikeness = 0.5;

// The names looked for come from a sender who may be hostile; no known one is longer.
const maxNameLength = 80;

/** A name in the forms that are compared. */
interface Spelling {
  readonly name: string;
  readonly letters: string;
  readonly words: readonly string[];
}

/**
 * Prepares the search for the one of `names` that is spelt like another, or made of the same words:
 * `page` for `PageNumber`, `OpenAiChatMessage_Business` for `BusinessId`.
 */
export function createNameFinder(names: readonly string[]): NameFinder {
  const known = names.map(toSpelling);
  const weights = weighWords(known);
  return (name) => {
    if (name.length > maxNameLength) return undefined;
    const given = toSpelling(name);
    let nearest: string | undefined;
    let best = minLikeness;
    for (const candidate of known) {
      const likeness = Math.max(
        compareLetters(given, candidate),
        compareWords(given, candidate, weights),
      );
      if (likeness <= best) continue;
      nearest = candidate.name;
      best = likeness;
    }
    return nearest;
  };
}

function toSpelling(name: string): Spelling {
  const text = name.normalize('NFKC');
  return {
    name,
    letters: text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''),
    words: [...text.matchAll(/\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+/gu)].map(([word]) =>
      word.toLowerCase(),
    ),
  };
}

/** A word that many names hold in common tells little: it counts one divided by their number. */
function weighWords(known: readonly Spelling[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of known)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, 1 / count]));
}

/** 1 for names that differ in case and punctuation alone, less with each letter that differs. */
function compareLetters({ letters: a }: Spelling, { letters: b }: Spelling): number {
  const length = Math.max(a.length, b.length);
  const likeness = length === 0 ? 0 : 1 - distance(a, b) / length;
  // A short name is soon spelt like another: one letter in three is the most that may differ.
  return likeness >= 2 / 3 ? likeness : 0;
}

/** The share of words in common (Dice), each counted by how much it tells. */
function compareWords(
  { words: given }: Spelling,
  { words: wanted }: Spelling,
  weights: ReadonlyMap<string, number>,
): number {
  const weigh = (words: readonly string[]) =>
    words.reduce((sum, word) => sum + (weights.get(word) ?? 1), 0);
  const shared = wanted.filter((word) => given.some((other) => isAlike(word, other)));
  const likeness = (2 * weigh(shared)) / (weigh(given) + weigh(wanted));
  // Of two words the last says what a thing is: a page size is a size.
  const isSameThing = isAlike(given.at(-1) ?? '', wanted.at(-1) ?? '');
  return isSameThing ? likeness * 1.01 : likeness;
}

/** The same word, misspelt by one letter, or cut short (`dir` for `direction`). */
function isAlike(word: string, other: string): boolean {
  if (word === other) return true;
  if (word.length < 3 || other.length < 3) return false;
  if (word.startsWith(other) || other.startsWith(word)) return true;
  return word.length > 3 && distance(word, other) === 1;
}
