import { isAnnotation } from './annotations.ts';
import { readBound, type Bound } from './bounds.ts';
import { fingerprint, isObject, toEntries, toList, type Json, type JsonObject } from './json.ts';
import {
  listAlternatives,
  listCommonSchemas,
  toSchemaSet,
  type SchemaSet,
} from './schema-alternatives.ts';

export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export const jsonTypes: readonly JsonType[] = [
  'null',
  'boolean',
  'number',
  'string',
  'array',
  'object',
];

export interface PropertyShape {
  readonly schemas: SchemaSet;
  readonly isRequired: boolean;
}

/** What values of one type have to fulfil, in one of the ways that a schema allows. */
export interface Variant {
  readonly type: JsonType;
  /** The schemas it was made of, for their places and names. */
  readonly sources: readonly JsonObject[];
  /** The values allowed, by fingerprint; undefined if they are not listed. */
  readonly values: ReadonlySet<string> | undefined;
  readonly isInteger: boolean;
  /** Bounds of a number, a length or a count, by keyword. */
  readonly bounds: ReadonlyMap<string, Bound>;
  /** What keywords such as `pattern` ask for, by fingerprint. */
  readonly assertions: ReadonlyMap<string, ReadonlySet<string>>;
  readonly properties: ReadonlyMap<string, PropertyShape>;
  /** What other properties have to fulfil. */
  readonly additional: SchemaSet;
  readonly items: SchemaSet;
}

/** A schema in the form in which it is compared: two that allow the same look the same. */
export interface SchemaShape {
  readonly variants: ReadonlyMap<JsonType, readonly Variant[]>;
  /** Whether it allows everything. */
  readonly isAny: boolean;
  /** The schemas that say something about the value as a whole, the outermost first. */
  readonly common: readonly JsonObject[];
  /** All schemas it was made of. */
  readonly sources: readonly JsonObject[];
}

/** Reads a set of schemas in the form in which it is compared. */
export function toSchemaShape(set: SchemaSet, isVersion30: boolean): SchemaShape {
  const alternatives = listAlternatives(set, isVersion30);
  const variants = new Map<JsonType, Variant[]>();
  for (const alternative of alternatives) {
    if (alternative.includes(false)) continue;
    for (const variant of toVariants(alternative.filter(isObject))) {
      const others = variants.get(variant.type) ?? [];
      variants.set(variant.type, unite(others, variant));
    }
  }
  return {
    variants,
    isAny:
      variants.size === jsonTypes.length && [...variants.values()].flat().every(isUnconstrained),
    common: listCommonSchemas(set),
    sources: [...new Set(alternatives.flat().filter(isObject))],
  };
}

function toVariants(sources: readonly JsonObject[]): readonly Variant[] {
  const types = readTypes(sources);
  const lists = sources.flatMap(listValues);
  const values = lists.reduce<ReadonlyMap<string, Json> | undefined>(
    (found, list) => (found ? intersect(found, list) : list),
    undefined,
  );
  return [...types].flatMap(([type, isIntegerOnly]) => {
    const ofType = values && [...values].filter(([, value]) => typeOf(value) === type);
    if (ofType?.length === 0) return [];
    const isInteger =
      isIntegerOnly || (ofType?.every(([, value]) => Number.isInteger(value)) ?? false);
    const isEveryBoolean = type === 'boolean' && ofType?.length === 2;
    const listed =
      type === 'null' || isEveryBoolean ? undefined : ofType && new Set(ofType.map(([key]) => key));
    return [
      {
        type,
        sources,
        values: listed,
        isInteger: type === 'number' && isInteger,
        bounds: readBounds(sources, type),
        assertions: readAssertions(sources, type),
        ...(type === 'object' ? readProperties(sources) : noProperties),
        items: type === 'array' ? sources.flatMap(({ items }) => toSchemaSet(items)) : [],
      },
    ];
  });
}

const noProperties = { properties: new Map<string, PropertyShape>(), additional: [] };

/** The types allowed, and whether a number has to be an integer. */
function readTypes(sources: readonly JsonObject[]): ReadonlyMap<JsonType, boolean> {
  const declared = sources.flatMap(({ type }) => {
    const names = typeof type === 'string' ? [type] : toList(type);
    return names.length > 0 ? [names] : [];
  });
  const isValued = sources.some((source) => listValues(source).length > 0);
  const names = declared.length === 0 && !isValued ? inferTypes(sources) : declared;
  return new Map(
    jsonTypes.flatMap((type) => {
      const isAllowed = names.every(
        (list) => list.includes(type) || (type === 'number' && list.includes('integer')),
      );
      const isInteger = names.some((list) => list.includes('integer') && !list.includes('number'));
      return isAllowed ? [[type, type === 'number' && isInteger] as const] : [];
    }),
  );
}

// Many leave the type out where keywords that only one type knows tell it.
function inferTypes(sources: readonly JsonObject[]): readonly (readonly string[])[] {
  const found = (['object', 'array', 'string', 'number'] as const).filter((type) =>
    sources.some((source) =>
      tellingKeywords[type].some((keyword) => source[keyword] !== undefined),
    ),
  );
  return found.length === 0 ? [] : [found];
}

const tellingKeywords = {
  object: ['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  array: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems'],
  string: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
} as const;

function listValues(source: JsonObject): readonly ReadonlyMap<string, Json>[] {
  const lists = [
    ...(Array.isArray(source['enum']) ? [toList(source['enum'])] : []),
    ...(source['const'] === undefined ? [] : [[source['const']]]),
  ];
  return lists.map((list) => new Map(list.map((value) => [fingerprint(value), value])));
}

function intersect(
  left: ReadonlyMap<string, Json>,
  right: ReadonlyMap<string, Json>,
): ReadonlyMap<string, Json> {
  return new Map([...left].filter(([key]) => right.has(key)));
}

function typeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  // What is left are the types that JSON and JavaScript call the same.
  return typeof value as JsonType;
}

const boundKeywords: Readonly<Record<JsonType, readonly string[]>> = {
  null: [],
  boolean: [],
  number: ['minimum', 'maximum'],
  string: ['minLength', 'maxLength'],
  array: ['minItems', 'maxItems'],
  object: ['minProperties', 'maxProperties'],
};

function readBounds(sources: readonly JsonObject[], type: JsonType): ReadonlyMap<string, Bound> {
  return new Map(
    boundKeywords[type].flatMap((keyword) => {
      const bound = readBound(sources, keyword);
      return bound ? [[keyword, bound] as const] : [];
    }),
  );
}

const assertionKeywords: Readonly<Record<JsonType, readonly string[]>> = {
  null: [],
  boolean: [],
  number: ['format', 'multipleOf'],
  string: ['format', 'pattern', 'contentEncoding', 'contentMediaType', 'contentSchema'],
  array: [
    'uniqueItems',
    'prefixItems',
    'contains',
    'minContains',
    'maxContains',
    'unevaluatedItems',
  ],
  object: ['patternProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas'],
};

/** Formats that only tell how to show a value. */
const displayFormats: ReadonlySet<Json | undefined> = new Set(['password']);

/** Keywords that are read otherwise, or that say nothing about what is allowed. */
const otherKeywords: ReadonlySet<string> = new Set([
  ...['$ref', 'allOf', 'oneOf', 'anyOf', 'type', 'nullable', 'enum', 'const', 'items'],
  ...['properties', 'required', 'additionalProperties', 'unevaluatedProperties'],
  ...['default', 'deprecated', 'readOnly', 'writeOnly', 'discriminator', 'xml'],
  ...['$id', '$schema', '$anchor', '$defs', 'definitions'],
  ...['exclusiveMinimum', 'exclusiveMaximum'],
  ...Object.values(boundKeywords).flat(),
  ...Object.values(assertionKeywords).flat(),
]);

/** Keywords that apply whatever the type; one that nobody knows may well be one. */
function listCommonKeywords(sources: readonly JsonObject[]): readonly string[] {
  const names = new Set(sources.flatMap((source) => Object.keys(source)));
  return [...names].filter((name) => !otherKeywords.has(name) && !isAnnotation(name, ''));
}

function readAssertions(
  sources: readonly JsonObject[],
  type: JsonType,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...assertionKeywords[type], ...listCommonKeywords(sources)].flatMap((keyword) => {
      const found = sources
        .map((source) => source[keyword])
        .filter((value) => value !== undefined && value !== false)
        .filter((value) => keyword !== 'format' || !displayFormats.has(value))
        .map((value) => fingerprint(value, isAnnotation));
      return found.length === 0 ? [] : [[keyword, new Set(found.toSorted())] as const];
    }),
  );
}

function readProperties(
  sources: readonly JsonObject[],
): Pick<Variant, 'properties' | 'additional'> {
  const names = new Set([
    ...sources.flatMap(({ properties }) => toEntries(properties).map(([name]) => name)),
    ...sources.flatMap(({ required }) => toList(required).map(String)),
  ]);
  const properties = new Map(
    [...names].map((name) => [
      name,
      {
        schemas: sources.flatMap((source) => listPropertySchemas(source, name)),
        isRequired: sources.some(({ required }) => toList(required).includes(name)),
      },
    ]),
  );
  const additional = sources.flatMap((source) => [
    ...toSchemaSet(source['additionalProperties']),
    ...toSchemaSet(source['unevaluatedProperties']),
  ]);
  return { properties, additional: additional.filter((schema) => schema !== true) };
}

/** What one schema asks of a property; `additionalProperties` looks at its own `properties` only. */
function listPropertySchemas(source: JsonObject, name: string): SchemaSet {
  const { properties, additionalProperties } = source;
  const own = isObject(properties) ? properties[name] : undefined;
  return toSchemaSet(own ?? additionalProperties);
}

/** Adds a variant to others of its type, if it allows what none of them allows. */
function unite(others: readonly Variant[], variant: Variant): Variant[] {
  if (others.length === 0) return [variant];
  const { values } = variant;
  const key = shapeKey(variant);
  const same = others.find((other) => shapeKey(other) === key);
  if (!same) return [...others, variant];
  const united = same.values && values ? new Set([...same.values, ...values]) : undefined;
  const isEveryBoolean = variant.type === 'boolean' && united?.size === 2;
  const sources = [...new Set([...same.sources, ...variant.sources])];
  const both = { ...same, sources, values: isEveryBoolean ? undefined : united };
  return others.map((other) => (other === same ? both : other));
}

/** What a variant asks for, apart from the values that it lists. */
export function shapeKey({
  type,
  isInteger,
  bounds,
  assertions,
  properties,
  additional,
  items,
}: Variant): string {
  const setKey = (set: SchemaSet): string =>
    [...new Set(set.map((schema) => fingerprint(schema, isAnnotation)))].toSorted().join();
  return JSON.stringify([
    type,
    isInteger,
    [...bounds],
    [...assertions].map(([keyword, wanted]) => [keyword, ...wanted]),
    [...properties]
      .map(([name, { schemas, isRequired }]) => [name, setKey(schemas), isRequired])
      .toSorted(),
    setKey(additional),
    setKey(items),
  ]);
}

function isUnconstrained(variant: Variant): boolean {
  const { values, isInteger, bounds, assertions, properties, additional, items } = variant;
  const sizes = [bounds.size, assertions.size, properties.size, additional.length, items.length];
  return values === undefined && !isInteger && sizes.every((size) => size === 0);
}
