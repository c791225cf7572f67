import { isDocumentedBy } from '../contract/contract-document.ts';
import type { SchemaShape } from '../contract/schema-shape.ts';
import type { PageField } from '../page/documentation-page.ts';
import { parsePageType } from '../page/page-type.ts';
import type { Change, Direction } from './change.ts';
import { compareDatePattern } from './compare-format.ts';
import { compareStatedValues } from './compare-values.ts';
import { compareType, describeType } from './type-effect.ts';

/** What a list of fields is compared for. */
export interface FieldContext {
  readonly direction: Direction;
  /** Names a field, such as `response field Records[].Id (status 200)`. */
  readonly toSubject: (name: string) => string;
  /** The page as a source of the specification. */
  readonly source: string | undefined;
  /** Fields that the page is known to leave out of its lists. */
  readonly outsideTables: ReadonlySet<string>;
  /** Where a field that is gone should stand. */
  readonly line: number;
  /** Whether the list is complete, so that what it lacks was removed. */
  readonly complete: boolean;
}

/** Compares the fields that a page lists with the properties of a schema, and theirs in turn. */
export function compareFields(
  fields: readonly PageField[],
  shape: SchemaShape,
  context: FieldContext,
  prefix = '',
): readonly Change[] {
  const { source, outsideTables, complete, toSubject, direction } = context;
  const changes: Change[] = [];
  for (const field of fields) {
    const name = `${prefix}${field.name}`;
    const property = shape.properties.get(field.name);
    if (!property) {
      changes.push(toAdded(field, name, shape, context));
      continue;
    }
    changes.push(...compareField(field, name, property, shape, context));
    const inner = property.items ?? property;
    const innerPrefix = property.items ? `${name}[].` : `${name}.`;
    if (field.children.length > 0) {
      const innerContext = { ...context, line: field.line };
      changes.push(...compareFields(field.children, inner, innerContext, innerPrefix));
    }
  }
  if (!complete) return changes;
  const listed = new Set(fields.map(({ name }) => name));
  for (const [name, property] of shape.properties) {
    if (listed.has(name) || outsideTables.has(name)) continue;
    if (!isDocumentedBy(property.evidence, source)) continue;
    changes.push({
      kind: 'removed',
      subject: toSubject(`${prefix}${name}`),
      aspect: 'presence',
      page: 'not listed',
      specification: describeType(property),
      effect: 'breaking',
      pageLine: context.line,
      place: property.path,
      fix:
        direction === 'response'
          ? `take ${name} out of the properties and of required, or give it another source`
          : `take ${name} out of the properties`,
    });
  }
  return changes;
}

function toAdded(
  field: PageField,
  name: string,
  shape: SchemaShape,
  { direction, toSubject, source }: FieldContext,
): Change {
  const required = field.required && direction === 'request';
  return {
    kind: 'added',
    subject: toSubject(name),
    aspect: 'presence',
    page: `${field.type ?? 'no type'}${field.required ? ', required' : ''}`,
    specification: 'unknown',
    effect: required ? 'breaking' : 'additive',
    pageLine: field.line,
    place: [...shape.path, 'properties'],
    fix: `add ${field.name} (${field.type ?? 'any'}) to the properties${required ? ' and to required' : ''}, citing ${source ?? 'the page'} as documented`,
  };
}

function compareField(
  field: PageField,
  name: string,
  property: SchemaShape,
  owner: SchemaShape,
  context: FieldContext,
): readonly Change[] {
  const { direction, toSubject, complete } = context;
  const subject = toSubject(name);
  const base = { kind: 'changed', subject, pageLine: field.line, place: property.path } as const;
  const changes: Change[] = [];
  const typeChange = compareStatedType(field, property, direction, complete);
  if (typeChange) {
    const { page, effect } = typeChange;
    const specification = describeType(property);
    const fix = `set the type of ${field.name} to what the page says, here and in the record that shares it`;
    changes.push({ ...base, aspect: 'type', page, specification, effect, fix });
  }
  if (complete) changes.push(...compareRequired(field, property, owner, direction, base));
  changes.push(...compareDefault(field, property, base));
  changes.push(...compareDatePattern(field, property.description, property.path, subject));
  const statement = { subject, direction, place: property.path, shape: property };
  changes.push(...compareStatedValues(field, property.description, statement));
  return changes;
}

/** Compares the type that a page states, and what it leaves open, with that of a schema. */
export function compareStatedType(
  field: PageField,
  shape: SchemaShape,
  direction: Direction,
  complete: boolean,
): { readonly page: string; readonly effect: Change['effect'] } | undefined {
  if (field.type === undefined) {
    return complete && shape.types ? { page: 'no type', effect: 'wording only' } : undefined;
  }
  const stated = parsePageType(field.type);
  const saysNull = shape.types?.size === 0 && /\bnull\b/i.test(field.description);
  // A field without a type of its own, said to be null, is what the schema has.
  if (!stated.types && saysNull) return undefined;
  const effect = compareType(stated, shape, direction);
  return effect && { page: field.type, effect };
}

function compareRequired(
  field: PageField,
  property: SchemaShape,
  owner: SchemaShape,
  direction: Direction,
  base: Pick<Change, 'subject' | 'pageLine' | 'place'> & { readonly kind: 'changed' },
): readonly Change[] {
  // Of alternatives, those count that have the field at all.
  const having = owner.alternatives.filter(({ properties }) => properties?.[field.name]);
  const specified = having.every(({ required = [] }) => required.includes(field.name));
  if (direction === 'request') {
    if (field.required === specified) return [];
    return [
      {
        ...base,
        aspect: 'required',
        page: field.required ? 'required' : 'optional',
        specification: specified ? 'required' : 'optional',
        effect: field.required ? 'breaking' : 'additive',
        place: [...owner.path, 'required'],
        fix: `${field.required ? 'add' : 'take'} ${field.name} ${field.required ? 'to' : 'out of'} required`,
      },
    ];
  }
  // No page marks a field of an answer as required so far: that they are is concluded from the
  // examples (see response-required-fields in openapi/evidence/contradictions.yaml).
  if (!field.required) return [];
  const promise = specified ? 'always present' : 'may be absent';
  return [
    {
      ...base,
      aspect: 'required',
      page: 'required',
      specification: `${promise}, by conclusion${property.nullable ? '; may be null' : ''}`,
      effect: specified && !property.nullable ? 'wording only' : 'additive',
      fix: specified
        ? `settle whether ${field.name} may be null, and cite the page in its x-evidence`
        : `add ${field.name} to required`,
    },
  ];
}

function compareDefault(
  { default: stated }: PageField,
  { alternatives }: SchemaShape,
  base: Pick<Change, 'subject' | 'pageLine' | 'place'> & { readonly kind: 'changed' },
): readonly Change[] {
  const known = alternatives.find((one) => one.default !== undefined)?.default;
  const specified = typeof known === 'string' ? known : JSON.stringify(known);
  if (stated === undefined || stated === specified) return [];
  return [
    {
      ...base,
      aspect: 'default',
      page: `default ${stated}`,
      specification: known === undefined ? 'no default' : `default ${specified}`,
      effect: known === undefined ? 'additive' : 'breaking',
      fix: `set default: ${stated}`,
    },
  ];
}
