import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/generate/json.ts';
import { readOperations } from '../../src/generate/read-operations.ts';

const schema = { type: 'object', properties: { Note: { type: 'string' } } };

/** A specification with one path, and components to refer to. */
const describePath = (item: JsonObject, components: JsonObject = {}): JsonObject => ({
  paths: { '/notes/{id}': item },
  components,
});

const read = (operation: JsonObject, components?: JsonObject) => {
  const document = describePath(
    { get: { operationId: 'getNote', responses: {}, ...operation } },
    components,
  );
  const [first] = readOperations(document);
  if (!first) throw new Error('The document holds no operation');
  return first;
};

describe('readOperations', () => {
  it('lists each method of each path', () => {
    const operations = readOperations(
      describePath({
        delete: { operationId: 'deleteNote' },
        get: { operationId: 'getNote' },
        description: 'Not a method.',
      }),
    );
    expect(operations.map(({ id, method, path }) => ({ id, method, path }))).toEqual([
      { id: 'getNote', method: 'GET', path: '/notes/{id}' },
      { id: 'deleteNote', method: 'DELETE', path: '/notes/{id}' },
    ]);
  });

  it('has nothing to list without paths', () => {
    expect(readOperations({})).toEqual([]);
  });

  it('adds the parameters of the path to those of the operation, referred to or not', () => {
    const document = describePath(
      {
        parameters: [{ $ref: '#/components/parameters/id' }],
        get: {
          operationId: 'getNote',
          parameters: [
            { name: 'phone', in: 'query', schema: { type: 'string' }, 'x-personal-data': 'PHONE' },
          ],
        },
      },
      {
        parameters: { id: { name: 'id', in: 'path', required: true, schema: { type: 'integer' } } },
      },
    );
    expect(readOperations(document)[0]?.parameters).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'integer' }, personalData: null },
      {
        ...{ name: 'phone', in: 'query', required: false },
        ...{ schema: { type: 'string' }, personalData: 'PHONE' },
      },
    ]);
  });

  it.each([
    ['the one that a security requirement names', [{ bearer: ['Note-Read'] }, {}], 'Note-Read'],
    ['none when the requirement names none', [{ bearer: [] }], null],
    ['none when there is no requirement', [], null],
  ])('reads the role: %s', (_, security, role) => {
    expect(read({ security }).role).toBe(role);
  });

  it('knows the schema of each body by media type, and whether a request needs one', () => {
    const content = { 'application/json': { schema } };
    const operation = read({
      requestBody: { required: true, content },
      responses: { '200': { content }, '204': { description: 'Nothing.' } },
    });
    expect(operation).toMatchObject({
      requestBody: { contentType: 'application/json', required: true },
      bodySchemas: { 'application/json': schema },
      responseSchemas: { '200': { 'application/json': schema }, '204': {} },
    });
    expect(read({}).requestBody).toBeNull();
  });

  it('finds personal data at any depth of a successful answer, and in no other', () => {
    const answer = (properties: JsonObject) => ({
      content: { 'application/json': { schema: { allOf: [{ properties }] } } },
    });
    const { personalData } = read(
      {
        responses: {
          '200': answer({
            Records: { type: 'array', items: { $ref: '#/components/schemas/Person' } },
          }),
          '400': answer({ Fax: { type: 'string', 'x-personal-data': 'PHONE' } }),
        },
      },
      {
        schemas: {
          Person: {
            properties: {
              Name: { type: 'string', 'x-personal-data': 'NAME' },
              Id: { type: 'integer' },
            },
          },
        },
      },
    );
    expect(personalData).toEqual({ Name: 'NAME' });
  });

  it('names the reference that leads nowhere', () => {
    expect(() => read({ parameters: [{ $ref: '#/components/parameters/gone' }] })).toThrow(
      'The specification refers to nothing: #/components/parameters/gone',
    );
  });

  it('names what stands where an operation id belongs', () => {
    expect(() => read({ operationId: 7 })).toThrow('The specification has 7 instead of a string');
  });
});
