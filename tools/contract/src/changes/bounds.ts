import type { Json, JsonObject } from './json.ts';

/** A lower or upper limit. */
export interface Bound {
  readonly value: number;
  /** Whether the limit itself is not allowed. */
  readonly isExclusive: boolean;
}

/** The tightest of the limits that schemas set with a keyword; undefined if none of them does. */
export function readBound(sources: readonly JsonObject[], keyword: string): Bound | undefined {
  const bounds = sources.flatMap((source) => listBounds(source, keyword));
  const [first, ...others] = bounds.filter((bound) => !isWithoutEffect(keyword, bound));
  return (
    first &&
    others.reduce(
      (tightest, bound) => (isTighter(keyword, bound, tightest) ? bound : tightest),
      first,
    )
  );
}

/** Whether a limit allows less than another. */
export function isTighter(keyword: string, bound: Bound, other: Bound): boolean {
  if (bound.value === other.value) return bound.isExclusive && !other.isExclusive;
  return isLower(keyword) ? bound.value > other.value : bound.value < other.value;
}

export function describeBound(keyword: string, { value, isExclusive }: Bound): string {
  if (!isExclusive) return String(value);
  return `${isLower(keyword) ? 'above' : 'below'} ${value}`;
}

function listBounds(source: JsonObject, keyword: string): readonly Bound[] {
  const value = toNumber(source[keyword]);
  const exclusive = source[`exclusive${keyword.charAt(0).toUpperCase()}${keyword.slice(1)}`];
  // In OpenAPI 3.0 it is a flag beside the limit, later a limit of its own.
  const limit = toNumber(exclusive);
  return [
    ...(value === undefined ? [] : [{ value, isExclusive: exclusive === true }]),
    ...(limit === undefined ? [] : [{ value: limit, isExclusive: true }]),
  ];
}

function toNumber(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function isLower(keyword: string): boolean {
  return keyword.startsWith('min');
}

/** Nothing is shorter than 0. */
function isWithoutEffect(keyword: string, { value }: Bound): boolean {
  return keyword !== 'minimum' && isLower(keyword) && value <= 0;
}
