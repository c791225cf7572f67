import { describeTypes, describeVariant, listTypeNames } from './describe-schema.ts';
import { compareAnnotations } from './compare-annotations.ts';
import { compareAssertions } from './compare-assertions.ts';
import { compareProperties } from './compare-properties.ts';
import type { SchemaSet } from './schema-alternatives.ts';
import { toSchemaShape, type SchemaShape, type Variant } from './schema-shape.ts';
import { listConstants, pairVariants } from './pair-variants.ts';
import { recordShift, type SchemaSide, type ValueContext } from './value-context.ts';

/** Compares what two schemas allow, and what they say about it. */
export function compareSchemas(context: ValueContext, oldSet: SchemaSet, newSet: SchemaSet): void {
  if (context.isVisited(oldSet, newSet)) return;
  const oldSide = toSide(context.old.isVersion30, oldSet);
  const newSide = toSide(context.new.isVersion30, newSet);
  compareAnnotations(context, oldSide, newSide);
  if (compareTypes(context, oldSide, newSide)) return;
  for (const [type, oldVariants] of oldSide.variants) {
    const newVariants = newSide.variants.get(type);
    if (newVariants) compareVariants(context, oldVariants, newVariants);
  }
}

function toSide(isVersion30: boolean, set: SchemaSet): SchemaShape {
  return toSchemaShape(set, isVersion30);
}

/** Whether nothing more can be said of the two, since they have no type in common. */
function compareTypes(context: ValueContext, oldSide: SchemaShape, newSide: SchemaShape): boolean {
  // Where anything is allowed null is nothing special.
  const isOpen = oldSide.isAny || newSide.isAny;
  const [oldTypes, newTypes] = [oldSide, newSide].map((side) => listTypeNames(side));
  const values = (types: ReadonlySet<string> | undefined): readonly string[] =>
    [...(types ?? [])].filter((type) => isOpen || type !== 'null');
  const [oldValues, newValues] = [values(oldTypes), values(newTypes)];
  const isOnlyNull = oldValues.length === 0 || newValues.length === 0;
  const [oldCompared, newCompared] = isOnlyNull
    ? [[...(oldTypes ?? [])], [...(newTypes ?? [])]]
    : [oldValues, newValues];

  const isLost = oldCompared.some((type) => !allows(newCompared, type));
  const isGained = newCompared.some((type) => !allows(oldCompared, type));
  const place = placeOfSide(context.new, newSide, ['type', 'nullable', 'oneOf', 'anyOf', '$ref']);
  if (isLost || isGained) {
    recordShift(context, {
      shift: isLost && isGained ? 'other' : isLost ? 'tighter' : 'looser',
      kind: 'type-changed',
      message: 'has another type',
      from: describeTypes(oldSide),
      to: describeTypes(newSide),
      place,
    });
  } else if (!isOpen && !isOnlyNull) {
    compareNullability(context, oldSide, newSide);
  }
  return isOpen || isOnlyNull;
}

function allows(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

function compareNullability(
  context: ValueContext,
  oldSide: SchemaShape,
  newSide: SchemaShape,
): void {
  const [wasNullable, isNullable] = [oldSide.variants.has('null'), newSide.variants.has('null')];
  if (wasNullable === isNullable) return;
  recordShift(context, {
    shift: isNullable ? 'looser' : 'tighter',
    kind: isNullable ? 'null-allowed' : 'null-forbidden',
    message: isNullable ? 'may be null' : 'may no longer be null',
    from: describeTypes(oldSide),
    to: describeTypes(newSide),
    place: placeOfSide(context.new, newSide, ['type', 'nullable', 'oneOf', 'anyOf', '$ref']),
  });
}

function compareVariants(
  context: ValueContext,
  oldVariants: readonly Variant[],
  newVariants: readonly Variant[],
): void {
  const { pairs, removed, added } = pairVariants(oldVariants, newVariants);
  for (const [oldVariant, newVariant] of pairs) {
    const isOneOfMany = oldVariants.length > 1;
    const here = isOneOfMany ? context.narrow(listConstants(oldVariant)) : context;
    compareAssertions(here, oldVariant, newVariant);
    compareProperties(here, oldVariant, newVariant, compareSchemas);
    if (oldVariant.type === 'array') {
      compareSchemas(here.enter('[]'), oldVariant.items, newVariant.items);
    }
  }
  for (const variant of removed) {
    recordShift(context, {
      shift: 'tighter',
      kind: 'variant-removed',
      message: 'has one variant less',
      from: describeVariant(variant),
      place: placeOfSide(context.old, variant, []),
    });
  }
  for (const variant of added) {
    recordShift(context, {
      shift: 'looser',
      kind: 'variant-added',
      message: 'has one variant more',
      to: describeVariant(variant),
      place: placeOfSide(context.new, variant, []),
    });
  }
}

function placeOfSide(
  side: SchemaSide,
  { sources }: Pick<SchemaShape, 'sources'>,
  keywords: readonly string[],
): ReturnType<SchemaSide['placeOf']> {
  return side.placeOf(sources, keywords);
}
