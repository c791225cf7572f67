import type { PageProse } from '../page/documentation-page.ts';
import type { StatedName } from './authorization.ts';
import { splitSentences } from './sentences.ts';

const lackPattern =
  /\b(not|never|without|omit\w*|lack\w*|miss\w*|exclud\w*|absent|left out|leave\w* out|except|but)\b/i;
const resultPattern = /\b(records?(\[\])?|listing|list|search|results?|summar\w+|response)\b/i;

/**
 * The fields that a page says its search results lack.
 *
 * @param isWord words that are capitalised like a field but are none, such as the entity's name
 */
export function findFieldsSearchResultsLack(
  prose: readonly PageProse[],
  isWord: (word: string) => boolean,
): readonly StatedName[] {
  for (const { text, line } of prose) {
    const names = splitSentences(text)
      .filter((sentence) => lackPattern.test(sentence) && resultPattern.test(sentence))
      .flatMap((sentence) => listFieldNames(sentence, isWord));
    if (names.length > 0) return [...new Set(names)].map((name) => ({ name, line }));
  }
  return [];
}

function listFieldNames(sentence: string, isWord: (word: string) => boolean): readonly string[] {
  const [, listed] = /:\s*([\w\s,.`]+)$/.exec(sentence) ?? [];
  if (listed !== undefined) {
    const names = listed
      .split(/,|\band\b/)
      .map((name) => name.replaceAll(/[`.\s]/g, ''))
      .filter((name) => /^[A-Z]\w*$/.test(name));
    if (names.length > 0) return names;
  }
  // Elsewhere a capital may begin a sentence or a name, so only what looks like no other word counts.
  const [first, ...rest] = sentence.match(/[A-Za-z]\w*(?:\[\])?/g) ?? [];
  return [
    ...(first !== undefined && /^[A-Z][a-z]+[A-Z]/.test(first) ? [first] : []),
    ...rest,
  ].filter((word) => /^[A-Z][a-z]\w*$/.test(word) && !isWord(word));
}

/** Where a page says how to update a record that was found by a search. */
export function findUpdateRecipe(prose: readonly PageProse[]): number | undefined {
  return prose.find(({ text }) => /\bPUT\b|\bupdat(e|es|ing)\b/i.test(text))?.line;
}
