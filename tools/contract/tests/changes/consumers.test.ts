import { describe, expect, it } from 'vitest';
import { compare, documentOf, type Part } from './documents.ts';

const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };

function thing(properties: Part, required: string[] = []): Part {
  return { 'application/json': { schema: { type: 'object', required, properties } } };
}

interface Parts {
  readonly answer?: Part;
  readonly failure?: Part;
  readonly request?: Part;
  readonly parameters?: Part[];
}

const text = { type: 'string' };

function specification({ answer, failure, request, parameters = [] }: Parts): Part {
  return documentOf({
    get: {
      operationId: 'getThing',
      parameters: [id, ...parameters],
      responses: {
        '200': {
          description: 'A thing',
          headers: { 'X-Count': { schema: { type: 'integer' } } },
          ...(answer ? { content: answer } : {}),
        },
        '404': { description: 'None', ...(failure ? { content: failure } : {}) },
        default: { description: 'Anything else' },
      },
    },
    put: {
      operationId: 'putThing',
      parameters: [id],
      ...(request ? { requestBody: { content: request } } : {}),
      responses: { '200': { description: 'Done' }, '400': { description: 'Refused' } },
    },
  });
}

function pactOf(name: string, interactions: readonly unknown[]): unknown {
  return { consumer: { name }, provider: { name: 'things' }, interactions };
}

const read = {
  type: 'Synchronous/HTTP',
  description: 'a read',
  request: { method: 'GET', path: '/things/7', query: { size: ['1'] } },
  response: {
    status: 200,
    headers: { 'x-count': ['1'] },
    body: {
      content: { Name: 'One', Parts: [{ Id: 1, Label: 'a' }], kind: 'cat' },
      contentType: 'application/json',
      encoded: false,
    },
  },
};

const readOfNothing = {
  description: 'a read of nothing',
  request: { method: 'get', path: '/things/8' },
  response: { status: 404 },
};

/** Version 2 of the format. */
const write = {
  description: 'a write',
  request: {
    method: 'put',
    path: '/things/7',
    headers: { 'Content-Type': 'application/json' },
    body: { Name: 'One', Colour: 'red' },
  },
  response: { status: 200 },
};

const refusedWrite = {
  description: 'a write that is refused',
  request: { method: 'put', path: '/things/7', body: {} },
  response: { status: 400 },
};

const pacts = {
  'reader-things': pactOf('reader', [read, readOfNothing]),
  'writer-things': pactOf('writer', [write, refusedWrite]),
};

const parts = (properties: Part): Part => ({
  type: 'array',
  items: { type: 'object', properties },
});
const answer = thing({ Name: text, Unused: text, Parts: parts({ Id: text, Label: text }) });
const withoutId = thing({ Name: text, Unused: text, Parts: parts({ Label: text }) });
const request = thing({ Name: text, Colour: { enum: ['red', 'blue'] } });
const size = { name: 'size', in: 'query', schema: { type: 'integer' } };
const sort = { name: 'sort', in: 'query', schema: { type: 'string' } };

interface ConsumerCase {
  readonly title: string;
  readonly from: Parts;
  readonly to: Parts;
  readonly severity: 'error' | 'warning';
  readonly touched: readonly string[];
}

const cases: readonly ConsumerCase[] = [
  {
    title: 'a field that is read',
    from: { answer },
    to: { answer: thing({ Unused: text, Parts: parts({ Id: text, Label: text }) }) },
    severity: 'error',
    touched: ['reader: a read'],
  },
  {
    title: 'a field that nobody reads',
    from: { answer: thing({ Name: text, Unused: text }) },
    to: { answer: thing({ Name: text }) },
    severity: 'warning',
    touched: [],
  },
  {
    title: 'a field within a list',
    from: { answer },
    to: { answer: withoutId },
    severity: 'error',
    touched: ['reader: a read'],
  },
  {
    title: 'a parameter that is sent',
    from: { parameters: [size] },
    to: {},
    severity: 'error',
    touched: ['reader: a read'],
  },
  {
    title: 'a parameter that nobody sends',
    from: { parameters: [sort] },
    to: {},
    severity: 'warning',
    touched: [],
  },
  {
    title: 'a required parameter that nobody sends',
    from: {},
    to: { parameters: [{ ...sort, required: true }] },
    severity: 'error',
    touched: ['reader: a read, a read of nothing'],
  },
  {
    title: 'a required field that is not sent',
    from: { request },
    to: { request: thing({ Name: text, Colour: { enum: ['red', 'blue'] }, Size: text }, ['Size']) },
    severity: 'error',
    // The one that is refused already is refused for one reason more.
    touched: ['writer: a write'],
  },
  {
    title: 'a required field that is sent by all',
    from: { request },
    to: { request: thing({ Name: text, Colour: { enum: ['red', 'blue'] } }, ['Name']) },
    severity: 'warning',
    touched: [],
  },
  {
    title: 'a value that is sent',
    from: { request },
    to: { request: thing({ Name: text, Colour: { enum: ['blue'] } }) },
    severity: 'error',
    touched: ['writer: a write'],
  },
  {
    title: 'a value that nobody sends',
    from: { request },
    to: { request: thing({ Name: text, Colour: { enum: ['red'] } }) },
    severity: 'warning',
    touched: [],
  },
  {
    title: 'an answer that nobody gets',
    from: { failure: thing({ Name: text }) },
    to: { failure: thing({}) },
    severity: 'warning',
    touched: [],
  },
];

describe('the consumers of a change', () => {
  it.each(cases)('are known by $title', async ({ from, to, severity, touched }) => {
    const result = await compare(specification(from), specification(to), pacts);

    const [change, ...others] = result.changes.filter(({ effect }) => effect === 'breaking');
    expect(others.filter((other) => other.consumers.length > 0)).toEqual([]);
    expect(change?.severity).toBe(severity);
    expect(
      change?.consumers.map(({ name, interactions }) => `${name}: ${interactions.join(', ')}`),
    ).toEqual(touched);
    expect(result.knownConsumers).toEqual(['reader', 'writer']);
  });

  it('are known by the status that they expect', async () => {
    const to = specification({});
    const paths = to['paths'] as Record<string, { get: { responses: Part } }>;
    delete paths['/things/{id}']?.get.responses['404'];

    const { changes } = await compare(specification({}), to, pacts);

    expect(changes.map(({ kind, consumers }) => [kind, consumers])).toEqual([
      ['status-removed', [{ name: 'reader', interactions: ['a read of nothing'] }]],
    ]);
  });

  it('are known by the variant that they read', async () => {
    const variant = (kind: string, name: Part): Part => ({
      type: 'object',
      properties: { kind: { const: kind }, Name: name },
    });
    const animals = (cat: Part, dog: Part): Parts => ({
      answer: {
        'application/json': { schema: { oneOf: [variant('cat', cat), variant('dog', dog)] } },
      },
    });
    const nullable = { type: ['string', 'null'] };

    const ofDogs = await compare(
      specification(animals(text, text)),
      specification(animals(text, nullable)),
      pacts,
    );
    const ofCats = await compare(
      specification(animals(text, text)),
      specification(animals(nullable, text)),
      pacts,
    );

    expect(ofDogs.changes.map(({ consumers }) => consumers)).toEqual([[]]);
    expect(ofCats.changes.map(({ consumers }) => consumers)).toEqual([
      [{ name: 'reader', interactions: ['a read'] }],
    ]);
  });

  it('are known by the old address of an operation', async () => {
    const from = specification({});
    const { paths } = from as { paths: Part };
    const to = { ...from, paths: { '/items/{id}': paths['/things/{id}'] ?? null } };

    const { changes } = await compare(from, to, pacts);

    expect(changes.map(({ kind, consumers }) => [kind, consumers.map(({ name }) => name)])).toEqual(
      [
        ['path-changed', ['reader']],
        ['path-changed', ['writer']],
      ],
    );
  });

  it('count below the path of a server too', async () => {
    const servers = [{ url: 'https://example.com/v1/' }];
    const below = { ...read, request: { method: 'GET', path: '/v1/things/7' } };
    const from = { ...specification({ answer }), servers };
    const to = { ...specification({ answer: thing({}) }), servers };

    const { changes } = await compare(from, to, { 'a-b': pactOf('a', [below]) });

    expect(changes.find(({ subject }) => subject === 'Name')?.severity).toBe('error');
  });

  it('leave messages without HTTP aside', async () => {
    const message = { type: 'Asynchronous/Messages', description: 'a message', contents: {} };

    const result = await compare(specification({ answer }), specification({ answer: thing({}) }), {
      'a-b': pactOf('a', [message]),
    });

    expect(result.changes.flatMap(({ consumers }) => consumers)).toEqual([]);
  });
});
