import type { Json, JsonObject } from './json.ts';
import { resolve, toObject } from './specification-values.ts';

/** What a schema promises of a value's form, and what it says about people. */
export interface ValueShape {
  /** JSON types; empty where none is promised. */
  readonly types: readonly string[];
  readonly personalData?: string;
  readonly properties?: Readonly<Record<string, ValueShape>>;
  readonly items?: ValueShape;
}

/** Keywords that some texts do not satisfy, such as one put in the place of a person's name. */
const textForms = ['format', 'pattern', 'enum', 'const', 'minLength', 'maxLength'];

/**
 * Reads the shape of the values that a schema allows, alternatives in one.
 *
 * @throws Error naming a field that is classed as personal data, but of which no other text can take
 *   the place
 */
export function readValueShape(document: JsonObject, value: Json, name = ''): ValueShape {
  const schema = resolve(document, value);
  const personalData = toObject(value)?.['x-personal-data'] ?? schema['x-personal-data'];
  const properties = Object.entries(toObject(schema['properties']) ?? {}).flatMap(
    ([field, property]) =>
      property === undefined ? [] : [[field, readValueShape(document, property, field)] as const],
  );
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => toList(schema[keyword]));
  const own: ValueShape = {
    types: toList(schema['type'] ?? []).map(String),
    ...(typeof personalData === 'string' ? { personalData } : {}),
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(toObject(schema['items']) && schema['items'] !== undefined
      ? { items: readValueShape(document, schema['items'], name) }
      : {}),
  };
  requireReplaceable(name, own, schema);
  return parts.map((part) => readValueShape(document, part, name)).reduce(merge, own);
}

function requireReplaceable(name: string, { types, personalData }: ValueShape, schema: JsonObject) {
  if (personalData === undefined) return;
  const form = textForms.find((keyword) => keyword in schema);
  const hasText = types.length === 0 || types.includes('string');
  if (hasText && form === undefined) return;
  throw new Error(
    `${name} is classed as ${personalData}, but ${form === undefined ? 'it takes no text' : `its ${form} does not take every text`}: no token could stand for it`,
  );
}

/** A value may be promised by either; only what both allow satisfies the specification for sure. */
function merge(one: ValueShape, other: ValueShape): ValueShape {
  const personalData = one.personalData ?? other.personalData;
  const items =
    one.items && other.items ? merge(one.items, other.items) : (one.items ?? other.items);
  const names = new Set([
    ...Object.keys(one.properties ?? {}),
    ...Object.keys(other.properties ?? {}),
  ]);
  const properties = [...names].map((name) => {
    const shapes = [one.properties?.[name], other.properties?.[name]].filter(
      (shape) => shape !== undefined,
    );
    return [name, shapes.reduce(merge)] as const;
  });
  return {
    types: mergeTypes(one.types, other.types),
    ...(personalData === undefined ? {} : { personalData }),
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(items === undefined ? {} : { items }),
  };
}

function mergeTypes(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
  const both = one.filter((type) => other.includes(type));
  return both.length > 0 ? both : [...one, ...other];
}

function toList(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
