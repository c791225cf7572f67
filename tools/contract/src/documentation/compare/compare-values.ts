import type { SchemaShape } from '../contract/schema-shape.ts';
import type { NamedValue, PageField } from '../page/documentation-page.ts';
import {
  findAllowedValues,
  findBareValues,
  findLooselyNamedValues,
  findNamedValues,
} from '../prose/stated-values.ts';
import type { Change, ChangeEffect, Direction } from './change.ts';

/** What the values are those of. */
export interface ValuesOwner {
  readonly subject: string;
  readonly direction: Direction;
  readonly place: Change['place'];
  readonly shape: SchemaShape;
}

/** Compares the values that the description of a field names with those of the schema. */
export function compareStatedValues(
  field: PageField,
  description: string,
  owner: ValuesOwner,
): readonly Change[] {
  const specified = listSpecifiedValues(owner.shape, description);
  const stated = listStatedValues(field, owner.shape);
  return stated.length === 0 ? [] : compareValueLists(stated, specified, field.line, owner);
}

/** The values of a schema with their names, or with the directions that its description gives. */
export function listSpecifiedValues(
  shape: SchemaShape,
  description: string,
): readonly NamedValue[] {
  const listed = shape.values?.named ?? [];
  if (listed.some(({ name }) => name !== '')) return listed;
  const directions = findNamedValues(description);
  return directions.length > 0 ? directions : listed;
}

/** The values that the description of a field names; where it has some, more is taken for one. */
export function listStatedValues(field: PageField, { values }: SchemaShape): readonly NamedValue[] {
  const named = findNamedValues(field.description);
  if (named.length > 0) return named;
  const loosely = values?.extensible ? findLooselyNamedValues(field.description) : [];
  if (loosely.length > 0) return loosely;
  const allowed = findAllowedValues(field.description);
  if (allowed.length > 1) return allowed.map((value) => ({ value, name: '' }));
  const bare = values?.extensible === false ? findBareValues(field.description) : [];
  return bare.length > 1 ? bare.map((value) => ({ value, name: '' })) : [];
}

/** Compares two lists of values as one statement. */
export function compareValueLists(
  stated: readonly NamedValue[],
  specified: readonly NamedValue[],
  pageLine: number,
  { subject, direction, place, shape }: ValuesOwner,
): readonly Change[] {
  const find = (list: readonly NamedValue[], wanted: string): NamedValue | undefined =>
    list.find(({ value }) => value === wanted);
  const added = stated.filter(({ value }) => !find(specified, value));
  const removed = specified.filter(({ value }) => !find(stated, value));
  const renamed = stated.filter(({ value, name }) => {
    const known = find(specified, value)?.name ?? '';
    return known !== '' && name !== '' && known.toLowerCase() !== name.toLowerCase();
  });
  if (added.length + removed.length + renamed.length === 0) return [];
  const isOpen = specified.length === 0 || shape.values?.extensible === true;
  const effects: ChangeEffect[] = [
    ...(renamed.length > 0 ? ['breaking' as const] : []),
    ...(removed.length > 0
      ? [direction === 'request' ? ('breaking' as const) : ('additive' as const)]
      : []),
    ...(added.length > 0
      ? [direction === 'response' && !isOpen ? ('breaking' as const) : ('additive' as const)]
      : []),
  ];
  const only = renamed.length === 0 && (removed.length === 0 || added.length === 0);
  return [
    {
      kind: only ? (added.length > 0 ? 'added' : 'removed') : 'changed',
      subject,
      aspect: 'values',
      page: describeValues(stated),
      specification: specified.length === 0 ? 'no values named' : describeValues(specified),
      effect: effects.includes('breaking') ? 'breaking' : 'additive',
      pageLine,
      place,
      fix: toFix(added, removed, renamed),
    },
  ];
}

/** Values in words, such as `1 = Operator, 2 = Bot`. */
export function describeValues(values: readonly NamedValue[]): string {
  return values.map(({ value, name }) => (name === '' ? value : `${value} = ${name}`)).join(', ');
}

function toFix(
  added: readonly NamedValue[],
  removed: readonly NamedValue[],
  renamed: readonly NamedValue[],
): string {
  return [
    ...(added.length > 0 ? [`add ${describeValues(added)}`] : []),
    ...(removed.length > 0 ? [`take out ${describeValues(removed)}`] : []),
    ...(renamed.length > 0 ? [`let ${describeValues(renamed)}`] : []),
  ].join('; ');
}
