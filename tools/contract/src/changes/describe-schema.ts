import { jsonTypes, type SchemaShape, type Variant } from './schema-shape.ts';

/** The types that a schema allows, `integer` where a number has to be one. */
export function listTypeNames({ variants }: SchemaShape): ReadonlySet<string> {
  return new Set(
    [...variants].map(([type, ofType]) =>
      ofType.every(({ isInteger }) => isInteger) && type === 'number' ? 'integer' : type,
    ),
  );
}

/** Such as `string | null`. */
export function describeTypes(shape: SchemaShape): string {
  const names = listTypeNames(shape);
  if (names.size === 0) return 'nothing';
  if (names.size === jsonTypes.length) return 'anything';
  return [...names]
    .toSorted((left, right) => Number(left === 'null') - Number(right === 'null'))
    .join(' | ');
}

const maxNames = 4;

/** Such as `object with Id, Content, …`. */
export function describeVariant({ type, sources, properties, values }: Variant): string {
  const title = sources.map((source) => source['title']).find((name) => typeof name === 'string');
  if (typeof title === 'string') return title;
  if (values) return `${type}: ${[...values].join(', ')}`;
  const names = [...properties.keys()];
  if (names.length === 0) return type;
  const shown = names.slice(0, maxNames).join(', ');
  return `${type} with ${shown}${names.length > maxNames ? ', …' : ''}`;
}
