import { describe, expect, it } from 'vitest';
import { operations } from '../src/index.ts';
import { createNameFinder } from '../src/name-finder.ts';

const { searchOpenAiChatMessages: search, createOpenAiChatMessage: create } = operations;
const findParameter = createNameFinder(search.parameters.map(({ name }) => name));
const findField = createNameFinder(create.requestBody?.fields ?? []);

describe('createNameFinder', () => {
  it.each([
    ['Page', 'page'],
    ['pge', 'page'],
    ['page[]', 'page'],
    ['ｐａｇｅ', 'page'],
    ['PageNumber', 'page'],
    ['PageSize', 'size'],
    ['sortBy', 'orderBy'],
    ['direction', 'dir'],
    ['BusinessId', 'OpenAiChatMessage_Business'],
    ['openaichatmessage_business', 'OpenAiChatMessage_Business'],
    ['OpenAiChatMessage_Busines', 'OpenAiChatMessage_Business'],
    ['MobilePhone', 'OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone'],
    ['from_CreatedOn', 'from_OpenAiChatMessage_CreatedOn'],
    ['to_createdon', 'to_OpenAiChatMessage_CreatedOn'],
  ])('finds for the parameter %s: %s', (name, nearest) => {
    expect(findParameter(name)).toBe(nearest);
  });

  it.each([
    ['businessid', 'BusinessId'],
    ['business_id', 'BusinessId'],
    ['Contents', 'Content'],
    ['user', 'UserId'],
    ['HelpdeskMessage', 'HelpDeskMessageId'],
  ])('finds for the field %s: %s', (name, nearest) => {
    expect(findField(name)).toBe(nearest);
  });

  it.each(['', 'q', 'foo', 'limit', '__proto__', 'constructor', '\0', 'p'.repeat(5_000)])(
    'finds nothing near %j',
    (name) => {
      expect(findParameter(name)).toBeUndefined();
      expect(findField(name)).toBeUndefined();
    },
  );

  it('finds each known name for itself, and nothing where none is known', () => {
    for (const { name } of search.parameters) expect(findParameter(name)).toBe(name);
    expect(createNameFinder([])('page')).toBeUndefined();
  });
});
