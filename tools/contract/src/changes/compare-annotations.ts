import { isAnnotation } from './annotations.ts';
import { compareDiscriminator } from './compare-discriminator.ts';
import { fingerprint, toList, toText, type Json, type JsonObject } from './json.ts';
import type { SchemaShape } from './schema-shape.ts';
import { recordEffect, type ChangeDescription, type ValueContext } from './value-context.ts';
import type { Effect } from './specification-changes.ts';

/** Compares what two schemas say beyond what they allow. */
export function compareAnnotations(
  context: ValueContext,
  from: SchemaShape,
  to: SchemaShape,
): void {
  compareWording(context, from, to);
  compareDefault(context, from, to);
  compareDeprecation(context, from, to);
  comparePersonalData(context, from, to);
  compareNamedValues(context, from, to);
  compareDiscriminator(context, from, to);
}

/** The schema that says it, and what it says; the outermost counts. */
function find(
  { common, sources }: SchemaShape,
  name: string,
): readonly [holder: JsonObject, value: Json | undefined] | undefined {
  const holder = [...common, ...sources].find((schema) => schema[name] !== undefined);
  return holder && [holder, holder[name]];
}

const special = new Set(['x-personal-data', 'x-extensible-enum']);

function compareWording(context: ValueContext, from: SchemaShape, to: SchemaShape): void {
  const names = [...from.common, ...to.common].flatMap((schema) => Object.keys(schema));
  for (const name of new Set(names)) {
    if (!isAnnotation(name, '') || special.has(name)) continue;
    const [before, after] = [find(from, name), find(to, name)];
    if (fingerprint(before?.[1]) === fingerprint(after?.[1])) continue;
    record(context, [from, to], name, {
      effect: 'neutral',
      kind: name.startsWith('x-') ? 'extension-changed' : 'wording-changed',
      message: `says something else in ${name}`,
    });
  }
}

function compareDefault(context: ValueContext, from: SchemaShape, to: SchemaShape): void {
  const [before, after] = [find(from, 'default'), find(to, 'default')].map(
    (found) => found && fingerprint(found[1]),
  );
  if (before === after) return;
  // Who leaves the value out gets what the default says; in an answer it says nothing.
  const isRelied = context.direction === 'request' && context.isOptional;
  record(context, [from, to], 'default', {
    effect: isRelied ? (before === undefined ? 'additive' : 'breaking') : 'neutral',
    kind: 'default-changed',
    message: 'has another default',
    from: before ?? 'none',
    to: after ?? 'none',
    touch: 'lack',
    ...(isRelied && before !== undefined ? { fix: `Keep the default ${before}.` } : {}),
  });
}

function compareDeprecation(context: ValueContext, from: SchemaShape, to: SchemaShape): void {
  const [was, is] = [from, to].map((shape) => find(shape, 'deprecated')?.[1] === true);
  if (was === is) return;
  record(context, [from, to], 'deprecated', {
    effect: is ? 'additive' : 'neutral',
    kind: is ? 'deprecated' : 'deprecation-withdrawn',
    message: is
      ? 'is deprecated: it still works, and consumers should leave it'
      : 'is no longer deprecated',
  });
}

// Who may see a field follows from its class, so any other class grants or withholds it.
function comparePersonalData(context: ValueContext, from: SchemaShape, to: SchemaShape): void {
  const name = 'x-personal-data';
  const [before, after] = [find(from, name), find(to, name)].map(
    (found) => found && toText(found[1]),
  );
  if (before === after) return;
  record(context, [from, to], name, {
    effect: 'breaking',
    kind: 'personal-data-changed',
    message: 'has another class of personal data',
    from: before ?? 'none',
    to: after ?? 'none',
    fix: 'Go through the grants of the proxy with who is responsible for them.',
  });
}

function compareNamedValues(context: ValueContext, from: SchemaShape, to: SchemaShape): void {
  const name = 'x-extensible-enum';
  const [before, after] = [from, to].map((shape) => {
    const values = toList(find(shape, name)?.[1]);
    return new Set(values.map((value) => fingerprint(value)));
  });
  // Readers have to tolerate values without a name, senders rely on those that have one.
  for (const value of before ?? []) {
    if (after?.has(value)) continue;
    record(context, [from, to], name, {
      effect: context.direction === 'request' ? 'breaking' : 'neutral',
      kind: 'named-value-removed',
      message: `no longer names the value ${value}`,
      from: value,
    });
  }
  for (const value of after ?? []) {
    if (before?.has(value)) continue;
    record(context, [from, to], name, {
      effect: 'additive',
      kind: 'named-value-added',
      message: `names the value ${value}`,
      to: value,
    });
  }
}

function record(
  context: ValueContext,
  [from, to]: readonly [SchemaShape, SchemaShape],
  name: string,
  description: Omit<ChangeDescription, 'place'> & { readonly effect: Effect },
): void {
  const [before, after] = [find(from, name), find(to, name)];
  const place = after
    ? context.new.placeOf([after[0]], [name])
    : context.old.placeOf(before ? [before[0]] : from.common, [name]);
  recordEffect(context, { ...description, place });
}
