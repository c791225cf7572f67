import {
  resolveReference,
  type ContractDocument,
  type ContractSchema,
  type Evidence,
} from './contract-document.ts';
import type { NamedValue } from '../page/documentation-page.ts';

/** What a value may be, with references followed and combinations worked out. */
export interface SchemaShape {
  /** Where it stands in the document. */
  readonly path: readonly (string | number)[];
  /** The value fits one of these; none of them refers or combines. */
  readonly alternatives: readonly ContractSchema[];
  /** The alternatives one by one, each a shape of its own. */
  readonly each: readonly SchemaShape[];
  /** JSON types without `null`; undefined for any. */
  readonly types: ReadonlySet<string> | undefined;
  readonly nullable: boolean;
  /** Names that each alternative requires. */
  readonly required: ReadonlySet<string>;
  /** Properties of all alternatives, by name. */
  readonly properties: ReadonlyMap<string, SchemaShape>;
  readonly items: SchemaShape | undefined;
  readonly evidence: readonly Evidence[];
  readonly description: string;
  /** The values it lists; undefined where it lists none. */
  readonly values:
    { readonly named: readonly NamedValue[]; readonly extensible: boolean } | undefined;
}

/** Works a schema out. Parts are worked out when they are asked for, so that a cycle does no harm. */
export function createShape(
  document: ContractDocument,
  schemas: readonly ContractSchema[],
  path: readonly (string | number)[],
): SchemaShape {
  const alternatives = schemas.flatMap((schema) => listAlternatives(document, schema));
  const typed = alternatives.map(listTypes);
  let properties: ReadonlyMap<string, SchemaShape> | undefined;
  return {
    path,
    alternatives,
    get each() {
      return alternatives.map((schema) => createShape(document, [schema], path));
    },
    types: typed.some((types) => !types)
      ? undefined
      : new Set(typed.flatMap((types) => (types ?? []).filter((type) => type !== 'null'))),
    nullable: typed.some((types) => !types || types.includes('null')),
    required: new Set(
      (alternatives[0]?.required ?? []).filter((name) =>
        alternatives.every(({ required = [] }) => required.includes(name)),
      ),
    ),
    get properties() {
      return (properties ??= collectProperties(document, alternatives, path));
    },
    get items() {
      const items = alternatives.flatMap(({ items }) => items ?? []);
      return items.length === 0 ? undefined : createShape(document, items, [...path, 'items']);
    },
    evidence: alternatives.flatMap((schema) => schema['x-evidence'] ?? []),
    description: alternatives.find(({ description }) => description)?.description ?? '',
    values: listValues(alternatives),
  };
}

function collectProperties(
  document: ContractDocument,
  alternatives: readonly ContractSchema[],
  path: readonly (string | number)[],
): ReadonlyMap<string, SchemaShape> {
  const names = new Set(alternatives.flatMap(({ properties = {} }) => Object.keys(properties)));
  return new Map(
    [...names].map((name) => [
      name,
      createShape(
        document,
        alternatives.flatMap(({ properties }) => properties?.[name] ?? []),
        [...path, 'properties', name],
      ),
    ]),
  );
}

function listAlternatives(
  document: ContractDocument,
  schema: ContractSchema,
): readonly ContractSchema[] {
  const { $ref, allOf, oneOf, anyOf, ...own } = schema;
  const referred =
    $ref === undefined ? undefined : resolveReference<ContractSchema>(document, { $ref });
  // What stands beside a reference says more than what it leads to.
  let alternatives: readonly ContractSchema[] = referred
    ? listAlternatives(document, referred).map((target) => ({ ...target, ...own }))
    : [own];
  for (const part of allOf ?? []) {
    const others = listAlternatives(document, part);
    alternatives = alternatives.flatMap((one) => others.map((other) => combine(one, other)));
  }
  for (const choice of [oneOf, anyOf]) {
    if (!choice) continue;
    const others = choice.flatMap((part) => listAlternatives(document, part));
    alternatives = alternatives.flatMap((one) => others.map((other) => combine(one, other)));
  }
  return alternatives;
}

/** A schema that demands what both demand. */
function combine(one: ContractSchema, other: ContractSchema): ContractSchema {
  const properties = { ...one.properties };
  for (const [name, schema] of Object.entries(other.properties ?? {})) {
    const already = properties[name];
    properties[name] = already ? { allOf: [already, schema] } : schema;
  }
  const [ours, theirs] = [listTypes(one), listTypes(other)];
  const types = ours && theirs ? ours.filter((type) => theirs.includes(type)) : (ours ?? theirs);
  return {
    ...one,
    ...other,
    ...(types && { type: types }),
    ...((one.required ?? other.required) && {
      required: [...new Set([...(one.required ?? []), ...(other.required ?? [])])],
    }),
    ...(Object.keys(properties).length > 0 && { properties }),
    'x-evidence': [...(one['x-evidence'] ?? []), ...(other['x-evidence'] ?? [])],
  };
}

function listTypes({ type }: ContractSchema): readonly string[] | undefined {
  return typeof type === 'string' ? [type] : type;
}

function listValues(alternatives: readonly ContractSchema[]): SchemaShape['values'] {
  for (const { 'x-extensible-enum': extensible, enum: closed } of alternatives) {
    if (extensible) {
      const named = extensible.map(({ value, name = '' }) => ({ value: String(value), name }));
      return { named, extensible: true };
    }
    if (closed) {
      return {
        named: closed.map((value) => ({ value: String(value), name: '' })),
        extensible: false,
      };
    }
  }
  return undefined;
}
