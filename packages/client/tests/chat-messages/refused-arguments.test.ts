import { describe, expect, test } from 'vitest';

import { createNexudusClient } from '../../src/index.ts';
import type { ChatMessages } from '../../src/index.ts';
import { record } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

/** Calls as JavaScript makes them, past what the types would refuse. */
type Untyped = Record<Method, (...given: unknown[]) => Promise<unknown>>;
type Method = keyof ChatMessages;

const { Action, ...withoutAction } = record;

const badIds: [unknown, ErrorConstructor][] = [
  [0, RangeError],
  [-1, RangeError],
  [1.5, RangeError],
  [2 ** 53, RangeError],
  [Number.NaN, RangeError],
  [Number.POSITIVE_INFINITY, RangeError],
  ['1', TypeError],
  [1n, TypeError],
  [null, TypeError],
  [undefined, TypeError],
];

const rows: [Method, unknown, ErrorConstructor, RegExp][] = [
  ...badIds.flatMap(([id, type]): [Method, unknown, ErrorConstructor, RegExp][] => [
    ['get', id, type, /^chatMessages\.get: id must be/],
    ['delete', id, type, /^chatMessages\.delete: id must be/],
  ]),
  ['getFull', { Id: 0 }, RangeError, /^chatMessages\.get: id must be/],
  ['update', { ...record, Id: 0 }, RangeError, /^chatMessages\.update: Id must be/],
  ['update', { ...record, Id: '1' }, TypeError, /^chatMessages\.update: Id must be/],
  ['update', { ...record, Id: undefined }, TypeError, /Id is missing/],
  ['update', { ...record, Content: null }, TypeError, /Content is missing/],
  ['update', { ...record, UserId: undefined }, TypeError, /UserId is missing/],
  ['update', { ...record, UpdatedOn: undefined }, TypeError, /UpdatedOn is missing/],
  ['update', withoutAction, TypeError, /Action is missing\. Only a complete record/],
  ['update', null, TypeError, /Id is missing/],
  ['update', 1, TypeError, /an id needs a function/],
  ['search', null, TypeError, /the filter must be an object/],
  ['search', 'Email', TypeError, /the filter must be an object/],
  ['search', { PageNumber: 2 }, TypeError, /there is no condition named "PageNumber"$/],
  ['search', { toString: 'x' }, TypeError, /there is no condition named "toString"/],
  ['search', { dir: 1 }, TypeError, /the word for it is direction/],
  ['search', { OpenAiChatMessage_Business: 1 }, TypeError, /the word for it is businesses/],
  ['search', { businesses: null }, TypeError, /^chatMessages\.search: businesses must be a number/],
  ['search', { businesses: [] }, RangeError, /chatMessages\.iterate/],
  ['search', { businesses: [1, 2] }, RangeError, /chatMessages\.iterate/],
  ['search', { businesses: ['1'] }, TypeError, /businesses must be a number/],
  ['search', { user: Number.NaN }, RangeError, /user must be an integer/],
  ['search', { page: 0 }, RangeError, /page must be an integer from 1/],
  ['search', { size: 1.5 }, RangeError, /size must be an integer from 1/],
  ['search', { rating: 2 ** 53 }, RangeError, /rating must be an integer/],
  ['search', { ratingFrom: '3' }, TypeError, /ratingFrom must be a number/],
  ['search', { content: ['a'] }, TypeError, /content must be a text/],
  ['search', { content: '' }, RangeError, /content must not be empty/],
  ['search', { content: '\ud800' }, RangeError, /content must be well-formed/],
  ['search', { customer: 55012 }, TypeError, /customer must be a text/],
  ['search', { orderBy: 'createdOn' }, RangeError, /orderBy is no field/],
  ['search', { orderBy: 1 }, TypeError, /orderBy must be a text/],
  ['search', { direction: 'ascending' }, RangeError, /direction must be 'asc' or 'desc'/],
  ['search', { createdFromUtc: 0 }, TypeError, /createdFromUtc must be a Date or a text/],
  ['search', { createdToUtc: '31.1.2025' }, RangeError, /createdToUtc must be a valid Date/],
  ['search', { updatedToUtc: new Date(Number.NaN) }, RangeError, /updatedToUtc must be a valid/],
];

describe('chatMessages', () => {
  test.each(rows)(
    '%s(%o) rejects before anything is sent',
    async (method, argument, type, text) => {
      const stub = createStubFetch(() => jsonResponse({}));
      const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: stub.fetch });

      const error: unknown = await (chatMessages as unknown as Untyped)
        [method](argument)
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(type);
      expect(error).toHaveProperty('message', expect.stringMatching(text));
      expect(stub.sent).toEqual([]);
    },
  );

  test.each<[Method, ErrorConstructor, RegExp, unknown, unknown?]>([
    ['iterate', TypeError, /there is no condition named "chanel"/, { chanel: 'Email' }],
    ['iterate', TypeError, /the filter must be an object/, null],
    ['iterate', TypeError, /page cannot be chosen/, { page: 2 }],
    ['iterate', RangeError, /businesses must be one/, { businesses: [] }],
    ['iterate', RangeError, /businesses must be an integer/, { businesses: [1, 0] }],
    ['iterate', RangeError, /orderBy is no field/, { businesses: [1, 2], orderBy: 'rating' }],
    ['iterate', RangeError, /maxPages must be/, {}, { maxPages: 0 }],
    ['iterateFull', TypeError, /^chatMessages\.iterateFull: there is no/, { chanel: 'Email' }],
    ['iterateFull', RangeError, /concurrency must be/, {}, { concurrency: 0 }],
  ])('%s throws a %o at once', (method, type, text, ...given) => {
    const { chatMessages } = createNexudusClient({ token: 'token-1' });
    const call = (): unknown => (chatMessages as unknown as Untyped)[method](...given);
    expect(call).toThrow(type);
    expect(call).toThrow(text);
  });

  test('the record that was refused for its lack of Action is accepted with it', async () => {
    const stub = createStubFetch(() => jsonResponse({ WasSuccessful: true, Value: { Id: 1 } }));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: stub.fetch });
    await chatMessages.update({ ...withoutAction, Action }, { checkUnchanged: false });
    expect(stub.sent).toHaveLength(1);
  });
});
