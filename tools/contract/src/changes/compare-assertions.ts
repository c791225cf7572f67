import { describeBound, isTighter } from './bounds.ts';
import type { Shift } from './change-recorder.ts';
import type { Variant } from './schema-shape.ts';
import { recordShift, type ValueContext } from './value-context.ts';

/** Compares the values, bounds, formats and patterns that two variants ask for. */
export function compareAssertions(context: ValueContext, from: Variant, to: Variant): void {
  compareValues(context, from, to);
  compareBounds(context, from, to);
  for (const keyword of new Set([...from.assertions.keys(), ...to.assertions.keys()])) {
    const before = from.assertions.get(keyword);
    const after = to.assertions.get(keyword);
    const shift = toShift(keyword, before, after);
    if (!shift) continue;
    recordShift(context, {
      shift,
      kind: `${toKebabCase(keyword)}-changed`,
      message: `has another ${keyword}`,
      from: describe(before),
      to: describe(after),
      place: placeOf(context, from, to, [keyword]),
    });
  }
}

function compareValues(context: ValueContext, from: Variant, to: Variant): void {
  const [before, after] = [from.values, to.values];
  const keywords = ['enum', 'const'];
  if (before === undefined || after === undefined) {
    if (before === after) return;
    recordShift(context, {
      shift: after ? 'tighter' : 'looser',
      kind: after ? 'enum-added' : 'enum-removed',
      message: after ? 'is limited to certain values' : 'is no longer limited to certain values',
      from: before && [...before].join(', '),
      to: after && [...after].join(', '),
      place: placeOf(context, from, to, keywords),
    });
    return;
  }
  for (const value of before) {
    if (after.has(value)) continue;
    recordShift(context, {
      shift: 'tighter',
      kind: 'enum-value-removed',
      message: `no longer has the value ${value}`,
      from: value,
      place: context.old.placeOf(from.sources, keywords),
      touch: context.direction === 'request' ? { value } : 'use',
    });
  }
  for (const value of after) {
    if (before.has(value)) continue;
    recordShift(context, {
      shift: 'looser',
      kind: 'enum-value-added',
      message: `may have the value ${value}`,
      to: value,
      place: context.new.placeOf(to.sources, keywords),
    });
  }
}

function compareBounds(context: ValueContext, from: Variant, to: Variant): void {
  for (const keyword of new Set([...from.bounds.keys(), ...to.bounds.keys()])) {
    const [before, after] = [from.bounds.get(keyword), to.bounds.get(keyword)];
    const isTightened = after && (!before || isTighter(keyword, after, before));
    const isLoosened = before && (!after || isTighter(keyword, before, after));
    if (!isTightened && !isLoosened) continue;
    recordShift(context, {
      shift: isTightened ? 'tighter' : 'looser',
      kind: `${toKebabCase(keyword)}-changed`,
      message: `has another ${keyword}`,
      from: before ? describeBound(keyword, before) : 'none',
      to: after ? describeBound(keyword, after) : 'none',
      place: placeOf(context, from, to, [keyword, `exclusive${capitalize(keyword)}`]),
    });
  }
}

/** Formats of numbers, each within the next. */
const widths: readonly (readonly string[])[] = [
  ['"int32"', '"int64"'],
  ['"float"', '"double"'],
];

function toShift(
  keyword: string,
  before: ReadonlySet<string> = new Set(),
  after: ReadonlySet<string> = new Set(),
): Shift | undefined {
  const isKept = isWithin(before, after);
  const isNothingNew = isWithin(after, before);
  if (isKept) return isNothingNew ? undefined : 'tighter';
  if (isNothingNew) return 'looser';
  const [[first = ''], [second = '']] = [[...before], [...after]];
  if (keyword === 'multipleOf') {
    if (Number(second) % Number(first) === 0) return 'tighter';
    return Number(first) % Number(second) === 0 ? 'looser' : 'other';
  }
  const width = widths.find((formats) => formats.includes(first) && formats.includes(second));
  if (keyword !== 'format' || !width) return 'other';
  return width.indexOf(second) > width.indexOf(first) ? 'looser' : 'tighter';
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((member) => whole.has(member));
}

const maxDescriptionLength = 120;

function describe(values: ReadonlySet<string> | undefined): string {
  const text = [...(values ?? [])].join(' and ');
  if (text === '') return 'none';
  return text.length > maxDescriptionLength ? `${text.slice(0, maxDescriptionLength)}…` : text;
}

/** In the new specification, or where it was if it is gone. */
function placeOf(
  context: ValueContext,
  from: Variant,
  to: Variant,
  keywords: readonly string[],
): ReturnType<ValueContext['old']['placeOf']> {
  const isThere = to.sources.some((source) => keywords.some((name) => source[name] !== undefined));
  return isThere
    ? context.new.placeOf(to.sources, keywords)
    : context.old.placeOf(from.sources, keywords);
}

function toKebabCase(keyword: string): string {
  return keyword.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function capitalize(keyword: string): string {
  return keyword.charAt(0).toUpperCase() + keyword.slice(1);
}
