import { isObject, toList, type Json, type JsonObject } from './json.ts';

/** Schemas that a value has to fulfil all at once; none of them allows everything. */
export type SchemaSet = readonly (JsonObject | boolean)[];

/**
 * One way to fulfil a schema: the schemas whose own keywords all apply, the outermost first. What
 * refers and combines has been followed, and does not count any more.
 */
export type Alternative = SchemaSet;

/** Beyond this many a choice is compared as it is written. */
const maxAlternatives = 256;

const nothingElse: readonly Alternative[] = [[]];

/**
 * Every way to fulfil a set of schemas, however it is spread over references, `allOf`, `oneOf` and
 * `anyOf`.
 *
 * @param isVersion30 whether `nullable` means something
 */
export function listAlternatives(set: SchemaSet, isVersion30: boolean): readonly Alternative[] {
  return expandAll(set, isVersion30, []);
}

/** The schemas of a set that hold whichever alternative is taken, the outermost first. */
export function listCommonSchemas(set: SchemaSet): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const enter = (schema: Json | undefined): void => {
    if (!isObject(schema) || found.includes(schema)) return;
    found.push(schema);
    enter(schema['$ref']);
    for (const member of toList(schema['allOf'])) enter(member);
    for (const choice of ['oneOf', 'anyOf']) {
      const variants = toList(schema[choice]);
      if (variants.length === 1) enter(variants[0]);
    }
  };
  for (const schema of set) enter(schema);
  return found;
}

export function toSchemaSet(schema: Json | undefined): SchemaSet {
  return isObject(schema) || typeof schema === 'boolean' ? [schema] : [];
}

function expandAll(
  set: SchemaSet,
  isVersion30: boolean,
  above: readonly JsonObject[],
): readonly Alternative[] {
  return set.reduce<readonly Alternative[]>(
    (alternatives, schema) => multiply(alternatives, expand(schema, isVersion30, above)),
    nothingElse,
  );
}

function expand(
  schema: JsonObject | boolean,
  isVersion30: boolean,
  above: readonly JsonObject[],
): readonly Alternative[] {
  if (!isObject(schema)) return schema ? nothingElse : [[false]];
  // A schema that contains itself without a property between adds nothing to itself.
  if (above.includes(schema)) return nothingElse;
  const inside = [...above, schema];
  const expandOne = (member: Json | undefined): readonly Alternative[] =>
    expandAll(toSchemaSet(member), isVersion30, inside);

  // In OpenAPI 3.0 nothing beside a reference counts.
  if (isVersion30 && isObject(schema['$ref'])) return expandOne(schema['$ref']);
  const parts = [
    expandOne(schema['$ref']),
    ...toList(schema['allOf']).map(expandOne),
    ...['oneOf', 'anyOf'].map((choice) => expandChoice(schema[choice], expandOne)),
  ];
  const alternatives = parts.reduce<readonly Alternative[]>(multiply, [[schema]]);
  return isVersion30 && schema['nullable'] === true
    ? [...alternatives, [{ type: 'null' }]]
    : alternatives;
}

function expandChoice(
  choice: Json | undefined,
  expandOne: (member: Json) => readonly Alternative[],
): readonly Alternative[] {
  const variants = toList(choice);
  if (variants.length === 0) return nothingElse;
  return variants.flatMap(expandOne);
}

function multiply(
  left: readonly Alternative[],
  right: readonly Alternative[],
): readonly Alternative[] {
  if (left.length * right.length > maxAlternatives) {
    const unexpanded = right.map((alternative) => alternative.filter((leaf) => isObject(leaf)));
    return left.map((alternative) => [...alternative, { unexpandedChoice: unexpanded }]);
  }
  return left.flatMap((first) => right.map((second) => [...first, ...second]));
}
