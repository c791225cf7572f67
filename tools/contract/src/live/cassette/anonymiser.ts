import { isApiWord, isKeptNumber } from './kept-values.ts';
import { personalDataClass } from './personal-fields.ts';

/**
 * Replaces what a cassette must not hold: the same value by the same replacement, of the same type
 * and form, so that what can be concluded from the original can be concluded from the copy.
 */
export interface Anonymiser {
  /** A value of JSON that belongs to the field of that name. */
  json(value: unknown, name?: string): unknown;
  /** A value of a query, a path or a form that belongs to the parameter of that name. */
  parameter(text: string, name: string): string;
  /** A text that has no form that is known. */
  text(value: string): string;
  moment(value: Date): Date;
}

export interface AnonymiserOptions {
  /** Every number that may have to be replaced: replacements keep the order of the originals. */
  readonly numbers: Iterable<number>;
  /** The day that becomes the first of January 2025, in UTC. */
  readonly day: Date;
}

const dayMs = 86_400_000;
const targetDayMs = Date.UTC(2025, 0, 1);
const firstReplacement = 1001;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const moment = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)$/;
const email = /^[^@\s]+@[^@\s]+$/;
const phone = /^\+?[\d ()./-]{6,}$/;
const decimal = /^(?:0|[1-9]\d{0,15})$/;
const fieldName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Where the objects stand whose keys are fields; the empty name is that of a whole body. */
const containers = new Set(['', 'Records', 'Value', 'Errors']);

export function createAnonymiser({ numbers, day }: AnonymiserOptions): Anonymiser {
  const shiftMs = targetDayMs - Math.floor(day.getTime() / dayMs) * dayMs;
  const sorted = [...new Set(numbers)].sort((left, right) => left - right);
  const integers = new Map(sorted.map((value, rank) => [value, firstReplacement + rank]));
  const texts = new Map<string, string>();

  const shiftDay = (date: string): string | undefined => {
    const at = Date.parse(`${date}T00:00:00Z`);
    if (Number.isNaN(at)) return undefined;
    // The ends of the calendar stand for no date at all, and nothing lies beyond them.
    if (date < '1000') return '0001-01-01';
    return date > '9000' ? '9999-12-31' : new Date(at + shiftMs).toISOString().slice(0, 10);
  };

  const replaceText = (value: string, name: string): string => {
    if (isApiWord(value)) return value;
    const [, date = '', time = ''] = moment.exec(value) ?? [];
    const shifted = shiftDay(date);
    if (shifted !== undefined) return shifted + time;
    const known = texts.get(value);
    if (known !== undefined) return known;
    const personalData = personalDataClass(name);
    const integer = integers.get(Number(value));
    if (personalData === undefined && decimal.test(value) && integer !== undefined)
      return String(integer);
    const replacement = imitate(value, personalData, texts.size + 1);
    texts.set(value, replacement);
    return replacement;
  };

  const replaceNumber = (value: number, name: string): number => {
    if (isKeptNumber(name, value)) return value;
    return Number.isInteger(value) ? (integers.get(value) ?? 0) : 0.5;
  };

  const replaceObject = (value: object, name: string): object => {
    // Elsewhere, a key may be a value: that of a custom field, for instance.
    const hasFields = containers.has(name);
    const entries = Object.entries(value).map(([key, item], index): [string, unknown] => {
      const isField = hasFields && fieldName.test(key);
      return [isField ? key : `field${index + 1}`, replaceJson(item, isField ? key : name)];
    });
    return Object.fromEntries(entries);
  };

  const replaceJson = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return replaceText(value, name);
    if (typeof value === 'number') return replaceNumber(value, name);
    if (Array.isArray(value)) return value.map((item) => replaceJson(item, name));
    if (typeof value === 'object' && value !== null) return replaceObject(value, name);
    return value;
  };

  return {
    json: replaceJson,
    parameter(text, name) {
      const parts = personalDataClass(name) === undefined ? text.split(',') : [text];
      const replaced = parts.map((part) =>
        /^-?\d+$/.test(part) && Number.isSafeInteger(Number(part))
          ? String(replaceNumber(Number(part), name))
          : replaceText(part, name),
      );
      return replaced.join(',');
    },
    text: (value) => replaceText(value, ''),
    moment: (value) => new Date(value.getTime() + shiftMs),
  };
}

/** Something of the same form as `value` that tells nothing of it but that. */
function imitate(value: string, personalData: string | undefined, count: number): string {
  if (uuid.test(value)) return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  if (email.test(value)) return `person${count}@example.com`;
  if (phone.test(value)) return `+44 7700 900${String(count).padStart(3, '0')}`;
  if (personalData === 'name') return `Name ${count}`;
  return `Text ${count}`;
}
