type Node = Readonly<Record<string, unknown>>;

const limits: Readonly<Record<string, (limit: string) => string>> = {
  minimum: (limit) => `at least ${limit}`,
  exclusiveMinimum: (limit) => `more than ${limit}`,
  maximum: (limit) => `at most ${limit}`,
  exclusiveMaximum: (limit) => `less than ${limit}`,
  multipleOf: (limit) => `a multiple of ${limit}`,
  minLength: (limit) => `at least ${limit} characters long`,
  maxLength: (limit) => `at most ${limit} characters long`,
  pattern: (limit) => `matches ${limit}`,
  minItems: (limit) => `at least ${limit} items`,
  maxItems: (limit) => `at most ${limit} items`,
};

/** Says what a thing lays down about one of its aspects, such as `One of 0, 1.` for its values. */
export function describeAspect(about: string, node: Node): string {
  const schema = toNode(node['schema']) ?? node;
  switch (about) {
    case 'role':
      return `Needs ${list(rolesOf(node))}.`;
    case 'required':
      return node['required'] === true ? 'Required.' : `Requires ${list(requiredOf(node))}.`;
    case 'nullability':
      return schema['type'] === 'null' ? 'Always null.' : 'May be null.';
    case 'values':
      return describeValues(schema);
    case 'open-set':
      return 'Other values than the named ones are possible, and a reader tolerates them.';
    case 'default':
      return `${code(schema['default'])} where it is left out.`;
    case 'format':
      return `Has the format ${code(schema['format'])}.`;
    case 'bounds':
      return describeBounds(schema);
    case 'unknown-fields':
      return 'Refuses fields that are not listed.';
    default:
      return `Says something about its ${about}.`;
  }
}

function describeValues(schema: Node): string {
  if ('const' in schema) return `Always ${code(schema['const'])}.`;
  const values = toList(schema['enum']);
  if (values.length > 0) return `One of ${list(values)}.`;
  const named = toList(schema['x-extensible-enum']).map((entry) => {
    const { value, name } = toNode(entry) ?? {};
    return `${code(value)} means ${String(name)}`;
  });
  return `${named.join(', ')}.`;
}

function describeBounds(schema: Node): string {
  const width = schema['format'] === 'int64' ? ['a whole number of 64 bits'] : [];
  const bounds = Object.entries(limits).flatMap(([keyword, describe]) =>
    keyword in schema ? [describe(code(schema[keyword]))] : [],
  );
  const text = [...width, ...bounds].join('; ') || 'bounded';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function rolesOf(operation: Node): readonly unknown[] {
  const requirements = toList(operation['security']);
  return [...new Set(requirements.flatMap((one) => Object.values(toNode(one) ?? {}).flat()))];
}

function requiredOf(schema: Node): readonly unknown[] {
  const parts = toList(schema['allOf']).map((part) => toNode(part)?.['required']);
  return [schema['required'], ...parts].flatMap(toList);
}

function list(values: readonly unknown[]): string {
  return values.map(code).join(', ');
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toNode(value: unknown): Node | undefined {
  // Any object has keys that may be asked for.
  return typeof value === 'object' && value !== null ? (value as Node) : undefined;
}
