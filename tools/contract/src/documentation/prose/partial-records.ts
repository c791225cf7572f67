import type { PageProse } from '../page/documentation-page.ts';
import type { StatedName } from './authorization.ts';
import { splitSentences } from './sentences.ts';

const lackPattern =
  /\b(?:not|never|n't) (?:be |being |yet )*(?:populated|returned|included|present|available|filled|set|part)\b|\b(?:not|never) (?:include|contain|carry|have|hold|return|populate)\b|\b(?:without|omit|lack|miss|exclude|absent|left out|leaves? out)(?:s|ted|ing|d)?\b/i;
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
  // What is said of a parameter is said of requests.
  const ofAnswers = prose.filter(({ section }) => !['query', 'path', 'header'].includes(section));
  for (const [index, { text, line }] of ofAnswers.entries()) {
    const sentences = splitSentences(text).filter(
      (sentence) => lackPattern.test(sentence) && resultPattern.test(sentence),
    );
    const within = sentences.flatMap((sentence) => listFieldNames(sentence, isWord));
    const names =
      within.length === 0 && sentences.at(-1)?.endsWith(':')
        ? listNamesBelow(ofAnswers.slice(index + 1))
        : within;
    if (names.length > 0) return [...new Set(names)].map((name) => ({ name, line }));
  }
  return [];
}

/** The names of a list, each of them an item. */
function listNamesBelow(prose: readonly PageProse[]): readonly string[] {
  const end = prose.findIndex(({ text }) => !/^[A-Z]\w*[.,;]?$/.test(text));
  return prose
    .slice(0, end === -1 ? prose.length : end)
    .map(({ text }) => text.replace(/[.,;]$/, ''));
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
