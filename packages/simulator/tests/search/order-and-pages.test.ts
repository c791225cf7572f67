import type { OpenAiChatMessage, OpenAiChatMessagePage } from '@nexudus-toolkit/api-types';
import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../src/index.ts';
import { blankMessage } from '../../src/messages/blank-message.ts';
import { ask, resource } from '../ask.ts';

const simulator = createSimulator({ messages: 137 });
const everything = simulator.store.list();
const fields = Object.keys(blankMessage) as (keyof OpenAiChatMessage)[];

async function search(query: string): Promise<OpenAiChatMessagePage> {
  return (await ask<OpenAiChatMessagePage>(simulator, 'GET', `${resource}?${query}`)).body;
}

/** Nulls first, numbers by size, text by code unit without regard to case; then by Id. */
function sortNaively(field: keyof OpenAiChatMessage, sign: 1 | -1): readonly number[] {
  const toKey = (message: OpenAiChatMessage) => {
    const value = message[field];
    return typeof value === 'string' ? value.toLowerCase() : (value as number | boolean | null);
  };
  return [...everything]
    .sort((left, right) => {
      const [a, b] = [toKey(left), toKey(right)];
      if (a === b) return left.Id - right.Id;
      if (a === null) return -sign;
      if (b === null) return sign;
      return a < b ? -sign : sign;
    })
    .map(({ Id }) => Id);
}

describe('the order of searchOpenAiChatMessages', () => {
  it.each(fields)('orderBy=%s sorts in both directions', async (field) => {
    const ascending = await search(`orderBy=${field}&dir=0&size=200`);
    const descending = await search(`orderBy=${field}&dir=1&size=200`);
    expect(ascending.Records.map(({ Id }) => Id)).toEqual(sortNaively(field, 1));
    expect(descending.Records.map(({ Id }) => Id)).toEqual(sortNaively(field, -1));
    expect(ascending).toMatchObject({ CurrentOrderField: field, CurrentSortDirection: 0 });
    expect(descending).toMatchObject({ CurrentOrderField: field, CurrentSortDirection: 1 });
  });

  it('is by ascending Id unless something else is asked for', async () => {
    const byDefault = await search('size=200');
    expect(byDefault.Records.map(({ Id }) => Id)).toEqual(everything.map(({ Id }) => Id));
    expect(byDefault).toMatchObject({ CurrentOrderField: 'Id', CurrentSortDirection: 0 });
  });

  it('is by Id for a property that a message does not have', async () => {
    expect((await search('orderBy=Name&size=200')).CurrentOrderField).toBe('Id');
  });
});

describe('the pages of searchOpenAiChatMessages', () => {
  it('describe themselves in every field', async () => {
    const { Records, ...envelope } = await search('page=2&size=50&orderBy=CreatedOn&dir=1');
    expect(Records).toHaveLength(50);
    expect(envelope).toEqual({
      CurrentPage: 2,
      CurrentPageSize: 50,
      CurrentOrderField: 'CreatedOn',
      CurrentSortDirection: 1,
      FirstItem: 51,
      LastItem: 100,
      PageNumber: 2,
      PageSize: 50,
      TotalItems: 137,
      TotalPages: 3,
      HasNextPage: true,
      HasPreviousPage: true,
    });
  });

  it.each([
    ['', { records: 25, FirstItem: 1, LastItem: 25, HasNextPage: true, HasPreviousPage: false }],
    [
      'page=6',
      { records: 12, FirstItem: 126, LastItem: 137, HasNextPage: false, HasPreviousPage: true },
    ],
    [
      'page=7',
      { records: 0, FirstItem: 151, LastItem: 150, HasNextPage: false, HasPreviousPage: true },
    ],
    [
      'size=137',
      { records: 137, FirstItem: 1, LastItem: 137, HasNextPage: false, HasPreviousPage: false },
    ],
  ])('hold what belongs on them: "%s"', async (query, { records, ...wanted }) => {
    const page = await search(query);
    expect(page.Records).toHaveLength(records);
    expect(page).toMatchObject({ ...wanted, TotalItems: 137 });
  });

  it('together hold every message once', async () => {
    const ids: number[] = [];
    for (let page = 1, hasNext = true; hasNext; page += 1) {
      const { Records, HasNextPage } = await search(`page=${page}&size=10&orderBy=Rating`);
      ids.push(...Records.map(({ Id }) => Id));
      hasNext = HasNextPage;
    }
    expect(ids).toHaveLength(137);
    expect(new Set(ids).size).toBe(137);
  });

  it('are none where nothing matches', async () => {
    const page = await search('OpenAiChatMessage_Channel=Fax');
    expect(page).toMatchObject({ Records: [], TotalItems: 0, TotalPages: 0, HasNextPage: false });
  });

  it('show everything of a message but its Action', async () => {
    const [message] = everything;
    const { Action, ...summary } = message ?? blankMessage;
    expect(Action).toBeTypeOf('number');
    expect((await search('size=1')).Records).toEqual([summary]);
  });
});
