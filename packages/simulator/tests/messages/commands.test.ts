import type {
  CommandSuccess,
  OpenAiChatMessage,
  OpenAiChatMessageCreate,
  ValidationFailure,
} from '@nexudus-toolkit/api-types';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, defaultUser, type Simulator } from '../../src/index.ts';
import { ask, resource } from '../ask.ts';

const now = new Date('2026-02-03T09:12:44.567Z');
const uuid = '11111111-2222-4333-8444-555555555555';
const firstId = 87_654_321;

let simulator: Simulator;
beforeEach(() => {
  simulator = createSimulator({ messages: 60, clock: () => now, newUuid: () => uuid });
});

const get = (id: number) => ask<OpenAiChatMessage>(simulator, 'GET', `${resource}/${id}`);
const put = <Body = CommandSuccess>(body: unknown) =>
  ask<Body>(simulator, 'PUT', resource, { body });
const post = <Body = CommandSuccess>(body: unknown) =>
  ask<Body>(simulator, 'POST', resource, { body });

/** What a write may set, each field with a value of its own. */
const everyField: Readonly<Required<OpenAiChatMessageCreate>> = {
  BusinessId: 11,
  Action: 12,
  Content: 'Good morning',
  UserId: 13,
  AiChannelSessionId: 14,
  CoworkerMessageId: 15,
  HelpDeskMessageId: 16,
  HelpDeskCommentId: 17,
};

/** A message that is linked to a session with a customer. */
function findLinked(): OpenAiChatMessage {
  const linked = simulator.store
    .list()
    .find(
      ({ UserId, AiChannelSessionCoworkerFullName }) =>
        UserId !== null && AiChannelSessionCoworkerFullName !== null,
    );
  if (!linked) throw new Error('The generated data has no linked message.');
  return linked;
}

describe('getOpenAiChatMessage', () => {
  it('returns the complete message', async () => {
    expect((await get(firstId)).body).toEqual(simulator.store.get(firstId));
  });

  it('answers 404 for an id that there is not, and 400 for what is no id', async () => {
    expect((await get(1)).status).toBe(404);
    const { status, body } = await ask<ValidationFailure>(simulator, 'GET', `${resource}/abc`);
    expect(status).toBe(400);
    expect(body.Errors.map(({ PropertyName }) => PropertyName)).toEqual(['id']);
  });
});

describe('createOpenAiChatMessage', () => {
  it('answers 200 with the documented envelope and keeps the message', async () => {
    const created = await post({ BusinessId: 0, Action: 0, Content: '' });
    expect(created.status).toBe(200);
    const id = firstId + 60;
    expect(created.body).toEqual({
      Status: 200,
      Message: 'OpenAiChatMessage was successfully created.',
      Value: { Id: id },
      OpenInDialog: false,
      OpenInWindow: false,
      RedirectURL: null,
      JavaScript: null,
      UpdatedOn: '2026-02-03T09:12:44Z',
      UpdatedBy: defaultUser.username,
      Errors: null,
      WasSuccessful: true,
    });
    expect((await get(id)).body).toMatchObject({
      BusinessId: 0,
      AiChannelSessionId: null,
      Content: '',
      UniqueId: uuid,
      CreatedOn: '2026-02-03T09:12:44Z',
      UpdatedBy: defaultUser.username,
      IsNew: true,
    });
  });

  it('keeps every field that a create takes', async () => {
    const created = await post(everyField);
    expect((await get(created.body.Value.Id)).body).toMatchObject(everyField);
  });

  it('shows the customer of the session that the message is linked to', async () => {
    const linked = findLinked();
    const { AiChannelSessionId } = linked;
    const created = await post({ BusinessId: 5, Action: 1, Content: 'Hello', AiChannelSessionId });
    expect((await get(created.body.Value.Id)).body).toMatchObject({
      AiChannelSessionId,
      AiChannelSessionCoworkerFullName: linked.AiChannelSessionCoworkerFullName,
      AiChannelSessionCoworkerMobilePhone: linked.AiChannelSessionCoworkerMobilePhone,
      Channel: linked.Channel,
      ToStringText: 'Hello',
    });
  });

  it('refuses a body without Action as documented, and keeps nothing', async () => {
    const refused = await post<ValidationFailure>({ BusinessId: 1, Content: 'Hello' });
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({
      Message: 'Action: is a required field',
      Value: null,
      Errors: [{ AttemptedValue: null, Message: 'is a required field', PropertyName: 'Action' }],
      WasSuccessful: false,
    });
    expect(simulator.store.size).toBe(60);
    expect(simulator.requests.writes).toEqual([]);
  });

  it.each([[{ BusinessId: null }], [{}]])(
    'reports %j under the name of the entity',
    async (link) => {
      const { body } = await post<ValidationFailure>({ ...link, Action: 1, Content: 'Hello' });
      expect(body.Message).toBe('Business: is a required field');
      expect(body.Errors[0]?.PropertyName).toBe('Business');
    },
  );

  it.each([
    ['a wrong type', { BusinessId: 'x', Action: 1, Content: '' }, ['BusinessId']],
    ['several at once', {}, ['Business', 'Action', 'Content']],
    ['no object', [], ['Body']],
    ['null', 'null', ['Body']],
    ['no JSON', '{"BusinessId":', ['Body']],
  ])('names what is wrong: %s', async (_, body, properties) => {
    const refused = await post<ValidationFailure>(body);
    expect(refused.status).toBe(400);
    expect(refused.body.Errors.map(({ PropertyName }) => PropertyName)).toEqual(properties);
  });

  it('ignores fields that a create does not take', async () => {
    const created = await post({
      BusinessId: 1,
      Action: 1,
      Content: 'a',
      Rating: 5,
      Colour: 'red',
    });
    const { body } = await get(created.body.Value.Id);
    expect(body.Rating).toBeNull();
    expect(body).not.toHaveProperty('Colour');
  });

  it('never gives the id of a deleted message to another one', async () => {
    const first = await post({ BusinessId: 1, Action: 1, Content: 'a' });
    await ask(simulator, 'DELETE', `${resource}/${first.body.Value.Id}`);
    const second = await post({ BusinessId: 1, Action: 1, Content: 'b' });
    expect(second.body.Value.Id).toBeGreaterThan(first.body.Value.Id);
  });
});

describe('updateOpenAiChatMessage', () => {
  it('changes every field that an update takes', async () => {
    await put({ ...everyField, Id: firstId });
    expect((await get(firstId)).body).toMatchObject({ ...everyField, Id: firstId });
  });

  it('takes a complete record back and changes what is writable', async () => {
    const before = findLinked();
    const updated = await put({ ...before, Content: 'Changed', Rating: 1, CreatedOn: 'yesterday' });
    expect(updated.status).toBe(200);
    expect(updated.body).toMatchObject({
      Message: 'OpenAiChatMessage was successfully updated.',
      Value: { Id: before.Id },
      WasSuccessful: true,
    });
    expect((await get(before.Id)).body).toEqual({
      ...before,
      Content: 'Changed',
      ToStringText: 'Changed',
      UpdatedOn: '2026-02-03T09:12:44Z',
      UpdatedBy: defaultUser.username,
    });
  });

  it('clears the writable fields that are left out, and what follows from them', async () => {
    const { Id, BusinessId, Action, Content, Channel, ChatMessageRole } = findLinked();
    await put({ Id, BusinessId, Action, Content });
    expect((await get(Id)).body).toMatchObject({
      UserId: null,
      AiChannelSessionId: null,
      AiChannelSessionExternalIdentifier: null,
      AiChannelSessionCoworkerFullName: null,
      Channel,
      ChatMessageRole,
    });
  });

  it('clears a field that only some records have', async () => {
    const created = await post({ BusinessId: 1, Action: 1, Content: '', HelpDeskMessageId: 77 });
    const { Id } = created.body.Value;
    expect((await get(Id)).body.HelpDeskMessageId).toBe(77);
    await put({ Id, BusinessId: 1, Action: 1, Content: '' });
    expect((await get(Id)).body.HelpDeskMessageId).toBeNull();
  });

  it('refuses a search result, which lacks Action, and changes nothing', async () => {
    const { Action, ...summary } = findLinked();
    expect(Action).toBeTypeOf('number');
    const refused = await put<ValidationFailure>({ ...summary, Content: 'Changed' });
    expect(refused.status).toBe(400);
    expect(refused.body.Message).toBe('Action: is a required field');
    expect(simulator.store.get(summary.Id)?.Content).toBe(summary.Content);
  });

  it('refuses a body without Id, and answers 404 for an id that there is not', async () => {
    const body = { BusinessId: 1, Action: 1, Content: 'a' };
    expect((await put<ValidationFailure>(body)).body.Message).toBe('Id: is a required field');
    expect((await put({ ...body, Id: 1 })).status).toBe(404);
  });
});

describe('deleteOpenAiChatMessage', () => {
  it('answers with the id and forgets the message', async () => {
    const deleted = await ask<CommandSuccess>(simulator, 'DELETE', `${resource}/${firstId}`);
    expect(deleted.status).toBe(200);
    expect(deleted.body).toMatchObject({ Value: { Id: firstId }, WasSuccessful: true });
    expect((await get(firstId)).status).toBe(404);
    expect((await ask(simulator, 'DELETE', `${resource}/${firstId}`)).status).toBe(404);
  });
});

describe('other methods and paths', () => {
  it('are told which methods there are', async () => {
    const { headers } = await ask(simulator, 'PATCH', resource);
    expect(headers.get('allow')).toBe('GET, POST, PUT');
  });

  it.each([
    ['PATCH', resource, 405],
    ['PUT', `${resource}/${firstId}`, 405],
    ['GET', '/api/sys/coworkers', 404],
  ])('%s %s answers %i', async (method, target, status) => {
    expect((await ask(simulator, method, target)).status).toBe(status);
  });
});

describe('writes that took effect', () => {
  it('are counted by the request id that asked for them', async () => {
    const headers = { 'x-request-id': 'retry-1' };
    const body = { BusinessId: 1, Action: 1, Content: 'a' };
    await ask(simulator, 'POST', resource, { body, headers });
    await ask(simulator, 'POST', resource, { body, headers });
    await ask(simulator, 'POST', resource, { body: {}, headers });
    await ask(simulator, 'DELETE', `${resource}/${firstId}`, {
      headers: { 'x-request-id': 'gone' },
    });
    expect(simulator.requests.countWritesByRequestId()).toEqual({ 'retry-1': 2, gone: 1 });
    expect(simulator.requests.writes.at(-1)).toEqual({
      operationId: 'deleteOpenAiChatMessage',
      messageId: firstId,
      requestId: 'gone',
    });
  });
});
