import { compareMembers } from './compare-members.ts';
import { compareContents } from './compare-contents.ts';
import { compareSchemas } from './compare-schemas.ts';
import { toText, type JsonObject } from './json.ts';
import { describeLocation, type ValueLocation } from './location.ts';
import type { OperationContext } from './operation-context.ts';
import { parameterKey, type Operation } from './operations.ts';
import { toSchemaSet } from './schema-alternatives.ts';
import { toSchemaShape } from './schema-shape.ts';

/** Compares the parameters of two operations, in path, query, headers and cookies. */
export function compareParameters(context: OperationContext, from: Operation, to: Operation): void {
  const newNames = renamePathParameters(from, to);
  const before = new Map(from.parameters.map((parameter) => [parameterKey(parameter), parameter]));
  const after = new Map(to.parameters.map((parameter) => [parameterKey(parameter), parameter]));
  for (const [key, parameter] of before) {
    const newKey = newNames.get(key) ?? key;
    const found = after.get(newKey);
    after.delete(newKey);
    if (found) compareParameter(context, parameter, found);
    else recordRemoved(context, parameter, to);
  }
  for (const parameter of after.values()) recordAdded(context, parameter);
}

/** Path parameters are told by their position; the path itself is compared elsewhere. */
function renamePathParameters(from: Operation, to: Operation): ReadonlyMap<string, string> {
  const [oldNames = [], newNames = []] = [from, to].map(({ path }) =>
    [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => `path ${name}`),
  );
  if (oldNames.length !== newNames.length) return new Map();
  return new Map(oldNames.map((name, index) => [name, newNames[index] ?? name]));
}

function locate({ in: place, name }: JsonObject): ValueLocation {
  return { part: 'parameter', in: toText(place), name: toText(name), segments: [] };
}

function recordRemoved(context: OperationContext, parameter: JsonObject, to: Operation): void {
  const location = locate(parameter);
  const subject = describeLocation(location);
  const moved = to.parameters.find(({ name }) => name === parameter['name']);
  context.record({
    effect: 'breaking',
    direction: 'request',
    kind: 'parameter-removed',
    subject,
    message: moved
      ? `${subject} is gone; it has moved to the ${toText(moved['in'])}`
      : `${subject} is gone; who still sends it may be ignored without an error`,
    place: context.oldDocument.placeOf(parameter),
    location,
  });
}

function recordAdded(context: OperationContext, parameter: JsonObject): void {
  const location = locate(parameter);
  const subject = describeLocation(location);
  const isRequired = readRequired(parameter);
  context.record({
    effect: isRequired ? 'breaking' : 'additive',
    direction: 'request',
    kind: isRequired ? 'required-parameter-added' : 'parameter-added',
    subject,
    message: isRequired ? `${subject} is new and required` : `${subject} is new`,
    place: context.newDocument.placeOf(parameter),
    location,
    touch: 'lack',
    ...(isRequired ? { fix: `Make ${subject} optional.` } : {}),
  });
}

function compareParameter(context: OperationContext, from: JsonObject, to: JsonObject): void {
  const location = locate(from);
  const subject = describeLocation(location);
  const [wasRequired, isRequired] = [readRequired(from), readRequired(to)];
  if (wasRequired !== isRequired) {
    context.record({
      effect: isRequired ? 'breaking' : 'additive',
      direction: 'request',
      kind: isRequired ? 'parameter-required' : 'parameter-optional',
      subject,
      message: isRequired ? `${subject} is required now` : `${subject} may be left out now`,
      place: isRequired
        ? context.newDocument.placeOf(to, 'required')
        : context.oldDocument.placeOf(from, 'required'),
      location,
      touch: 'lack',
    });
  }
  compareEncoding(context, from, to);
  const value = context.toValueContext({
    direction: 'request',
    location,
    isOptional: !wasRequired && !isRequired,
  });
  compareSchemas(value, toSchemaSet(from['schema']), toSchemaSet(to['schema']));
  compareContents(context, [from, to], { direction: 'request', location });
  compareMembers(context, from, to, { holder: subject, compared: comparedMembers, location });
}

const comparedMembers = new Set([
  ...['name', 'in', 'required', 'schema', 'content', 'style', 'explode'],
  ...['allowReserved', 'allowEmptyValue', 'deprecated'],
]);

function readRequired({ in: place, required }: JsonObject): boolean {
  return required === true || place === 'path';
}

/** How the value is written into the request; what is allowed beyond before is additive. */
function compareEncoding(context: OperationContext, from: JsonObject, to: JsonObject): void {
  const location = locate(from);
  const subject = describeLocation(location);
  const [before, after] = [from, to].map((parameter) => readEncoding(context, parameter));
  if (!before || !after) return;
  for (const name of Object.keys(before)) {
    const [was, is] = [before[name], after[name]];
    if (was === is) continue;
    const isGranted = was === false && name.startsWith('allow');
    const isNotice = name === 'deprecated';
    context.record({
      effect:
        isGranted || (isNotice && is === true) ? 'additive' : isNotice ? 'neutral' : 'breaking',
      direction: 'request',
      kind: `${name.toLowerCase()}-changed`,
      subject,
      message: isNotice
        ? `${subject} is ${is === true ? 'deprecated' : 'no longer deprecated'}`
        : `${subject} has another ${name}`,
      from: String(was),
      to: String(is),
      place: context.newDocument.placeOf(to, name),
      location,
    });
  }
}

function readEncoding(
  { oldDocument }: OperationContext,
  parameter: JsonObject,
): Readonly<Record<string, string | boolean>> {
  const { in: place, style, explode, schema } = parameter;
  const defaultStyle = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  const written = typeof style === 'string' ? style : defaultStyle;
  const { variants } = toSchemaShape(toSchemaSet(schema), oldDocument.isVersion30);
  // A single value is written the same either way.
  const isCompound = variants.has('array') || variants.has('object');
  const explodes = typeof explode === 'boolean' ? explode : written === 'form';
  return {
    style: written,
    explode: isCompound && explodes,
    allowReserved: parameter['allowReserved'] === true,
    allowEmptyValue: parameter['allowEmptyValue'] === true,
    deprecated: parameter['deprecated'] === true,
  };
}
