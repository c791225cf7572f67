import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/generate/json.ts';
import { readValueShape } from '../../src/generate/read-value-shape.ts';

const document: JsonObject = {
  components: {
    schemas: {
      Person: {
        type: 'object',
        properties: { Name: { type: ['string', 'null'], 'x-personal-data': 'name' } },
      },
    },
  },
};
const person = { $ref: '#/components/schemas/Person' };

describe('readValueShape', () => {
  it('finds fields through references, lists and unions', () => {
    const page = { type: 'object', properties: { Records: { type: 'array', items: person } } };
    expect(readValueShape(document, page)).toEqual({
      types: ['object'],
      properties: {
        Records: {
          types: ['array'],
          items: {
            types: ['object'],
            properties: { Name: { types: ['string', 'null'], personalData: 'name' } },
          },
        },
      },
    });
    const extended = { allOf: [person, { type: 'object', properties: { Age: {} } }] };
    expect(Object.keys(readValueShape(document, extended).properties ?? {})).toEqual([
      'Name',
      'Age',
    ]);
  });

  it.each([
    [['string'], ['string', 'null'], ['string']],
    [['null'], ['array', 'null'], ['null']],
    [['object'], ['null'], ['object', 'null']],
    [undefined, 'string', ['string']],
  ])('allows what both %j and %j allow, or either if that is nothing', (one, other, types) => {
    const union = { oneOf: [one === undefined ? {} : { type: one }, { type: other }] };
    expect(readValueShape(document, union).types).toEqual(types);
  });

  it('takes the class that stands beside a reference', () => {
    const schema = { $ref: '#/components/schemas/Text', 'x-personal-data': 'email' };
    const texts = { components: { schemas: { Text: { type: 'string' } } } };
    expect(readValueShape(texts, schema).personalData).toBe('email');
  });

  it.each<[JsonObject, RegExp]>([
    [{ type: 'string', format: 'email' }, /Field is classed as email, but its format/],
    [{ type: 'string', maxLength: 10 }, /its maxLength does not take every text/],
    [{ type: 'integer' }, /it takes no text/],
  ])('refuses personal data that nothing could stand for: %j', (schema, message) => {
    const holder = { properties: { Field: { ...schema, 'x-personal-data': 'email' } } };
    expect(() => readValueShape(document, holder)).toThrow(message);
  });
});
