import { isObject } from './follow-references.js';

const limits = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
];

// A width is a limit of ours on a number, and `password` only says how to treat a text.
const widths = new Set(['int32', 'int64', 'float', 'double']);
const hints = new Set(['password']);

const shapes = ['properties', 'items', 'additionalProperties', 'required', 'if', 'not'];

/**
 * What a schema lays down besides a type and a description, each of which needs evidence of its
 * own: a set of the aspects that an evidence entry may be `about`. Looks into the schemas that
 * stand inside of it, but neither into its properties, which have evidence themselves, nor behind
 * a reference.
 */
export function schemaAspects(schema) {
  if (!isObject(schema)) return new Set();
  const aspects = ownAspects(schema);
  if (admitsNull(schema)) aspects.add('nullability');
  for (const inner of innerSchemas(schema)) {
    for (const aspect of schemaAspects(inner)) aspects.add(aspect);
  }
  for (const part of alternatives(schema)) {
    for (const aspect of schemaAspects(part)) {
      // Whether null is admitted is a question to all parts together.
      if (aspect !== 'nullability') aspects.add(aspect);
    }
  }
  return aspects;
}

/** Whether null is valid, as far as the schema itself tells. */
function admitsNull(schema) {
  if (!isObject(schema) || '$ref' in schema) return false;
  if ('const' in schema) return schema.const === null;
  if (Array.isArray(schema.enum)) return schema.enum.includes(null);
  if (schema.type !== undefined) {
    return [schema.type].flat().includes('null') || schema.nullable === true;
  }
  const some = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(some)) return some.some(admitsNull);
  if (Array.isArray(schema.allOf)) return schema.allOf.every(admitsNull);
  return !shapes.some((key) => key in schema);
}

function ownAspects(schema) {
  const aspects = new Set();
  const { format, required } = schema;
  if (Array.isArray(required) && required.length > 0) aspects.add('required');
  if ('enum' in schema || 'const' in schema) aspects.add('values');
  if ('x-extensible-enum' in schema) aspects.add('values').add('open-set');
  if ('default' in schema) aspects.add('default');
  if (schema.additionalProperties === false) aspects.add('unknown-fields');
  if (limits.some((key) => key in schema) || widths.has(format)) aspects.add('bounds');
  if (format !== undefined && !widths.has(format) && !hints.has(format)) aspects.add('format');
  return aspects;
}

function innerSchemas({ items, additionalProperties, prefixItems }) {
  return [items, additionalProperties, prefixItems].flat().filter(isObject);
}

function alternatives({ oneOf, anyOf, allOf }) {
  return [oneOf, anyOf, allOf].flat().filter(isObject);
}
