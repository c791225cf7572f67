import type { PersonalDataClass, ValidationIssue } from '@nexudus-toolkit/validation';
import type { Grant } from '../configuration/grant-schema.ts';
import { findTokens, readTokenClass, redactionText, replaceTokens } from './token.ts';

/** A text of a request, and where it stands. */
export interface SentText {
  readonly location: 'query' | 'body';
  readonly pointer: string;
  readonly propertyName: string;
  readonly personalDataClass: PersonalDataClass | null;
  readonly text: string;
}

export interface TokenMeanings {
  /** What tokens stand for; one that is missing is unknown. */
  readonly values: ReadonlyMap<string, string>;
  /** Whether a field that holds nothing but the redaction gets its stored value later on. */
  readonly isRestored: boolean;
}

/**
 * What is wrong with the tokens of a text, or with what stands in it for a redacted value;
 * `undefined` if nothing is. No value is repeated.
 */
export function findTokenFault(
  { personalDataClass, text, location }: SentText,
  { fields }: Pick<Grant, 'fields'>,
  { values, isRestored }: TokenMeanings,
): string | undefined {
  const tokens = findTokens(text);
  if (tokens.length > 0 && personalDataClass === null) return 'takes no token';
  const isUnknown = (token: string) => {
    const tokenClass = readTokenClass(token);
    if (tokenClass === undefined || !values.has(token)) return true;
    return fields[tokenClass as PersonalDataClass] === 'redact'; // that of a token that is known
  };
  if (tokens.some(isUnknown))
    return 'holds a token that is unknown or expired, or not of your team; read it again';
  const takesAny = location === 'body' && personalDataClass === 'free-text';
  const fits = (token: string) => token === text && readTokenClass(token) === personalDataClass;
  if (!takesAny && !tokens.every(fits))
    return `takes one token of the class ${personalDataClass ?? ''} and nothing beside it`;
  const isHidden = personalDataClass !== null && fields[personalDataClass] !== 'clear';
  if (isHidden && text.includes(redactionText) && !(isRestored && text === redactionText))
    return 'holds the text that stands for a redacted value; send the value, or what was read unchanged';
  return undefined;
}

/** The text with the values in the place of its tokens. */
export function resolveText(text: string, values: ReadonlyMap<string, string>): string {
  return replaceTokens(text, (token) => values.get(token) ?? token);
}

/** How long a text is with the values in the place of its tokens, in UTF-16 units. */
export function measureResolved(text: string, values: ReadonlyMap<string, string>): number {
  return findTokens(text).reduce(
    (length, token) => length + (values.get(token) ?? token).length - token.length,
    text.length,
  );
}

export function toTokenIssue(
  { location, pointer, propertyName }: SentText,
  message: string,
): ValidationIssue {
  return { location, pointer, propertyName, message, attemptedValue: null };
}
