import type { SchemaShape } from '../contract/schema-shape.ts';

/** A value of an example that a schema does not allow. */
export interface ExampleIssue {
  readonly problem: 'null' | 'type' | 'format' | 'value' | 'unknown' | 'missing';
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  /** Of the value; of what should hold it, if it is unknown. */
  readonly shape: SchemaShape;
}

const formats: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/,
  'date-minute': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
};

/** What about a value a schema does not allow, in the alternative that it fits best. */
export function checkExample(
  value: unknown,
  shape: SchemaShape,
  path: ExampleIssue['path'] = [],
): readonly ExampleIssue[] {
  if (shape.alternatives.length < 2) return checkValue(value, shape, path);
  return shape.each
    .map((one) => checkValue(value, one, path))
    .reduce((best, issues) => (issues.length < best.length ? issues : best));
}

function checkValue(
  value: unknown,
  shape: SchemaShape,
  path: ExampleIssue['path'],
): readonly ExampleIssue[] {
  const issue = (problem: ExampleIssue['problem']): readonly ExampleIssue[] => [
    { problem, path, value, shape },
  ];
  if (value === null) return shape.nullable ? [] : issue('null');
  if (shape.types && !hasType(value, shape.types)) return issue('type');
  const [schema] = shape.alternatives;
  if (schema?.const !== undefined && schema.const !== value) return issue('value');
  if (schema?.enum && !schema.enum.includes(value)) return issue('value');
  const format = formats[schema?.format ?? ''];
  if (format && typeof value === 'string' && !format.test(value)) return issue('format');
  if (Array.isArray(value)) {
    const { items } = shape;
    return items
      ? value.flatMap((item: unknown, index) => checkExample(item, items, [...path, index]))
      : [];
  }
  return typeof value === 'object' ? checkMembers(value, shape, path) : [];
}

function checkMembers(
  value: object,
  shape: SchemaShape,
  path: ExampleIssue['path'],
): readonly ExampleIssue[] {
  if (shape.properties.size === 0) return [];
  const present = Object.entries(value).flatMap(([name, member]): readonly ExampleIssue[] => {
    const property = shape.properties.get(name);
    return property
      ? checkExample(member, property, [...path, name])
      : [{ problem: 'unknown', path: [...path, name], value: member, shape }];
  });
  const missing = [...shape.required].flatMap((name): readonly ExampleIssue[] => {
    const property = shape.properties.get(name);
    return Object.hasOwn(value, name) || !property
      ? []
      : [{ problem: 'missing', path: [...path, name], value: undefined, shape: property }];
  });
  return [...present, ...missing];
}

function hasType(value: unknown, types: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return types.has('array');
  if (typeof value === 'number') {
    return types.has('number') || (types.has('integer') && Number.isInteger(value));
  }
  return types.has(typeof value);
}
