import type { NamedValue } from '../page/documentation-page.ts';

/**
 * The values that a sentence names in whatever way, such as `1` (Operator) or Operator (1). It may
 * take a number for a value that is none, so it is for fields that are known to have such values.
 */
export function findLooselyNamedValues(text: string): readonly NamedValue[] {
  const before =
    /(?<![\w.-])["'`]?(-?\d+)["'`]?\s*(?:\(|means |is |for |stands for )["'`]?([A-Z]\w*)/g;
  const behind = /\b([A-Z]\w*)["'`]?\s*(?:\(|=\s*|:\s*)["'`]?(-?\d+)\b/g;
  const found = [...text.matchAll(before)].map(([, value = '', name = '']) => ({ value, name }));
  return found.length > 0
    ? found
    : [...text.matchAll(behind)].map(([, name = '', value = '']) => ({ value, name }));
}

/**
 * The values that a sentence names, such as `1` = Operator, and the directions of a sort, such as
 * 0 for ascending. Empty where it names none.
 */
export function findNamedValues(text: string): readonly NamedValue[] {
  const directions = findDirections(text);
  const separator = /\bvalues?\b/i.test(text) ? '=|:|→|->|–|—' : '=|→|->';
  const pattern = new RegExp(
    `(?<![\\w.-])["'\`]?([-−]?\\d+)["'\`]?\\s*(?:${separator})\\s*["'\`]?([A-Za-z][\\w-]*(?: [A-Z][\\w-]*)*)`,
    'g',
  );
  const others = [...text.matchAll(pattern)]
    .map(([, value = '', name = '']) => ({ value: value.replace('−', '-'), name }))
    .filter(({ value, name }) => {
      const isDirection = /^(asc|desc)/i.test(name);
      return !isDirection && !directions.some((direction) => direction.value === value);
    });
  return [...directions, ...others];
}

interface Run {
  readonly kind: 'value' | 'direction';
  readonly words: string[];
}

function findDirections(text: string): readonly NamedValue[] {
  const pattern = /(?<![\w.])([-−–]?\d+)(?!\w|\.\d)|\b(asc|desc)(?:ending)?\b/gi;
  // Values and directions in turns, such as "0 ascending, 1 descending" or "0/1 ascending/descending".
  const runs: Run[] = [];
  for (const [, value, direction = ''] of text.matchAll(pattern)) {
    const kind = value === undefined ? 'direction' : 'value';
    const word = value?.replace(/[−–]/, '-') ?? `${direction.toLowerCase()}ending`;
    const last = runs.at(-1);
    if (last?.kind === kind) last.words.push(word);
    else runs.push({ kind, words: [word] });
  }
  const found = new Map<string, string>();
  for (let index = 0; index + 1 < runs.length; index += 2) {
    const [first, second] = [runs[index], runs[index + 1]];
    if (first?.words.length !== second?.words.length) continue;
    const [values, names] = first?.kind === 'value' ? [first, second] : [second, first];
    for (const [position, name] of (names?.words ?? []).entries()) {
      if (!found.has(name)) found.set(name, values?.words[position] ?? '');
    }
  }
  return [...found].map(([name, value]) => ({ value, name }));
}

/** The numbers in a sentence, where it says what values there are without naming them. */
export function findBareValues(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.:-])([-−]?\d+)(?![\w:-]|\.\d)/g)].map(([, value = '']) =>
    value.replace('−', '-'),
  );
}

/** The values of a list such as "Allowed values: `Email`, `Chat`". */
export function findAllowedValues(text: string): readonly string[] {
  const [, values, choices] =
    /\b(?:allowed|accepted|permitted|possible|supported|valid) values?(?: are| is)?\s*:?\s+([^.;\n]+)|\bone of\s*:?\s+([^.;\n]+)/i.exec(
      text,
    ) ?? [];
  return (values ?? choices ?? '')
    .split(/,|\bor\b|\band\b|\|/)
    .map((value) => value.replaceAll(/["'`()]/g, '').trim())
    .filter((value) => /^[\w-]+$/.test(value));
}
