import { describe, expect, it } from 'vitest';
import { operations, parseParameters } from '../src/index.ts';

const search = (query: string, unknownQuery: 'refuse' | 'ignore' = 'refuse') =>
  parseParameters(operations.searchOpenAiChatMessages, {
    path: {},
    search: query,
    headers: new Headers(),
    unknownQuery,
  });

const get = (id: string) =>
  parseParameters(operations.getOpenAiChatMessage, {
    path: { id },
    search: '',
    headers: new Headers(),
    unknownQuery: 'refuse',
  });

describe('parseParameters', () => {
  it('reads integers as numbers and strings as text', () => {
    const { query, issues } = search(
      '?page=2&size=50&dir=1&OpenAiChatMessage_Channel=Whats+App&OpenAiChatMessage_AiChannelSession_Coworker_Id=12&from_OpenAiChatMessage_CreatedOn=2025-01-31T00%3A00',
    );
    expect(issues).toEqual([]);
    expect(query).toEqual({
      page: 2,
      size: 50,
      dir: 1,
      OpenAiChatMessage_Channel: 'Whats App',
      OpenAiChatMessage_AiChannelSession_Coworker_Id: '12',
      from_OpenAiChatMessage_CreatedOn: '2025-01-31T00:00',
    });
  });

  it.each([
    ['page=1.5', 'page'],
    ['page=', 'page'],
    ['page', 'page'],
    ['page=%201', 'page'],
    ['page=+1', 'page'],
    ['page=01', 'page'],
    ['page=-0', 'page'],
    ['page=1e3', 'page'],
    ['page=0x1', 'page'],
    ['page=0', 'page'],
    ['size=99999999999999999999', 'size'],
    ['page=1&page=1', 'page'],
    ['dir=2', 'dir'],
    ['orderBy=', 'orderBy'],
    ['from_OpenAiChatMessage_CreatedOn=2025-01-01', 'from_OpenAiChatMessage_CreatedOn'],
    ['from_OpenAiChatMessage_CreatedOn=2025-02-30T00:00', 'from_OpenAiChatMessage_CreatedOn'],
    ['to_OpenAiChatMessage_UpdatedOn=2025-01-01T00:00:00Z', 'to_OpenAiChatMessage_UpdatedOn'],
    ['PageNumber=2', 'PageNumber'],
    ['Page=2', 'Page'],
    ['OpenAiChatMessage_Busines=1', 'OpenAiChatMessage_Busines'],
    ['__proto__=1', '__proto__'],
    ['page=%ff', 'Query'],
    ['page=%', 'Query'],
  ])('refuses ?%s and names %s', (query, propertyName) => {
    expect(search(`?${query}`).issues).toMatchObject([{ location: 'query', propertyName }]);
  });

  it('reports everything that is wrong at once', () => {
    const { issues } = search('?page=a&size=0&Foo=1&dir=9');
    expect(issues.map(({ propertyName }) => propertyName).toSorted()).toEqual([
      'Foo',
      'dir',
      'page',
      'size',
    ]);
  });

  it('skips unknown parameters where told to, as Nexudus does', () => {
    expect(search('?PageNumber=2&page=3', 'ignore')).toMatchObject({
      query: { page: 3 },
      issues: [],
    });
  });

  it.each(['1', '87654321', '9007199254740991'])('takes the id %s', (id) => {
    expect(get(id)).toMatchObject({ path: { id: Number(id) }, issues: [] });
  });

  it.each(['0', '-1', '..%2F1', '1e9', '0x1', '1'.repeat(30), '%ff', '1%00', 'a', '%31x', '1.0'])(
    'refuses the id %s',
    (id) => {
      expect(get(id).issues).toMatchObject([{ location: 'path', propertyName: 'id' }]);
    },
  );

  it('holds no value of the request in a message', () => {
    const { issues } = search('?page=secret-1&secret_2=x&dir=77777');
    expect(issues.map(({ message }) => message).join()).not.toMatch(/secret|77777/);
  });
});
