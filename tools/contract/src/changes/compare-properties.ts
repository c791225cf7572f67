import { isObject } from './json.ts';
import { listCommonSchemas, type SchemaSet } from './schema-alternatives.ts';
import { toSchemaShape, type PropertyShape, type Variant } from './schema-shape.ts';
import { enter } from './location.ts';
import { recordEffect, recordShift, type SchemaSide, type ValueContext } from './value-context.ts';

type CompareSchemas = (context: ValueContext, oldSet: SchemaSet, newSet: SchemaSet) => void;

/** Compares the properties of two objects: those listed, which of them are required, and others. */
export function compareProperties(
  context: ValueContext,
  from: Variant,
  to: Variant,
  compareSchemas: CompareSchemas,
): void {
  for (const name of new Set([...from.properties.keys(), ...to.properties.keys()])) {
    const before = findExchanged(context, context.old, from, name);
    const after = findExchanged(context, context.new, to, name);
    if (before && after) {
      const isOptional = !after.isRequired && !before.isRequired;
      compareRequired(context, name, [from, before], [to, after]);
      compareSchemas(context.enter(name, { isOptional }), before.schemas, after.schemas);
    } else if (before) {
      recordRemoved(context, name, from);
    } else if (after) {
      recordAdded(context, name, { property: after, from, to });
    }
  }
  compareAdditional(context, from, to, compareSchemas);
}

/** A property, if it may be sent in this direction. */
function findExchanged(
  { direction }: ValueContext,
  { isVersion30 }: SchemaSide,
  { properties }: Variant,
  name: string,
): PropertyShape | undefined {
  const property = properties.get(name);
  if (!property) return undefined;
  const exception = direction === 'request' ? 'readOnly' : 'writeOnly';
  const declaring = listCommonSchemas(property.schemas).find(
    (schema) => schema[exception] !== undefined,
  );
  if (declaring?.[exception] === true) return undefined;
  return toSchemaShape(property.schemas, isVersion30).variants.size > 0 ? property : undefined;
}

function compareRequired(
  context: ValueContext,
  name: string,
  [from, before]: readonly [Variant, PropertyShape],
  [to, after]: readonly [Variant, PropertyShape],
): void {
  if (before.isRequired === after.isRequired) return;
  recordShift(context, {
    shift: after.isRequired ? 'tighter' : 'looser',
    kind: after.isRequired ? 'field-required' : 'field-optional',
    message: after.isRequired ? 'is required now' : 'may be left out now',
    from: before.isRequired ? 'required' : 'optional',
    to: after.isRequired ? 'required' : 'optional',
    place: after.isRequired
      ? context.new.placeOf(to.sources, ['required'])
      : context.old.placeOf(from.sources, ['required']),
    location: enter(context.location, name),
    // Who sends it already does what is asked for.
    touch: context.direction === 'request' ? 'lack' : 'use',
  });
}

function recordRemoved(context: ValueContext, name: string, from: Variant): void {
  recordEffect(context, {
    effect: 'breaking',
    kind: 'field-removed',
    message: 'is gone',
    place: placeOfProperty(context.old, from, name),
    location: enter(context.location, name),
  });
}

interface AddedProperty {
  readonly property: PropertyShape;
  readonly from: Variant;
  readonly to: Variant;
}

function recordAdded(
  context: ValueContext,
  name: string,
  { property, from, to }: AddedProperty,
): void {
  const isRequest = context.direction === 'request';
  // Who was promised that nothing else comes may refuse it.
  const isUnexpected = isRequest ? property.isRequired : isClosed(from.additional);
  recordEffect(context, {
    effect: isUnexpected ? 'breaking' : 'additive',
    kind: property.isRequired && isRequest ? 'required-field-added' : 'field-added',
    message: property.isRequired && isRequest ? 'is new and required' : 'is new',
    place: placeOfProperty(context.new, to, name),
    location: enter(context.location, name),
    touch: 'lack',
    ...(isUnexpected && isRequest ? { fix: `Make ${name} optional.` } : {}),
  });
}

function compareAdditional(
  context: ValueContext,
  from: Variant,
  to: Variant,
  compareSchemas: CompareSchemas,
): void {
  if (from.type !== 'object') return;
  const [wasClosed, isNowClosed] = [isClosed(from.additional), isClosed(to.additional)];
  const keywords = ['additionalProperties', 'unevaluatedProperties'];
  if (wasClosed !== isNowClosed) {
    recordShift(context, {
      shift: isNowClosed ? 'tighter' : 'looser',
      kind: isNowClosed ? 'object-closed' : 'object-opened',
      message: isNowClosed ? 'may hold no other properties now' : 'may hold other properties now',
      place: isNowClosed
        ? context.new.placeOf(to.sources, keywords)
        : context.old.placeOf(from.sources, keywords),
    });
  } else if (!wasClosed && from.additional.length + to.additional.length > 0) {
    compareSchemas(context.enter('*', { isOptional: true }), from.additional, to.additional);
  }
}

function isClosed(additional: SchemaSet): boolean {
  return additional.includes(false);
}

function placeOfProperty(
  side: SchemaSide,
  { sources }: Variant,
  name: string,
): ReturnType<SchemaSide['placeOf']> {
  const lists = sources.map(({ properties }) => properties).filter(isObject);
  const holder = lists.filter((properties) => properties[name] !== undefined);
  return side.placeOf(holder, [name]) ?? side.placeOf(sources, ['required']);
}
