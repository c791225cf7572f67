import type { Json, JsonObject } from './json.ts';

/** Narrows a value of the specification to an object; `undefined` for anything else. */
export function toObject(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/**
 * Narrows a value of the specification to a string.
 *
 * @throws Error naming what stands there instead
 */
export function toText(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw new Error(`The specification has ${JSON.stringify(value)} instead of a string`);
}

/**
 * Follows `$ref`s until an object without one is reached.
 *
 * @throws Error naming the reference that leads nowhere
 */
export function resolve(document: JsonObject, value: Json | undefined): JsonObject {
  const object = toObject(value);
  if (!object)
    throw new Error(`The specification has ${JSON.stringify(value)} instead of an object`);
  const reference = object['$ref'];
  if (typeof reference !== 'string') return object;
  const target = reference
    .slice('#/'.length)
    .split('/')
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((node, key) => toObject(node)?.[key], document);
  if (target === undefined) throw new Error(`The specification refers to nothing: ${reference}`);
  return resolve(document, target);
}
