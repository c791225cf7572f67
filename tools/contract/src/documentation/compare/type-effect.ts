import type { SchemaShape } from '../contract/schema-shape.ts';
import type { PageType } from '../page/page-type.ts';
import type { ChangeEffect, Direction } from './change.ts';

/** What it means that a page states a type; undefined if it is that of the specification. */
export function compareType(
  stated: PageType,
  shape: SchemaShape,
  direction: Direction,
): ChangeEffect | undefined {
  const { types } = shape;
  if (!stated.types || !types) {
    if (stated.types === types) return undefined;
    const isNarrower = !types;
    return isNarrower === (direction === 'response') ? 'additive' : 'breaking';
  }
  const widerOnPage = [...types].every((type) => includesType(stated.types, type));
  const narrowerOnPage = [...stated.types].every((type) => includesType(types, type));
  if (types.size === stated.types.size && [...types].every((type) => stated.types?.has(type))) {
    const { items } = shape;
    if (stated.items && items) return compareType(stated.items, items, direction);
    return stated.nullable && !shape.nullable ? effectOfWider(direction) : undefined;
  }
  if (direction === 'request') return widerOnPage ? 'additive' : 'breaking';
  return narrowerOnPage && stated.types.size > 0 ? 'additive' : 'breaking';
}

function includesType(types: ReadonlySet<string> | undefined, type: string): boolean {
  return !types || types.has(type) || (type === 'integer' && types.has('number'));
}

function effectOfWider(direction: Direction): ChangeEffect {
  return direction === 'request' ? 'additive' : 'breaking';
}

/** A type in words. */
export function describeType({ types, nullable, items }: SchemaShape): string {
  const names = types ? [...types].sort() : ['any'];
  const words = names.map((name) =>
    name === 'array' && items?.types ? `array of ${[...items.types].join(' or ')}` : name,
  );
  return [...words, ...(nullable && types ? ['null'] : [])].join(' or ');
}
