import { NotFoundError, ThrottledError, AuthenticationError } from '@nexudus-toolkit/client';
import { MatchersV3 } from '@pact-foundation/pact';
import { assert, expect } from 'vitest';
import { likeExample } from '../../src/pact/templates.ts';
import { failureOf } from '../calls.ts';
import { bareMessage, everyParameter, everyWord, linkedMessage, toSummary } from '../records.ts';
import { jsonAnswer, validationFailure } from './answers.ts';
import type { Interaction } from './interaction.ts';
import {
  grantedCaller,
  messageExists,
  messagesOfBusiness,
  nextReadThrottled,
  noMessage,
} from './provider-states.ts';
import { accessById, search } from './requests.ts';

const { Id } = linkedMessage;

const onlyPage = {
  CurrentPage: 1,
  CurrentPageSize: 10,
  CurrentOrderField: 'CreatedOn',
  CurrentSortDirection: 1,
  FirstItem: 1,
  LastItem: 1,
  PageNumber: 1,
  PageSize: 10,
  TotalItems: 1,
  TotalPages: 1,
  HasNextPage: false,
  HasPreviousPage: false,
};

const secondPage = {
  CurrentPage: 2,
  FirstItem: 11,
  LastItem: 20,
  TotalItems: 25,
  TotalPages: 3,
  HasNextPage: true,
  HasPreviousPage: true,
};

const impossibleDay = { from_OpenAiChatMessage_CreatedOn: '2025-02-31T10:00' };

/** What the client relies on where it reads messages. */
export const readInteractions: readonly Interaction[] = [
  {
    states: [grantedCaller, messageExists('linked')],
    uponReceiving: 'a search by every parameter',
    withRequest: search(everyParameter),
    willRespondWith: jsonAnswer(200, {
      ...likeExample(onlyPage),
      Records: [likeExample(toSummary(linkedMessage))],
    }),
    async consume({ chatMessages }) {
      const page = await chatMessages.search(everyWord);
      expect(page).toEqual({ ...onlyPage, Records: [toSummary(linkedMessage)] });
    },
  },
  {
    states: [grantedCaller, messagesOfBusiness(4712, 25)],
    uponReceiving: 'a search for the second of three pages',
    withRequest: search({ OpenAiChatMessage_Business: 4712, page: 2, size: 10 }),
    willRespondWith: jsonAnswer(200, {
      ...secondPage,
      Records: MatchersV3.atLeastLike(likeExample(toSummary(bareMessage)), 10, 10),
    }),
    async consume({ chatMessages }) {
      const page = await chatMessages.search({ businesses: 4712, page: 2, size: 10 });
      expect(page).toMatchObject(secondPage);
      expect(page.Records).toHaveLength(10);
      expect(page.Records[0]).toEqual(toSummary(bareMessage));
    },
  },
  {
    states: [grantedCaller],
    uponReceiving: 'a search from a day that does not exist',
    withRequest: search(impossibleDay),
    willRespondWith: validationFailure('from_OpenAiChatMessage_CreatedOn', '2025-02-31T10:00'),
    // The words would refuse it before it is sent.
    async consume({ GET }) {
      const { error } = await GET('/api/sys/openaichatmessages', {
        params: { query: impossibleDay },
      });
      expect(error).toMatchObject({
        Errors: [{ PropertyName: 'from_OpenAiChatMessage_CreatedOn' }],
      });
    },
  },
  ...(['linked', 'bare'] as const).map((message): Interaction => {
    const record = { linked: linkedMessage, bare: bareMessage }[message];
    return {
      states: [grantedCaller, messageExists(message)],
      uponReceiving: `a read of a ${message} message`,
      withRequest: accessById('GET', Id),
      willRespondWith: jsonAnswer(200, { ...likeExample(record), Id }),
      async consume({ chatMessages }) {
        expect(await chatMessages.get(Id)).toEqual(record);
      },
    };
  }),
  {
    states: [grantedCaller, noMessage(Id)],
    uponReceiving: 'a read of a message that does not exist',
    withRequest: accessById('GET', Id),
    willRespondWith: { status: 404 },
    async consume({ chatMessages }) {
      expect(await failureOf(chatMessages.get(Id))).toBeInstanceOf(NotFoundError);
    },
  },
  {
    states: [messageExists('linked')],
    uponReceiving: 'a read with a token that nobody has issued',
    withRequest: {
      ...accessById('GET', Id),
      headers: { Accept: 'application/json', Authorization: 'Bearer example-token' },
    },
    willRespondWith: { status: 401 },
    async consume({ chatMessages }) {
      expect(await failureOf(chatMessages.get(Id))).toBeInstanceOf(AuthenticationError);
    },
  },
  {
    states: [grantedCaller, messageExists('linked'), nextReadThrottled],
    uponReceiving: 'a read that comes too early',
    withRequest: accessById('GET', Id),
    willRespondWith: {
      status: 409,
      headers: { 'Retry-After': MatchersV3.regex(/^\d+$/, '30') },
    },
    async consume({ chatMessages }) {
      const error = await failureOf(chatMessages.get(Id));
      assert(error instanceof ThrottledError);
      expect(error.retryAfterMs).toBe(30_000);
    },
  },
];
