import { isObject, toEntries, toText, type JsonObject } from './json.ts';
import type { SchemaShape } from './schema-shape.ts';
import { recordEffect, type ValueContext } from './value-context.ts';

/** Compares by which property, and by which of its values, variants are told apart. */
export function compareDiscriminator(
  context: ValueContext,
  from: SchemaShape,
  to: SchemaShape,
): void {
  const [before, after] = [findDiscriminator(from), findDiscriminator(to)];
  const keywords = ['discriminator'];
  const place = after
    ? context.new.placeOf(to.sources, keywords)
    : context.old.placeOf(from.sources, keywords);
  const [oldName, newName] = [before?.['propertyName'], after?.['propertyName']].map((name) =>
    name === undefined ? undefined : toText(name),
  );
  if (oldName !== newName) {
    recordEffect(context, {
      effect: oldName === undefined ? 'additive' : 'breaking',
      kind: 'discriminator-changed',
      message: 'has another discriminator',
      from: oldName ?? 'none',
      to: newName ?? 'none',
      place,
    });
    return;
  }
  const [oldValues, newValues] = [before, after].map(
    (discriminator) => new Set(toEntries(discriminator?.['mapping']).map(([value]) => value)),
  );
  for (const value of new Set([...(oldValues ?? []), ...(newValues ?? [])])) {
    if (oldValues?.has(value) && newValues?.has(value)) continue;
    const isNew = newValues?.has(value) ?? false;
    recordEffect(context, {
      // What may be sent or come is judged by the variants; here it is how they are told apart.
      effect: isNew ? 'additive' : 'breaking',
      kind: 'discriminator-changed',
      message: isNew ? `tells ${value} apart` : `no longer tells ${value} apart`,
      place,
    });
  }
}

function findDiscriminator({ common, sources }: SchemaShape): JsonObject | undefined {
  return [...common, ...sources].map(({ discriminator }) => discriminator).find(isObject);
}
