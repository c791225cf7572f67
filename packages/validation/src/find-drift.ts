import { operations, type OperationId } from './generated/operations.ts';
import { validators } from './generated/validators.js';
import type { SchemaError } from './operation-validators.ts';
import { findErrors, readPointer } from './schema-issues.ts';

/** Where answers differ from the specification, and how: nothing of what they say. */
export interface Drift {
  /**
   * JSON pointer with `*` for each position in a list and for each name that the specification does
   * not know, so that it holds no data and there are few of them.
   */
  readonly pointer: string;
  /** The keyword of the schema that is not satisfied: `required`, `type`, `format`, … */
  readonly kind: string;
  /** How many values differ so. */
  readonly count: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** The compiled code joins lists of findings anew for each item, so long lists go through in parts. */
const maxItemsAtOnce = 100;

/** Enough to know what is wrong. An answer that is nothing but faults must not exhaust the memory. */
const maxErrors = 250_000;

const knownNames = new Map(
  Object.values(operations).map(({ id, answerFields }) => [id, new Set(answerFields)] as const),
);

/**
 * Finds where a parsed answer differs from what the specification promises for its status: once for
 * each place and kind, counted up to a quarter of a million values in all.
 *
 * @returns `undefined` where the specification promises no body of that type for that status
 */
export function findDrift(
  operationId: OperationId,
  status: number,
  contentType: string,
  body: unknown,
): readonly Drift[] | undefined {
  const { responses } = validators[operationId];
  const validate = (responses[status] ?? responses['default'])?.[contentType];
  if (!validate) return undefined;
  const drifts = new Map<string, Drift>();
  let errors = 0;
  for (const { part, isFirst, list } of toParts(body)) {
    for (const error of findErrors(validate, part)) {
      if (!isFirst && !error.instancePath.startsWith(`/${list}/`)) continue;
      add(drifts, knownNames.get(operationId), error);
      errors += 1;
      if (errors >= maxErrors) return [...drifts.values()];
    }
  }
  return [...drifts.values()];
}

interface Part {
  readonly part: unknown;
  readonly list?: string;
  /** What is wrong outside of the list is the same in each part, and counts in the first. */
  readonly isFirst: boolean;
}

/** Takes an answer with a long list apart into answers with short ones. */
function* toParts(body: unknown): Generator<Part> {
  const list = isFields(body) ? findLongList(body) : undefined;
  if (!isFields(body) || list === undefined) {
    yield { part: body, isFirst: true };
    return;
  }
  const items = body[list] as readonly unknown[]; // findLongList has looked
  for (let start = 0; start < items.length; start += maxItemsAtOnce) {
    const part = { ...body, [list]: items.slice(start, start + maxItemsAtOnce) };
    yield { part, list, isFirst: start === 0 };
  }
}

function findLongList(body: Fields): string | undefined {
  return Object.keys(body).find((name) => {
    const value = body[name];
    return Array.isArray(value) && value.length > maxItemsAtOnce;
  });
}

function add(
  drifts: Map<string, Drift>,
  known: ReadonlySet<string> | undefined,
  error: SchemaError,
): void {
  const pointer = readPointer(error)
    .split('/')
    .map((segment) => (segment === '' || known?.has(segment) ? segment : '*'))
    .join('/');
  const key = `${pointer} ${error.keyword}`;
  const count = (drifts.get(key)?.count ?? 0) + 1;
  drifts.set(key, { pointer, kind: error.keyword, count });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
