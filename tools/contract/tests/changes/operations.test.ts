import { describe, expect, it } from 'vitest';
import { compare, documentOf, listFound, type Part } from './documents.ts';
import { operationCases } from './operation-cases.ts';

describe('a change of', () => {
  it.each(operationCases)('$title is judged', async ({ from, to, found }) => {
    expect(listFound(await compare(from, to))).toEqual(found);
  });

  const reversible = operationCases.filter(({ backwards }) => backwards);

  it.each(reversible)('$title is judged backwards', async ({ from, to, backwards }) => {
    expect(listFound(await compare(to, from))).toEqual(backwards);
  });
});

describe('a component', () => {
  const page = (schema: Part): Part =>
    documentOf(
      {
        get: {
          operationId: 'getThing',
          responses: { '200': { $ref: '#/components/responses/Thing' } },
        },
        put: {
          operationId: 'putThing',
          requestBody: {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          responses: { '200': { description: 'Done' } },
        },
      },
      {
        components: {
          schemas: { Thing: schema },
          responses: {
            Thing: {
              description: 'A thing',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
            },
          },
        },
      },
    );

  it('is judged once in each direction in which it is reached', async () => {
    const { changes } = await compare(
      page({ type: 'object', properties: { a: { type: 'string' } } }),
      page({ type: 'object', properties: { a: { type: ['string', 'null'] } } }),
    );

    expect(
      changes.map(({ effect, direction, operationIds, occurrences }) => ({
        effect,
        direction,
        operationIds,
        locations: occurrences.map(({ location }) => location),
      })),
    ).toEqual([
      {
        effect: 'breaking',
        direction: 'response',
        operationIds: ['getThing'],
        locations: ['answer 200: a'],
      },
      {
        effect: 'additive',
        direction: 'request',
        operationIds: ['putThing'],
        locations: ['request body: a'],
      },
    ]);
  });

  it('may contain itself', async () => {
    const node = (...extra: string[]): Part => ({
      type: 'object',
      properties: {
        children: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
        parent: { allOf: [{ $ref: '#/components/schemas/Thing' }, { type: 'object' }] },
        ...Object.fromEntries(extra.map((name) => [name, { type: 'string' }])),
      },
    });

    const result = await compare(page(node('a')), page(node()));

    expect(new Set(listFound(result))).toEqual(
      new Set(['breaking request field-removed', 'breaking response field-removed']),
    );
    expect(listFound(await compare(page(node()), page(node())))).toEqual([]);
  });

  it('may even be part of itself', async () => {
    const endless = (type: string): Part => ({
      type,
      allOf: [{ $ref: '#/components/schemas/Thing' }],
    });

    const { summary } = await compare(page(endless('object')), page(endless('string')));

    expect(summary.breaking).toBe(2);
  });

  it('may be moved, renamed or written in place', async () => {
    const thing = { type: 'object', properties: { a: { type: 'string' } } };
    const inPlace = JSON.parse(
      JSON.stringify(page(thing)).replaceAll(
        '{"$ref":"#/components/schemas/Thing"}',
        JSON.stringify(thing),
      ),
    ) as Part;
    const renamed = JSON.parse(
      JSON.stringify(page(thing))
        .replaceAll('Thing"', 'Item"')
        .replaceAll('getItem', 'getThing')
        .replaceAll('putItem', 'putThing')
        .replaceAll('"Thing":', '"Item":'),
    ) as Part;

    for (const written of [inPlace, renamed]) {
      for (const [from, to] of [
        [page(thing), written],
        [written, page(thing)],
      ] as const) {
        const { changes } = await compare(from, to);
        expect(changes.map(({ kind }) => kind)).toEqual(['rewritten']);
      }
    }
  });

  it('keeps what stands beside a reference on the way', async () => {
    const through = (named: Part): Part =>
      documentOf(
        {
          get: {
            operationId: 'getThing',
            responses: {
              '200': {
                description: 'Done',
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Named' } } },
              },
            },
          },
        },
        { components: { schemas: { Named: named, Text: { type: 'string' } } } },
      );

    const result = await compare(
      through({ $ref: '#/components/schemas/Text', maxLength: 5 }),
      through({ $ref: '#/components/schemas/Text', maxLength: 9 }),
    );

    expect(listFound(result)).toEqual(['breaking response max-length-changed']);
  });
});
