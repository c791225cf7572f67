import type { PersonalDataClass } from '@nexudus-toolkit/validation';

/** Stands for a value that a consumer may not see, and of which it gets no token either. */
export const redactionText = '«REDACTED»';

/** What comes like a token, whether it is one or was damaged on its way. */
const tokenLike = /«PII:[^«»]*»?/g;
const token = /^«PII:([A-Z]+(?:_[A-Z]+)*):(?:[0-9a-f]{8}|[0-9a-f]{32})»$/;

/** Writes the token of a class that carries these hexadecimal digits, such as `«PII:NAME:a3f2b1c9»`. */
export function formatToken(personalDataClass: PersonalDataClass, digits: string): string {
  return `«PII:${personalDataClass.toUpperCase().replaceAll('-', '_')}:${digits}»`;
}

/** The class that a token names, or `undefined` if the whole of the text is no token. */
export function readTokenClass(text: string): string | undefined {
  return token.exec(text)?.[1]?.toLowerCase().replaceAll('_', '-');
}

/** Everything in a text that looks like a token, in the order in which it stands there. */
export function findTokens(text: string): readonly string[] {
  return text.match(tokenLike) ?? [];
}

/** Puts something in the place of everything that looks like a token. */
export function replaceTokens(text: string, replace: (token: string) => string): string {
  return text.replaceAll(tokenLike, replace);
}
