import type { PageProse } from '../page/documentation-page.ts';
import { splitSentences } from './sentences.ts';

export interface StatedName {
  readonly name: string;
  readonly line: number;
}

/** The roles that a page asks for, each once. */
export function findRoles(prose: readonly PageProse[]): readonly StatedName[] {
  const inSection = prose.filter(({ section }) => section === 'authentication');
  const found = new Map<string, StatedName>();
  for (const { text, line } of inSection.length > 0 ? inSection : prose) {
    for (const sentence of splitSentences(text)) {
      if (!/\b(roles?|permissions?)\b/i.test(sentence)) continue;
      for (const name of listRoleNames(sentence)) {
        if (!found.has(name)) found.set(name, { name, line });
      }
    }
  }
  return [...found.values()];
}

// What stands before the word "role" in a sentence that names none, or names it elsewhere.
const ordinaryWords =
  /^(a|an|any|all|the|this|that|these|no|one|its|their|his|her|your|correct|required|following|appropriate|right|necessary|needed|same|user|admin|administrator|api|custom|relevant|corresponding|sufficient|proper|specific|matching|respective)$/i;

function listRoleNames(sentence: string): readonly string[] {
  const shaped = [...sentence.matchAll(/\b[A-Z][A-Za-z0-9]*(?:-[A-Z][A-Za-z0-9]*)+\b/g)].map(
    ([name]) => name,
  );
  if (shaped.length > 0) return shaped;
  const [, before] = /([\w.:-]*[\w-])["'`]?\s+(?:role|permission)\b/i.exec(sentence) ?? [];
  return before === undefined || ordinaryWords.test(before) || /^[a-z]+$/.test(before)
    ? []
    : [before];
}

const schemes = [
  { name: 'API key', pattern: /\b(x-)?api[- ]?key\b/i },
  { name: 'Digest', pattern: /\bdigest auth/i },
  { name: 'mutual TLS', pattern: /\b(mutual TLS|mTLS|client certificate)\b/i },
  { name: 'cookie', pattern: /\b(session|authentication) cookie\b/i },
  { name: 'bearer', pattern: /\b(bearer|OAuth ?2?)\b/i },
  { name: 'basic', pattern: /\bbasic auth/i },
] as const;

/** The schemes of authentication that the section about it names. */
export function findAuthenticationSchemes(prose: readonly PageProse[]): readonly StatedName[] {
  const inSection = prose.filter(({ section }) => section === 'authentication');
  return schemes.flatMap(({ name, pattern }) => {
    const found = inSection.find(({ text }) =>
      splitSentences(text).some(
        (sentence) => pattern.test(sentence) && !/\b(no|not|never)\b/i.test(sentence),
      ),
    );
    return found ? [{ name, line: found.line }] : [];
  });
}
