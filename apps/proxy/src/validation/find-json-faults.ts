import type { ValidationIssue } from '@nexudus-toolkit/validation';
import { visit } from 'jsonc-parser';
import { isExactNumber } from './exact-number.ts';

/** In a pattern with `u`, only a surrogate that stands alone is one. */
const halfOfPair = /\p{Surrogate}/u;

type Keys = readonly (string | number)[];

/** Further faults are not looked for: the answer names fewer, and a body may hold thousands. */
const maxIssues = 100;

/**
 * Finds what of a JSON text is lost when it is parsed and written anew, or is understood in more than
 * one way: names that are given twice, names of the prototype, numbers that are not kept exactly,
 * and what is no text.
 *
 * @param text valid JSON, not nested deeply
 */
export function findJsonFaults(text: string): readonly ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  const names: Set<string>[] = [];
  const add = (keys: Keys, message: string, attemptedValue: unknown = null) =>
    issues.push(toIssue(keys, message, attemptedValue));
  const isFull = () => issues.length >= maxIssues;
  visit(text, {
    onObjectBegin: () => {
      names.push(new Set());
    },
    onObjectEnd: () => {
      names.pop();
    },
    onObjectProperty: (name, _offset, _length, _line, _character, path) => {
      if (isFull()) return;
      const seen = names.at(-1);
      if (seen?.has(name)) add([...path(), name], 'is given more than once; give it once');
      seen?.add(name);
      if (name === '__proto__') add([...path(), name], 'is not a name that a field may have');
      const fault = findTextFault(name);
      if (fault) add([...path(), name], `has a name that ${fault}`);
    },
    onLiteralValue: (value: unknown, offset, length, _line, _character, path) => {
      if (isFull()) return;
      if (typeof value === 'string') {
        const fault = findTextFault(value);
        if (fault) add(path(), fault, value);
      } else if (typeof value === 'number' && !isExactNumber(text.slice(offset, offset + length)))
        add(
          path(),
          'is a number that cannot be kept exactly: at most 2^53 - 1, or 15 digits',
          value,
        );
    },
  });
  return issues;
}

/** What makes a string one that others read otherwise, or cannot keep. */
export function findTextFault(text: string): string | undefined {
  if (text.includes('\0')) return 'holds the character U+0000';
  return halfOfPair.test(text)
    ? 'holds half of a surrogate pair, which is no character'
    : undefined;
}

function toIssue(keys: Keys, message: string, attemptedValue: unknown): ValidationIssue {
  return {
    location: 'body',
    pointer: keys
      .map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join(''),
    propertyName: keys.join('.') || 'Body',
    message,
    attemptedValue,
  };
}
