import { describe, expect, test } from 'vitest';

import { createNexudusClient } from '../../src/index.ts';
import type { ChatMessages } from '../../src/index.ts';
import { record } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

/** Calls as JavaScript makes them, past what the types would refuse. */
type Untyped = Record<keyof ChatMessages, (argument: unknown) => Promise<unknown>>;

const input = { Id: 1, BusinessId: 4711, Action: 0, Content: '' };
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

const rows: [keyof ChatMessages, unknown, ErrorConstructor, RegExp][] = [
  ...badIds.flatMap(([id, type]): [keyof ChatMessages, unknown, ErrorConstructor, RegExp][] => [
    ['get', id, type, /^chatMessages\.get: id must be/],
    ['delete', id, type, /^chatMessages\.delete: id must be/],
  ]),
  ['update', { ...input, Id: 0 }, RangeError, /^chatMessages\.update: Id must be/],
  ['update', { ...input, Id: '1' }, TypeError, /^chatMessages\.update: Id must be/],
  ['update', { ...input, Id: undefined }, TypeError, /Id is missing/],
  ['update', { ...input, Content: null }, TypeError, /Content is missing/],
  ['update', withoutAction, TypeError, /Action is missing\. A search result is no base/],
  ['update', { ...input, Contents: 'x' }, TypeError, /Contents is no field that can be set/],
  ['update', { ...input, Rating: 5 }, TypeError, /Rating is no field that can be set/],
  ['search', { PageNumber: 2 }, TypeError, /there is no parameter named "PageNumber"/],
  ['search', { toString: 'x' }, TypeError, /there is no parameter named "toString"/],
  ['search', { OpenAiChatMessage_Business: null }, TypeError, /Business must be a string or/],
  ['search', { OpenAiChatMessage_Business: Number.NaN }, TypeError, /a finite number/],
  ['search', { OpenAiChatMessage_Content: ['a'] }, TypeError, /Content must be a string or/],
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

  test('the record that was refused for its lack of Action is accepted with it', async () => {
    const stub = createStubFetch(() => jsonResponse({ WasSuccessful: true, Value: { Id: 1 } }));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: stub.fetch });
    await chatMessages.update({ ...withoutAction, Action });
    expect(stub.sent).toHaveLength(1);
  });
});
