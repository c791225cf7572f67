import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, documentWithValue, listFound, type Part, type PartMember } from './documents.ts';

const names = fc.constantFrom('a', 'b', 'c', 'description', 'items');

/** Schemas as people write them, in OpenAPI 3.1. */
const { schema: schemas } = fc.letrec<{ schema: Part; scalar: Part; object: Part }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('scalar'),
    tie('object'),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({
      oneOf: fc.tuple(tie('object'), fc.constant({ type: 'null' })).map((list) => [...list]),
    }),
    fc.record({ allOf: fc.tuple(tie('object'), tie('object')).map((list) => [...list]) }),
  ),
  scalar: fc.oneof<fc.Arbitrary<Part>[]>(
    fc.constantFrom<Part>({ type: 'string' }, { type: 'number' }),
    fc.record({
      type: fc.constant('string'),
      minLength: fc.nat(9),
      format: fc.constantFrom('uuid', 'date'),
    }),
    fc.record({
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.nat(9),
      maximum: fc.integer({ min: 10, max: 20 }),
    }),
    fc.record({ type: fc.constant(['boolean', 'null']) }),
    fc.record({ enum: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }) }),
  ),
  object: fc
    .record({
      properties: fc.dictionary(names, tie('schema'), { maxKeys: 3 }),
      required: fc.uniqueArray(names, { maxLength: 2 }),
      isClosed: fc.boolean(),
    })
    .map(({ properties, required, isClosed }) => ({
      type: 'object',
      properties,
      required: required.filter((name) => Object.hasOwn(properties, name)),
      ...(isClosed ? { additionalProperties: false } : {}),
    })),
}));

const directions = fc.constantFrom('request' as const, 'response' as const);
const runs = { numRuns: 150 };

/** The same schema, written in another way wherever there is one. */
function rewrite(schema: Part): Part {
  const rewritten = Object.entries(schema)
    .toReversed()
    .map(([name, value]): [string, PartMember] => {
      if (name === 'properties') return [name, mapMembers(value as Part, rewrite)];
      if (name === 'items') return [name, rewrite(value as Part)];
      if (name === 'oneOf') return ['anyOf', (value as Part[]).map(rewrite).toReversed()];
      if (name === 'allOf') return [name, (value as Part[]).map(rewrite).toReversed()];
      if (name === 'type' && typeof value === 'string') return [name, [value]];
      if (name === 'required' || name === 'enum') return [name, (value as string[]).toReversed()];
      return [name, value];
    });
  const { type, ...rest }: Part = Object.fromEntries(rewritten);
  const isNullable = Array.isArray(type) && type.length > 1 && type.includes('null');
  const others = isNullable ? type.filter((name) => name !== 'null') : [];
  return isNullable
    ? { oneOf: [{ type: 'null' }, { ...rest, type: others }], description: 'Rewritten' }
    : { allOf: [{ ...rest, ...(type === undefined ? {} : { type }) }], description: 'Rewritten' };
}

function mapMembers(part: Part, change: (member: Part) => Part): Part {
  return Object.fromEntries(
    Object.entries(part).map(([name, member]) => [name, change(member as Part)]),
  );
}

describe('any schema', () => {
  it('differs neither from itself nor from what says the same', async () => {
    await fc.assert(
      fc.asyncProperty(schemas, directions, async (schema, direction) => {
        const document = documentWithValue(direction, schema);
        const other = documentWithValue(direction, rewrite(schema));

        expect((await compare(document, document)).changes).toEqual([]);
        expect(listFound(await compare(document, other))).toEqual([]);
        expect(listFound(await compare(other, document))).toEqual([]);
      }),
      runs,
    );
  });

  it('is tightened where going back loosens it', async () => {
    // A property that comes or goes is no matter of what is allowed, but of who has to know it.
    const bounded = fc.record({
      type: fc.constant('integer'),
      minimum: fc.integer({ min: 0, max: 5 }),
      maximum: fc.integer({ min: 6, max: 9 }),
    });
    const lists = fc.record({ type: fc.constant('array'), items: bounded, maxItems: fc.nat(4) });
    const comparable = fc.oneof(
      bounded,
      lists,
      fc.record({
        oneOf: fc
          .tuple(bounded, fc.constantFrom<Part>({ type: 'null' }, { type: 'string' }))
          .map((list): Part[] => [...list]),
      }),
    );
    await fc.assert(
      fc.asyncProperty(comparable, comparable, directions, async (one, other, direction) => {
        const [from, to] = [documentWithValue(direction, one), documentWithValue(direction, other)];
        const there = (await compare(from, to)).summary;
        const back = (await compare(to, from)).summary;
        const opposite = direction === 'request' ? 'response' : 'request';
        const mirrored = (
          await compare(documentWithValue(opposite, one), documentWithValue(opposite, other))
        ).summary;

        const isTyped = (await compare(from, to)).changes.some(
          ({ kind }) => kind === 'type-changed',
        );
        if (isTyped) {
          expect(there.breaking + there.additive).toBe(back.breaking + back.additive);
        } else {
          expect([back.breaking, back.additive]).toEqual([there.additive, there.breaking]);
          expect([mirrored.breaking, mirrored.additive]).toEqual([there.additive, there.breaking]);
        }
      }),
      runs,
    );
  });
});
