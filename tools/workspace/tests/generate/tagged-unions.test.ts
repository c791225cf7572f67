import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/generate/json.ts';
import { resolve } from '../../src/generate/specification-values.ts';
import { withTaggedUnions } from '../../src/generate/tagged-unions.ts';

const branch = (tag: string | boolean, field: string): JsonObject => ({
  type: 'object',
  required: ['tag', field],
  properties: { tag: { const: tag }, [field]: { type: 'string' } },
});

const document: JsonObject = {
  components: { schemas: { A: branch(true, 'a'), B: branch(false, 'b') } },
};

const union: JsonObject = {
  oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
};

function compile(schema: object) {
  return new Ajv2020({ allErrors: true, strict: false }).compile({ ...document, ...schema });
}

describe('withTaggedUnions', () => {
  const rewritten = withTaggedUnions(document, union) as JsonObject;

  it.each([
    { tag: true, a: 'x' },
    { tag: false, b: 'x' },
    { tag: true, b: 'x' },
    { tag: true, a: 1 },
    { tag: 'other', a: 'x' },
    { a: 'x' },
    {},
    null,
    [],
  ])('accepts and refuses %j as the oneOf does', (value) => {
    expect(compile(rewritten)(value)).toBe(compile(union)(value));
  });

  it('lets only the branch that was meant complain', () => {
    const validate = compile(rewritten);
    validate({ tag: false });
    expect(
      validate.errors?.filter(({ keyword }) => keyword === 'required').map(({ params }) => params),
    ).toEqual([{ missingProperty: 'b' }]);
  });

  it.each([
    ['that share their tag', [branch(true, 'a'), branch(true, 'b')]],
    ['without a constant in common', [{ type: 'string' }, { type: 'null' }]],
  ])('leaves branches alone %s', (_, oneOf) => {
    expect(withTaggedUnions(document, { oneOf })).toEqual({ oneOf });
  });
});

describe('resolve', () => {
  it('follows references', () => {
    expect(resolve(document, { $ref: '#/components/schemas/A' })).toEqual(branch(true, 'a'));
  });

  it('names a reference that leads nowhere', () => {
    expect(() => resolve(document, { $ref: '#/components/schemas/C' })).toThrow(
      '#/components/schemas/C',
    );
  });
});
