import type { Part } from './documents.ts';

/** Two schemas, and what going from the one to the other does to what is allowed. */
export type SchemaCase = readonly [
  title: string,
  from: Part,
  to: Part,
  shift: 'tighter' | 'looser' | 'other',
];

const text = { type: 'string' };
const cat = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
};
const dog = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: 'dog' }, tricks: text },
};

/** Each is tried in both directions, and with old and new swapped. */
export const schemaCases: readonly SchemaCase[] = [
  ['another type', text, { type: 'integer' }, 'other'],
  ['an integer that becomes a number', { type: 'integer' }, { type: 'number' }, 'looser'],
  ['a type more', text, { type: ['string', 'integer'] }, 'looser'],
  ['a type where anything was allowed', {}, text, 'tighter'],
  ['an object that becomes a list', { type: 'object' }, { type: 'array' }, 'other'],
  ['null, as a type', text, { type: ['string', 'null'] }, 'looser'],
  ['null, as a variant', text, { oneOf: [text, { type: 'null' }] }, 'looser'],
  ['null beside a reference', cat, { anyOf: [cat, { type: 'null' }] }, 'looser'],
  ['a value more in an enum', { enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }, 'looser'],
  ['an enum where there was none', text, { type: 'string', enum: ['a'] }, 'tighter'],
  ['another constant', { const: 'a' }, { const: 'b' }, 'other'],
  ['a constant that becomes an enum', { const: 'a' }, { enum: ['a', 'b'] }, 'looser'],
  ['a format', text, { type: 'string', format: 'uuid' }, 'tighter'],
  [
    'another format',
    { type: 'string', format: 'date' },
    { type: 'string', format: 'date-time' },
    'other',
  ],
  [
    'a wider integer',
    { type: 'integer', format: 'int32' },
    { type: 'integer', format: 'int64' },
    'looser',
  ],
  ['a pattern', text, { type: 'string', pattern: '^a' }, 'tighter'],
  [
    'another pattern',
    { type: 'string', pattern: '^a' },
    { type: 'string', pattern: '^b' },
    'other',
  ],
  ['a length', text, { type: 'string', maxLength: 5 }, 'tighter'],
  [
    'a shorter least length',
    { type: 'string', minLength: 2 },
    { type: 'string', minLength: 1 },
    'looser',
  ],
  ['a higher minimum', { type: 'integer', minimum: 1 }, { type: 'integer', minimum: 2 }, 'tighter'],
  ['a higher maximum', { type: 'integer', maximum: 1 }, { type: 'integer', maximum: 2 }, 'looser'],
  [
    'a limit that is excluded',
    { type: 'number', minimum: 0 },
    { type: 'number', exclusiveMinimum: 0 },
    'tighter',
  ],
  [
    'a coarser step',
    { type: 'integer', multipleOf: 2 },
    { type: 'integer', multipleOf: 4 },
    'tighter',
  ],
  [
    'fewer items',
    { type: 'array', items: text, maxItems: 9 },
    { type: 'array', items: text, maxItems: 3 },
    'tighter',
  ],
  [
    'items that have to differ',
    { type: 'array', items: text },
    { type: 'array', items: text, uniqueItems: true },
    'tighter',
  ],
  [
    'items of another type',
    { type: 'array', items: text },
    { type: 'array', items: { type: 'integer' } },
    'other',
  ],
  [
    'a required property',
    { type: 'object', properties: { a: text } },
    { type: 'object', required: ['a'], properties: { a: text } },
    'tighter',
  ],
  [
    'an object that is closed',
    { type: 'object', properties: { a: text } },
    { type: 'object', properties: { a: text }, additionalProperties: false },
    'tighter',
  ],
  [
    'other properties of a type',
    { type: 'object', additionalProperties: true },
    { type: 'object', additionalProperties: text },
    'tighter',
  ],
  ['a variant more', { oneOf: [cat] }, { oneOf: [cat, dog] }, 'looser'],
  ['another variant', { oneOf: [cat, dog] }, { oneOf: [dog, { ...cat, type: 'string' }] }, 'other'],
  [
    'a bound within a variant',
    { oneOf: [cat, dog] },
    {
      oneOf: [
        dog,
        { ...cat, properties: { ...cat.properties, lives: { type: 'integer', minimum: 1 } } },
      ],
    },
    'tighter',
  ],
  ['a schema that must not hold', text, { type: 'string', not: { const: 'a' } }, 'tighter'],
  [
    'other conditions',
    { type: 'object', if: { required: ['a'] }, then: { required: ['b'] } },
    { type: 'object', if: { required: ['a'] }, then: { required: ['c'] } },
    'other',
  ],
  ['a keyword that nobody knows', text, { type: 'string', divisibleBy: 2 }, 'tighter'],
  [
    'a bound in a part of an intersection',
    { allOf: [text, { minLength: 1 }] },
    { allOf: [text, { minLength: 2 }] },
    'tighter',
  ],
];

/** Schemas that allow the same. */
export const equivalentSchemas: readonly (readonly [title: string, one: Part, other: Part])[] = [
  [
    'null as a type or as a variant',
    { type: ['string', 'null'] },
    { oneOf: [text, { type: 'null' }] },
  ],
  [
    'null in oneOf or in anyOf',
    { oneOf: [cat, { type: 'null' }] },
    { anyOf: [{ type: 'null' }, cat] },
  ],
  [
    'null beside a variant with keywords',
    { type: ['string', 'null'], maxLength: 3 },
    { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] },
  ],
  ['a list of one type', text, { type: ['string'] }],
  [
    'a constant and an enum of one',
    { type: 'string', const: 'a' },
    { type: 'string', enum: ['a'] },
  ],
  [
    'an enum and constants to choose from',
    { type: 'string', enum: ['a', 'b'] },
    { oneOf: [{ const: 'a' }, { const: 'b' }] },
  ],
  ['an enum in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
  ['a choice of one', { oneOf: [cat] }, cat],
  ['an intersection of one', { allOf: [cat] }, cat],
  ['variants in another order', { oneOf: [cat, dog] }, { oneOf: [dog, cat] }],
  [
    'required names in another order',
    { type: 'object', required: ['a', 'b'], properties: { a: text, b: text } },
    { type: 'object', required: ['b', 'a'], properties: { b: text, a: text } },
  ],
  [
    'an object that is split',
    { type: 'object', required: ['a', 'b'], properties: { a: text, b: text } },
    {
      allOf: [
        { type: 'object', required: ['a'], properties: { a: text } },
        { required: ['b'], properties: { b: text } },
      ],
    },
  ],
  [
    'a closed object that is split',
    { type: 'object', properties: { a: text, b: text }, additionalProperties: false },
    {
      allOf: [{ type: 'object', properties: { a: text } }, { properties: { b: text } }],
      unevaluatedProperties: false,
    },
  ],
  [
    'keywords without effect',
    { type: 'object' },
    { type: 'object', required: [], additionalProperties: true, minProperties: 0 },
  ],
  ['both booleans', { type: 'boolean' }, { type: 'boolean', enum: [true, false] }],
  [
    'a limit that is implied',
    { allOf: [{ type: 'integer', minimum: 2 }, { minimum: 1 }] },
    { type: 'integer', minimum: 2 },
  ],
  [
    'a type that keywords tell',
    { properties: { a: text } },
    { type: 'object', properties: { a: text } },
  ],
  [
    'examples and descriptions',
    { type: 'string', description: 'One', examples: ['a'] },
    { type: 'string', description: 'Two' },
  ],
  [
    'where a statement comes from',
    { type: 'string', 'x-evidence': [{ level: 'inferred' }] },
    { type: 'string', 'x-evidence': [{ level: 'documented' }] },
  ],
];
