import { describe, expect, test } from 'vitest';

import { ConflictError, createNexudusClient, UnexpectedResponseError } from '../../src/index.ts';
import type { ChatMessageChanges, ChatMessages, OpenAiChatMessage } from '../../src/index.ts';
import { record, success } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';
import type { SentRequest } from '../fixtures/stub-fetch.ts';

const writable = {
  Id: record.Id,
  BusinessId: 4711,
  Action: 0,
  Content: record.Content,
  UserId: null,
  AiChannelSessionId: 90210,
};

/** A client of an API that answers reads with these records, one after the other. */
function connect(...records: readonly OpenAiChatMessage[]): {
  readonly messages: ChatMessages;
  readonly sent: readonly SentRequest[];
} {
  const answers = [...records];
  const { fetch, sent } = createStubFetch(({ method }) =>
    jsonResponse(method === 'GET' ? (answers.shift() ?? record) : success),
  );
  return { messages: createNexudusClient({ token: 'token-1', fetch }).chatMessages, sent };
}

const methodsOf = (sent: readonly SentRequest[]): string[] => sent.map(({ method }) => method);
const bodyOf = (sent: readonly SentRequest[]): unknown =>
  JSON.parse(sent.find(({ method }) => method === 'PUT')?.body ?? 'null');

describe('chatMessages.update', () => {
  test('reads a record again before it replaces it', async () => {
    const { messages, sent } = connect();
    await expect(messages.update({ ...record, Content: 'new' })).resolves.toEqual(success);
    expect(methodsOf(sent)).toEqual(['GET', 'PUT']);
    expect(bodyOf(sent)).toEqual({ ...writable, Content: 'new' });
  });

  test('changes by id what the function says, and nothing else', async () => {
    const { messages, sent } = connect();
    await messages.update(record.Id, () => Promise.resolve({ UserId: 7 }));
    expect(methodsOf(sent)).toEqual(['GET', 'GET', 'PUT']);
    expect(bodyOf(sent)).toEqual({ ...writable, UserId: 7 });
  });

  test('clears by null alone', async () => {
    const { messages, sent } = connect();
    const changes = { AiChannelSessionId: null, ...{ Content: undefined } };
    await messages.update(record.Id, () => changes as { AiChannelSessionId: null });
    expect(bodyOf(sent)).toEqual({ ...writable, AiChannelSessionId: null });
  });

  test('keeps a link that the record at hand does not mention', async () => {
    const { messages, sent } = connect({ ...record, HelpDeskMessageId: 3 });
    await messages.update(record);
    expect(bodyOf(sent)).toEqual({ ...writable, HelpDeskMessageId: 3 });
  });

  test.each<[string, (messages: ChatMessages) => Promise<unknown>, OpenAiChatMessage[]]>([
    ['a record', (messages) => messages.update(record), []],
    ['an id', (messages) => messages.update(record.Id, () => ({ Content: 'mine' })), [record]],
  ])('refuses %s that somebody else has changed', async (_title, update, before) => {
    const theirs = { ...record, Content: 'theirs', UpdatedOn: '2025-01-15T10:30:01Z' };
    const { messages, sent } = connect(...before, theirs);
    const error: unknown = await update(messages).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ operationId: 'updateOpenAiChatMessage', body: theirs });
    expect(JSON.stringify(error)).not.toContain('theirs');
    expect(methodsOf(sent)).not.toContain('PUT');
  });

  test('does without the check where it is told to', async () => {
    const { messages, sent } = connect();
    await messages.update(record, { checkUnchanged: false });
    await messages.update(record.Id, () => ({}), { checkUnchanged: false });
    expect(methodsOf(sent)).toEqual(['PUT', 'GET', 'PUT']);
  });

  test('yields the record as it is afterwards, where asked for', async () => {
    const stored = { ...record, Content: 'new', UpdatedOn: '2025-01-16T00:00:00Z' };
    const { messages } = connect(record, stored);
    const call = messages.update({ ...record, Content: 'new' }, { readBack: true });
    await expect(call).resolves.toEqual(stored);
  });

  test('tells of the write by withResponse', async () => {
    const { messages } = connect();
    await expect(messages.update(record).withResponse()).resolves.toMatchObject({
      data: success,
      attempts: 1,
    });
  });

  test('gives the function a record that it cannot change', async () => {
    const { messages, sent } = connect();
    const call = messages.update(record.Id, (given) => {
      (given as { Content: string }).Content = 'changed in place';
      return {};
    });
    await expect(call).rejects.toThrow(TypeError);
    expect(methodsOf(sent)).toEqual(['GET']);
  });

  test('refuses what the function changes although nobody can', async () => {
    const { messages, sent } = connect();
    const call = messages.update(record.Id, (given) => ({ ...given, Rating: 5 }));
    await expect(call).rejects.toThrow(/Rating is no field that can be changed/);
    expect(methodsOf(sent)).toEqual(['GET']);
  });

  const change = (): ChatMessageChanges => ({ Content: 'x' });
  test.each([
    ['by id', (messages: ChatMessages) => messages.update(record.Id, change), 1],
    ['as a record', (messages: ChatMessages) => messages.update(record), 1],
    ['that it had shown before', (messages: ChatMessages) => messages.update(record.Id, change), 2],
  ])(
    'does not replace a record %s of which the API shows only a part, or another one',
    async (_title, update, reads) => {
      for (const [name, value] of [
        ['UserId', undefined],
        ['UpdatedOn', undefined],
        ['UpdatedOn', null],
        ['Content', null],
        ['Action', undefined],
        ['Id', 7],
      ] as const) {
        const before = Array<OpenAiChatMessage>(reads - 1).fill(record);
        const { messages, sent } = connect(...before, { ...record, [name]: value });
        const call = update(messages);
        await expect(call).rejects.toBeInstanceOf(UnexpectedResponseError);
        await expect(call).rejects.toMatchObject({ status: 200, attempts: 1 });
        await expect(call).rejects.toThrow(
          `updateOpenAiChatMessage: answered with status 200, but ${name} is missing or wrong.`,
        );
        expect(methodsOf(sent)).toEqual(Array(reads).fill('GET'));
      }
    },
  );
});
