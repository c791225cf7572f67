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

  it('goes on reading after an escape that is not UTF-8', () => {
    const { query, issues } = search('?orderBy=%ff&page=0&%zz=1&Foo=1&size=5');
    expect(issues.map(({ propertyName }) => propertyName).toSorted()).toEqual([
      'Foo',
      'Query',
      'page',
    ]);
    expect(query).toMatchObject({ size: 5 });
  });

  it.each([
    ['PageNumber=2', 'PageNumber', 'page'],
    ['page[]=1', 'page[]', 'page'],
    ['%50age=1', 'Page', 'page'],
    ['BusinessId=7', 'BusinessId', 'OpenAiChatMessage_Business'],
  ])('names the parameter that ?%s may have meant', (query, propertyName, nearest) => {
    const message = `is not a parameter of searchOpenAiChatMessages; did you mean ${nearest}?`;
    expect(search(`?${query}`).issues).toMatchObject([{ propertyName, message }]);
  });

  it.each([
    ['page=1,2', 'page'],
    ['page=1;size=2', 'page'],
    ['page=&page=', 'page'],
    ['size=1&page=2&size=1', 'size'],
  ])('takes no list: ?%s', (query, propertyName) => {
    expect(search(`?${query}`).issues).toMatchObject([{ propertyName }]);
  });

  it('suggests nothing to a flood of unknown names', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `page${index}=1`);
    const { issues } = search(`?${names.join('&')}`);
    expect(issues).toHaveLength(5_000);
    expect(issues.filter(({ message }) => message.includes('did you mean'))).toHaveLength(100);
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
