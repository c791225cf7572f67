import { AuditRecordError } from './errors.ts';

const group = String.raw`\d{4}-\d{2}(?:\.[A-Za-z0-9_-]{22})+`;
const compact = new RegExp(`^(?:${group}(?:,${group})*)?$`);

/**
 * Writes pseudonyms with their month once: `2026-11.<a>.<b>,2026-12.<c>` is `2026-11.<a>`,
 * `2026-11.<b>` and `2026-12.<c>`.
 *
 * @param pseudonyms in ascending order, each once
 */
export function formatSubjects(pseudonyms: readonly string[]): string {
  let text = '';
  let last = '';
  for (const pseudonym of pseudonyms) {
    const dot = pseudonym.indexOf('.');
    const period = pseudonym.slice(0, dot);
    if (period !== last) text += text === '' ? period : `,${period}`;
    text += pseudonym.slice(dot);
    last = period;
  }
  return text;
}

/**
 * Reads what `formatSubjects` wrote.
 *
 * @throws {AuditRecordError} for any other text
 */
export function parseSubjects(text: string): string[] {
  if (!compact.test(text)) throw new AuditRecordError('', 'pseudonyms by month');
  if (text === '') return [];
  return text.split(',').flatMap((part) => {
    const [period = '', ...rest] = part.split('.');
    return rest.map((value) => `${period}.${value}`);
  });
}
