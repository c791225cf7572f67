import {
  NotFoundError,
  type ChatMessageChanges,
  type NexudusClient,
} from '@nexudus-toolkit/client';
import { defaultUser, type Simulator } from '@nexudus-toolkit/simulator';
import { assert, expect } from 'vitest';
import { failureOf } from './calls.ts';
import { bareMessage, everyWord, linkedMessage, toSummary } from './records.ts';

/** Puts the messages that `useEveryMessageOperation` goes through, in place of all there are. */
export function putScenarioMessages({ store }: Simulator): void {
  const others = Array.from({ length: 12 }, (_, index) => ({
    ...bareMessage,
    Id: index + 1,
    BusinessId: 4712,
  }));
  store.replaceAll([linkedMessage, ...others]);
}

/** Finds, pages, reads, creates, changes and deletes messages, and is refused twice. */
export async function useEveryMessageOperation({
  chatMessages,
  GET,
}: NexudusClient): Promise<void> {
  const found = await chatMessages.search(everyWord);
  expect(found.Records).toEqual([toSummary(linkedMessage)]);

  const business = { businesses: 4712, size: 5 };
  const pages = [1, 2, 3].map((page) => chatMessages.search({ ...business, page }));
  const records = (await Promise.all(pages)).flatMap(({ Records }) => Records);
  expect(records.map(({ Id }) => Id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(await chatMessages.iterate(business).collect()).toEqual(records);

  const { Value } = await chatMessages.create({
    BusinessId: 4711,
    Action: 1,
    Content: 'Good morning',
    AiChannelSessionId: 90210,
  });
  const created = await chatMessages.get(Value.Id);
  await chatMessages.update({ ...created, Content: 'Good evening' });
  const change = (): ChatMessageChanges => ({ UserId: 8150 });
  const updated = await chatMessages.update(Value.Id, change, { readBack: true });
  expect(updated).toMatchObject({
    Content: 'Good evening',
    UserId: 8150,
    AiChannelSessionId: 90210,
  });

  const deleted = await chatMessages.delete(Value.Id);
  expect(deleted.Value.Id).toBe(Value.Id);
  expect(await failureOf(chatMessages.get(Value.Id))).toBeInstanceOf(NotFoundError);

  // No such day, although the parameter has the form that the specification asks for.
  const { error } = await GET('/api/sys/openaichatmessages', {
    params: { query: { from_OpenAiChatMessage_CreatedOn: '2025-02-31T10:00' } },
  });
  expect(error).toMatchObject({
    Errors: [{ PropertyName: 'from_OpenAiChatMessage_CreatedOn' }],
  });
}

/** Signs in, renews the token, and is refused once. */
export async function useTokenOperation(client: NexudusClient): Promise<void> {
  const { username, password } = defaultUser;
  const signIn = await client.POST('/api/token', {
    body: { grant_type: 'password', username, password },
  });
  assert(signIn.data);

  const renewal = {
    grant_type: 'refresh_token',
    refresh_token: signIn.data.refresh_token,
  } as const;
  const renewed = await client.POST('/api/token', {
    params: { header: { client_id: username } },
    body: renewal,
  });
  expect(renewed.data?.token_type).toBe('bearer');

  const replaced = await client.POST('/api/token', {
    params: { header: { client_id: username } },
    body: renewal,
  });
  expect(replaced.error).toMatchObject({ error: 'invalid_grant' });
}
