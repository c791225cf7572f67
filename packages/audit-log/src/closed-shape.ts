import { AuditRecordError } from './errors.ts';

/** Returns a copy of a value that fits, or throws. */
export type FieldReader<T> = (value: unknown) => T;

/** One reader for each member; the compiler insists that none is missing. */
export type FieldReaders<T> = { readonly [K in keyof Required<T>]: FieldReader<T[K]> };

/**
 * Reads an object member by member, in the order of `fields`. What `fields` does not name is left
 * behind: the copy holds nothing that was not asked for.
 *
 * @throws {AuditRecordError} when a member does not fit; names its path, never its value
 */
export function closedObject<T extends object>(fields: FieldReaders<T>): FieldReader<T> {
  const readers = Object.entries<FieldReader<unknown>>(fields);
  return (value) => {
    if (!isObject(value)) throw new AuditRecordError('', 'an object');
    const copy: Record<string, unknown> = {};
    let place = '';
    try {
      for (const [name, read] of readers) {
        place = name;
        const member = read(value[name]);
        if (member !== undefined) copy[name] = member;
      }
    } catch (error) {
      throw within(place, error);
    }
    // Each member of T has been put there by its own reader.
    return copy as T;
  };
}

/** Reads a member that may be left out. */
export function optional<T>(read: FieldReader<T>): FieldReader<T | undefined> {
  return (value) => (value === undefined ? undefined : read(value));
}

/** Reads a list, item by item. */
export function listOf<T>(read: FieldReader<T>): FieldReader<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new AuditRecordError('', 'a list');
    const copy: T[] = [];
    try {
      for (const item of value as readonly unknown[]) copy.push(read(item));
    } catch (error) {
      throw within(String(copy.length), error);
    }
    return copy;
  };
}

/** Reads an object of any names that fit, in their order as text. */
export function dictionaryOf<T>(
  readName: FieldReader<string>,
  read: FieldReader<T>,
): FieldReader<Record<string, T>> {
  return (value) => {
    if (!isObject(value)) throw new AuditRecordError('', 'an object');
    const members: [string, T][] = [];
    for (const name of Object.keys(value).sort()) {
      const own = readName(name);
      try {
        members.push([own, read(value[name])]);
      } catch (error) {
        throw within(name, error);
      }
    }
    return Object.fromEntries(members);
  };
}

/** Reads a value that one of several readers takes. */
export function eitherOf<T>(expected: string, readers: readonly FieldReader<T>[]): FieldReader<T> {
  return (value) => {
    for (const read of readers) {
      try {
        return read(value);
      } catch (error) {
        if (!(error instanceof AuditRecordError)) throw error;
      }
    }
    throw new AuditRecordError('', expected);
  };
}

/** Reads one of a few values. */
export function oneOf<const T extends string | number>(...values: T[]): FieldReader<T> {
  const expected = values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`;
  return (value) => {
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw new AuditRecordError('', expected);
    return found;
  };
}

/** Reads a string that the pattern describes from end to end. */
export function textLike(pattern: RegExp, expected: string): FieldReader<string> {
  return (value) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new AuditRecordError('', expected);
    return value;
  };
}

/** Reads a whole number from `minimum` to `maximum`. */
export function wholeNumber(
  minimum: number,
  maximum: number = Number.MAX_SAFE_INTEGER,
): FieldReader<number> {
  const upTo = maximum === Number.MAX_SAFE_INTEGER ? ' or more' : ` to ${maximum}`;
  return (value) => {
    if (!isNumber(value) || !Number.isSafeInteger(value) || value < minimum || value > maximum) {
      throw new AuditRecordError('', `a whole number, ${minimum}${upTo}`);
    }
    return value;
  };
}

/** Reads a length of time: finite, zero or more. */
export const duration: FieldReader<number> = (value) => {
  if (!isNumber(value) || !Number.isFinite(value) || value < 0) {
    throw new AuditRecordError('', 'a number, 0 or more');
  }
  return value;
};

/** Reads any number that JSON can hold. */
export const finite: FieldReader<number> = (value) => {
  if (!isNumber(value) || !Number.isFinite(value)) throw new AuditRecordError('', 'a number');
  return value;
};

/** Reads `true` or `false`. */
export const truth: FieldReader<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new AuditRecordError('', 'true or false');
  return value;
};

/** The same fault, seen from the object or list that holds the value. */
function within(name: string, error: unknown): unknown {
  if (!(error instanceof AuditRecordError)) return error;
  const path = error.path === '' ? name : `${name}.${error.path}`;
  return new AuditRecordError(path, error.expected);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
