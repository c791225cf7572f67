import type { Json, JsonObject } from './json.ts';
import { resolve, toObject } from './specification-values.ts';

/**
 * Rewrites each `oneOf` whose branches are told apart by a constant (`WasSuccessful`,
 * `grant_type`) into the equivalent `if`/`then`/`else`, so that a validator looks into one branch
 * alone and reports what is wrong there, not what all the others would have wanted.
 */
export function withTaggedUnions(document: JsonObject, value: Json): Json {
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => withTaggedUnions(document, item));
  const object = toObject(value);
  if (!object) return value;
  const rewritten = Object.fromEntries(
    Object.entries(object).map(([key, child]) => [key, withTaggedUnions(document, child ?? null)]),
  );
  const { oneOf, ...rest } = rewritten;
  const union = Array.isArray(oneOf) ? toConditions(document, oneOf as readonly Json[]) : undefined;
  return union ? { ...rest, ...union } : rewritten;
}

function toConditions(document: JsonObject, branches: readonly Json[]): JsonObject | undefined {
  const constants = branches.map((branch) => readConstants(document, branch));
  const tag = [...(constants[0]?.keys() ?? [])].find((name) =>
    constants.every((branch) => branch.has(name)),
  );
  if (tag === undefined) return undefined;
  const tags = constants.map((branch) => branch.get(tag) ?? null);
  if (new Set(tags).size < tags.length) return undefined;
  const test = (condition: JsonObject): JsonObject => ({
    type: 'object',
    properties: { [tag]: condition },
    required: [tag],
  });
  return branches.reduceRight<JsonObject>(
    (otherwise, branch, index) => ({
      if: test({ const: tags[index] ?? null }),
      then: branch,
      else: otherwise,
    }),
    test({ enum: tags }),
  );
}

function readConstants(document: JsonObject, branch: Json): ReadonlyMap<string, Json> {
  const properties = toObject(resolve(document, branch)['properties']) ?? {};
  return new Map(
    Object.entries(properties).flatMap(([name, property]) => {
      const constant = toObject(property)?.['const'];
      return constant === undefined ? [] : [[name, constant] as const];
    }),
  );
}
