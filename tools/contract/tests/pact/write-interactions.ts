import {
  CommandFailedError,
  NotFoundError,
  ValidationError,
  type OpenAiChatMessageCreate,
} from '@nexudus-toolkit/client';
import { MatchersV3 } from '@pact-foundation/pact';
import { assert, expect } from 'vitest';
import { failureOf } from '../calls.ts';
import { linkedMessage } from '../records.ts';
import { commandSuccess, jsonAnswer, validationFailure } from './answers.ts';
import type { Interaction } from './interaction.ts';
import { grantedCaller, messageExists, nextWriteFails, noMessage } from './provider-states.ts';
import { accessById, write } from './requests.ts';

const { Id } = linkedMessage;

const newMessage = {
  BusinessId: 4711,
  Action: 1,
  Content: 'Good morning',
  UserId: 8150,
  AiChannelSessionId: 90210,
};

const changedMessage = { ...linkedMessage, Content: 'Good evening' };

/** The read before an update is an interaction of its own. */
const unchecked = { checkUnchanged: false };

/** What an update sends of a fetched message. */
const changes = {
  Id,
  BusinessId: 4711,
  Action: 1,
  Content: 'Good evening',
  UserId: 8150,
  AiChannelSessionId: 90210,
};

/** What the client relies on where it writes messages. */
export const writeInteractions: readonly Interaction[] = [
  {
    states: [grantedCaller],
    uponReceiving: 'a new message',
    withRequest: write('POST', newMessage),
    willRespondWith: commandSuccess(),
    async consume({ chatMessages }) {
      const { Value, WasSuccessful } = await chatMessages.create(newMessage);
      expect({ Value, WasSuccessful }).toEqual({ Value: { Id }, WasSuccessful: true });
    },
  },
  {
    states: [grantedCaller],
    uponReceiving: 'a new message without its action',
    withRequest: write('POST', { BusinessId: 4711, Content: 'Good morning' }),
    willRespondWith: validationFailure('Action', null),
    async consume({ chatMessages }) {
      // What a caller without a compiler might send.
      const input = { BusinessId: 4711, Content: 'Good morning' } as OpenAiChatMessageCreate;
      const error = await failureOf(chatMessages.create(input));
      assert(error instanceof ValidationError);
      expect(error.errors).toEqual([
        { AttemptedValue: null, Message: 'is a required field', PropertyName: 'Action' },
      ]);
    },
  },
  {
    states: [grantedCaller, messageExists('linked')],
    uponReceiving: 'a message that was fetched and changed',
    withRequest: write('PUT', changes),
    willRespondWith: commandSuccess(Id),
    async consume({ chatMessages }) {
      expect((await chatMessages.update(changedMessage, unchecked)).Value.Id).toBe(Id);
    },
  },
  {
    states: [grantedCaller, messageExists('linked')],
    uponReceiving: 'a changed message with half an action',
    withRequest: write('PUT', { ...changes, Action: 1.5 }),
    willRespondWith: validationFailure('Action', 1.5),
    async consume({ chatMessages }) {
      const error = await failureOf(
        chatMessages.update({ ...changedMessage, Action: 1.5 }, unchecked),
      );
      assert(error instanceof ValidationError);
      expect(error.errors[0]).toMatchObject({ AttemptedValue: 1.5, PropertyName: 'Action' });
    },
  },
  {
    states: [grantedCaller, noMessage(Id)],
    uponReceiving: 'a change of a message that does not exist',
    withRequest: write('PUT', changes),
    willRespondWith: { status: 404 },
    async consume({ chatMessages }) {
      expect(await failureOf(chatMessages.update(changedMessage, unchecked))).toBeInstanceOf(
        NotFoundError,
      );
    },
  },
  {
    states: [grantedCaller, messageExists('linked')],
    uponReceiving: 'a delete',
    withRequest: accessById('DELETE', Id),
    willRespondWith: commandSuccess(Id),
    async consume({ chatMessages }) {
      expect((await chatMessages.delete(Id)).Value.Id).toBe(Id);
    },
  },
  {
    states: [grantedCaller, noMessage(Id)],
    uponReceiving: 'a delete of a message that does not exist',
    withRequest: accessById('DELETE', Id),
    willRespondWith: { status: 404 },
    async consume({ chatMessages }) {
      expect(await failureOf(chatMessages.delete(Id))).toBeInstanceOf(NotFoundError);
    },
  },
  {
    states: [grantedCaller, messageExists('linked'), nextWriteFails],
    uponReceiving: 'a delete that has no effect',
    withRequest: accessById('DELETE', Id),
    willRespondWith: jsonAnswer(200, {
      Message: MatchersV3.string('The record could not be deleted.'),
      Value: null,
      Errors: null,
      WasSuccessful: false,
    }),
    async consume({ chatMessages }) {
      const error = await failureOf(chatMessages.delete(Id));
      assert(error instanceof CommandFailedError);
      expect(error.body.Message).toBe('The record could not be deleted.');
    },
  },
];
