import { MatchersV3 } from '@pact-foundation/pact';

/** An example, and what other values have to have in common with it. */
export type Template = ReturnType<typeof MatchersV3.string>;

/** A moment as the API writes it: ISO 8601, in UTC. */
const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** The type of a body, whatever else stands behind it. */
export const jsonType: Template = MatchersV3.regex(/^application\/json(;.*)?$/, 'application/json');

/** The header of a caller, filled in with the token of the provider that is verified. */
export const authorization: Template = MatchersV3.fromProviderState(
  'Bearer ${accessToken}',
  'Bearer example-token',
);

/**
 * What an answer has to look like, taken from an example: every field is there and has the
 * example's type, and what is null there is null. For lists there is `MatchersV3.eachLike`.
 *
 * @throws TypeError for a field that is neither a scalar of JSON nor an object
 */
export function likeExample(example: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, likeValue(value)]),
  );
}

function likeValue(value: unknown): unknown {
  if (value === null) return MatchersV3.nullValue();
  if (typeof value === 'boolean') return MatchersV3.boolean(value);
  if (typeof value === 'number') return MatchersV3.integer(value);
  if (typeof value === 'string') {
    return timestamp.test(value) ? MatchersV3.regex(timestamp, value) : MatchersV3.string(value);
  }
  if (typeof value === 'object' && !Array.isArray(value)) return likeExample(value);
  throw new TypeError(`An example cannot hold this: ${JSON.stringify(value)}.`);
}
