import { operations } from '@nexudus-toolkit/validation';
import { describe, expect, it } from 'vitest';
import { readFilters } from '../../src/recording/query-filters.ts';

const search = operations.searchOpenAiChatMessages;
const session = 'OpenAiChatMessage_AiChannelSession';

describe('readFilters', () => {
  it.each([
    [`${session}_ExternalIdentifier`, 'contact'],
    [`${session}_Coworker_Id`, 'coworker'],
    [`${session}_Coworker_FullName`, 'name'],
    [`${session}_Coworker_MobilePhone`, 'phone'],
    [`${session}_Coworker_LandLine`, 'phone'],
    [`${session}_Coworker_BillingName`, 'name'],
    [`${session}_Coworker_CompanyName`, 'name'],
    [`${session}_Coworker_TeamNames`, 'name'],
    [`${session}_Coworker_CoworkerType`, 'text'],
    ['OpenAiChatMessage_Content', 'text'],
    ['OpenAiChatMessage_ResponderName', 'name'],
    ['OpenAiChatMessage_ChatSession', 'text'],
    ['OpenAiChatMessage_ChatMessageRole', 'text'],
    ['OpenAiChatMessage_Channel', 'text'],
  ])('takes %s for a subject: %s', (name, kind) => {
    // Looks like a time, which a text is free to do.
    const value = '2026-01-15T10:30';
    expect(readFilters(search, { path: {}, query: { [name]: value } })).toEqual({
      [name]: { kind, value },
    });
  });

  it('takes the ids of people for subjects, and other numbers for what they are', () => {
    const query = { page: 2, size: 5, OpenAiChatMessage_User: 9, [session]: 77, dir: 1 };
    const narrowed = { OpenAiChatMessage_Business: 7, from_OpenAiChatMessage_Rating: 3 };
    expect(readFilters(search, { path: {}, query: { ...query, ...narrowed } })).toEqual({
      ...{ page: 2, size: 5, dir: 1, ...narrowed },
      OpenAiChatMessage_User: { kind: 'user', value: '9' },
      [session]: { kind: 'session', value: '77' },
    });
  });

  it('writes times as those of UTC, whatever is no time as a subject, and no order', () => {
    const query = {
      from_OpenAiChatMessage_CreatedOn: '2026-01-15T10:30',
      to_OpenAiChatMessage_CreatedOn: '2026-13-15T10:30',
      orderBy: 'CreatedOn',
    };
    expect(readFilters(search, { path: {}, query })).toEqual({
      from_OpenAiChatMessage_CreatedOn: '2026-01-15T10:30:00.000Z',
      to_OpenAiChatMessage_CreatedOn: { kind: 'text', value: '2026-13-15T10:30' },
    });
  });

  it('passes over what the specification does not know', () => {
    expect(readFilters(search, { path: {}, query: { Anna: 'Anna' } })).toEqual({});
  });

  it('leaves no text of any parameter as it is', () => {
    const texts = search.parameters.filter(({ type }) => type === 'string');
    const query = Object.fromEntries(texts.map(({ name }) => [name, 'canary']));
    const values = Object.values(readFilters(search, { path: {}, query }));
    expect(values.length).toBe(texts.length - 1);
    expect(values.filter((value) => typeof value !== 'object')).toEqual([]);
  });
});
