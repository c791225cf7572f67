import { shapeKey, type PropertyShape, type Variant } from './schema-shape.ts';
import { fingerprint, isObject, type Json } from './json.ts';

export interface PairedVariants {
  readonly pairs: readonly (readonly [oldVariant: Variant, newVariant: Variant])[];
  readonly removed: readonly Variant[];
  readonly added: readonly Variant[];
}

/** Finds which variant of the one schema has become which of the other. */
export function pairVariants(
  oldVariants: readonly Variant[],
  newVariants: readonly Variant[],
): PairedVariants {
  const isOnly = oldVariants.length === 1 && newVariants.length === 1;
  const candidates = oldVariants
    .flatMap((oldVariant) =>
      newVariants.map((newVariant) => ({
        pair: [oldVariant, newVariant] as const,
        likeness: isOnly ? 1 : measureLikeness(oldVariant, newVariant),
      })),
    )
    .filter(({ likeness }) => likeness > 0)
    .toSorted((left, right) => right.likeness - left.likeness);
  const pairs: (readonly [Variant, Variant])[] = [];
  const taken = new Set<Variant>();
  for (const { pair } of candidates) {
    if (pair.some((variant) => taken.has(variant))) continue;
    pairs.push(pair);
    for (const variant of pair) taken.add(variant);
  }
  return {
    pairs,
    removed: oldVariants.filter((variant) => !taken.has(variant)),
    added: newVariants.filter((variant) => !taken.has(variant)),
  };
}

/** 0 or less where one cannot have become the other. */
function measureLikeness(left: Variant, right: Variant): number {
  if (shapeKey(left) === shapeKey(right)) return 1000;
  const names = [...left.properties.keys()];
  const shared = names.filter((name) => right.properties.has(name));
  const fixed = shared.flatMap((name) => {
    const [first, second] = [left, right].map(({ properties }) =>
      readConstant(properties.get(name)),
    );
    return first === undefined || second === undefined ? [] : [first === second];
  });
  // A property that is fixed to one value tells variants apart.
  if (fixed.includes(false)) return 0;
  if (fixed.length > 0) return 100 + shared.length;
  const all = new Set([...names, ...right.properties.keys()]).size;
  if (all > 0) return shared.length / all;
  return (left.values === undefined) === (right.values === undefined) ? 0.5 : 0;
}

/** The properties of a variant that have one value only, by fingerprint. */
export function listConstants({ properties }: Variant): ReadonlyMap<string, string> {
  return new Map(
    [...properties].flatMap(([name, property]) => {
      const constant = readConstant(property);
      return constant === undefined ? [] : [[name, fingerprint(constant)] as const];
    }),
  );
}

function readConstant(property: PropertyShape | undefined): Json | undefined {
  for (const schema of property?.schemas ?? []) {
    if (!isObject(schema)) continue;
    if (schema['const'] !== undefined) return schema['const'];
    const values = schema['enum'];
    if (Array.isArray(values) && values.length === 1) return (values as readonly Json[])[0];
  }
  return undefined;
}
