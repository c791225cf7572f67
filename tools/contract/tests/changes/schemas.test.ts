import { describe, expect, it } from 'vitest';
import type { SpecificationChanges } from '../../src/changes/specification-changes.ts';
import { compare, documentWithValue, listFound } from './documents.ts';
import { equivalentSchemas, schemaCases } from './schema-cases.ts';

/** The effects that were found, none of them twice. */
function listEffects({ changes }: SpecificationChanges): readonly string[] {
  return [...new Set(changes.map(({ effect }) => effect))];
}

const swapped = { tighter: 'looser', looser: 'tighter', other: 'other' } as const;
const ofRequest = { tighter: 'breaking', looser: 'additive' } as const;
const ofResponse = { tighter: 'additive', looser: 'breaking' } as const;

describe.each(schemaCases)('%s', (_, from, to, shift) => {
  it.each([
    ['request', ofRequest, 'forwards', from, to, shift],
    ['request', ofRequest, 'backwards', to, from, swapped[shift]],
    ['response', ofResponse, 'forwards', from, to, shift],
    ['response', ofResponse, 'backwards', to, from, swapped[shift]],
  ] as const)('is judged in a %s', async (direction, effects, _way, before, after, actual) => {
    const result = await compare(
      documentWithValue(direction, before),
      documentWithValue(direction, after),
    );

    if (actual === 'other') expect(listEffects(result)).toContain('breaking');
    else expect(listEffects(result)).toEqual([effects[actual]]);
    expect(result.changes.map((change) => change.direction)).toContain(direction);
    expect(result.changes[0]?.operationIds).toEqual(['putThing']);
  });
});

describe.each(equivalentSchemas)('%s', (_, one, other) => {
  it.each(['request', 'response'] as const)('makes no difference in a %s', async (direction) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const result = await compare(
        documentWithValue(direction, from),
        documentWithValue(direction, to),
      );
      expect(listFound(result)).toEqual([]);
      expect(listEffects(result)).toEqual(['neutral']);
      expect(result.neededStep).toBe('patch');
    }
  });
});

describe('the nullable of OpenAPI 3.0', () => {
  const version30 = { openapi: '3.0.3' };

  it.each([
    ['a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'a reference within allOf',
      { nullable: true, allOf: [{ $ref: '#/components/schemas/Name' }] },
      { oneOf: [{ $ref: '#/components/schemas/Name' }, { type: 'null' }] },
    ],
    [
      'a limit that is excluded',
      { type: 'number', minimum: 0, exclusiveMinimum: true },
      { type: 'number', exclusiveMinimum: 0 },
    ],
  ])('is that of 3.1 beside %s', async (_, old, current) => {
    const components = { schemas: { Name: { type: 'string' } } };
    const result = await compare(
      documentWithValue('response', old, { ...version30, components }),
      documentWithValue('response', current, { components }),
    );

    expect(listFound(result)).toEqual([]);
  });

  it('means nothing in 3.1', async () => {
    const result = await compare(
      documentWithValue('response', { type: 'string' }),
      documentWithValue('response', { type: 'string', nullable: true }),
    );

    expect(listFound(result)).toEqual([]);
  });
});

describe('a default', () => {
  it.each([
    ['request', { default: 1 }, { default: 2 }, ['breaking request default-changed']],
    ['request', { default: 1 }, {}, ['breaking request default-changed']],
    ['request', {}, { default: 1 }, ['additive request default-changed']],
    ['response', { default: 1 }, { default: 2 }, []],
  ] as const)('of a %s matters to who leaves the value out', async (direction, from, to, found) => {
    const result = await compare(
      documentWithValue(direction, { type: 'integer', ...from }),
      documentWithValue(direction, { type: 'integer', ...to }),
    );

    expect(listFound(result)).toEqual(found);
  });
});

describe('extensions', () => {
  const named = (...values: number[]) => ({
    type: 'integer',
    'x-extensible-enum': values.map((value) => ({ value, name: `Value${value}` })),
  });

  it.each([
    ['request', named(1), named(1, 2), ['additive request named-value-added']],
    ['response', named(1), named(1, 2), ['additive response named-value-added']],
    ['request', named(1, 2), named(1), ['breaking request named-value-removed']],
    ['response', named(1, 2), named(1), []],
  ] as const)(
    'that name values in a %s leave the others open',
    async (direction, from, to, found) => {
      const result = await compare(
        documentWithValue(direction, from),
        documentWithValue(direction, to),
      );

      expect(listFound(result)).toEqual(found);
    },
  );

  it.each([
    [{ 'x-personal-data': 'name' }, { 'x-personal-data': 'phone' }],
    [{ 'x-personal-data': 'name' }, {}],
    [{}, { 'x-personal-data': 'name' }],
  ])('that class personal data decide who may see a field', async (from, to) => {
    const result = await compare(
      documentWithValue('response', { type: 'string', ...from }),
      documentWithValue('response', { type: 'string', ...to }),
    );

    expect(listFound(result)).toEqual(['breaking response personal-data-changed']);
  });
});

describe('a property', () => {
  const thing = (properties: Record<string, { type: string }>, rest = {}) => ({
    type: 'object',
    properties,
    ...rest,
  });
  const [a, b] = [{ type: 'string' }, { type: 'integer' }];

  it.each([
    ['request', thing({ a }), thing({ a, b }), ['additive request field-added']],
    ['response', thing({ a }), thing({ a, b }), ['additive response field-added']],
    ['request', thing({ a, b }), thing({ a }), ['breaking request field-removed']],
    ['response', thing({ a, b }), thing({ a }), ['breaking response field-removed']],
    [
      'request',
      thing({ a }),
      thing({ a, b }, { required: ['b'] }),
      ['breaking request required-field-added'],
    ],
    [
      'response',
      thing({ a }, { additionalProperties: false }),
      thing({ a, b }, { additionalProperties: false }),
      ['breaking response field-added'],
    ],
    [
      'request',
      thing({ a }),
      thing({ a: { ...a, readOnly: true } as typeof a }),
      ['breaking request field-removed'],
    ],
    ['response', thing({ a }), thing({ a: { ...a, readOnly: true } as typeof a }), []],
    [
      'response',
      thing({ a }),
      thing({ a: { ...a, writeOnly: true } as typeof a }),
      ['breaking response field-removed'],
    ],
    [
      'response',
      thing({ a }),
      thing({ b: a }),
      ['breaking response field-removed', 'additive response field-added'],
    ],
    [
      'response',
      thing({ a }),
      thing({ a: { ...a, deprecated: true } as typeof a }),
      ['additive response deprecated'],
    ],
  ] as const)('of a %s is judged by who has to know it', async (direction, from, to, found) => {
    const result = await compare(
      documentWithValue(direction, from),
      documentWithValue(direction, to),
    );

    expect(listFound(result)).toEqual(found);
  });

  it.each(['description', 'title', 'x-rate', '__proto__', 'constructor', '$ref'])(
    'may be called %s',
    async (name) => {
      const properties = JSON.parse(`{"${name}":{"type":"string"}}`) as Record<
        string,
        { type: string }
      >;
      const result = await compare(
        documentWithValue('response', thing({ ...properties, a })),
        documentWithValue('response', thing({ a })),
      );
      const own = await compare(
        documentWithValue('response', { type: 'object', properties }),
        documentWithValue('response', { type: 'object' }),
      );

      if (name !== '__proto__')
        expect(listFound(result)).toEqual(['breaking response field-removed']);
      expect(listFound(own)).toEqual(['breaking response field-removed']);
    },
  );
});
