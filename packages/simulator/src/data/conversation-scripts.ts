import type { Language } from './businesses.ts';
import { englishScripts } from './scripts-english.ts';
import { frenchScripts } from './scripts-french.ts';
import { germanScripts } from './scripts-german.ts';

/** Who says a line: the customer, the AI, or a person in its place. */
export type Speaker = 'customer' | 'assistant' | 'operator';

/**
 * A line of a conversation. `{name}`, `{business}`, `{room}`, `{day}`, `{time}`, `{amount}` and
 * `{number}` stand for details, the same ones throughout a conversation.
 */
type Line = readonly [speaker: Speaker, text: string];

/** A conversation, from the first line to the last. */
export type Script = readonly Line[];

export const scriptsByLanguage: Readonly<Record<Language, readonly [Script, ...Script[]]>> = {
  de: germanScripts,
  en: englishScripts,
  fr: frenchScripts,
};
