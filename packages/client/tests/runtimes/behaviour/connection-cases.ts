import {
  AuthenticationError,
  basic,
  bearer,
  passwordGrant,
  PermissionError,
  UnexpectedResponseError,
} from '../../../src/index.ts';
import { assertEqual, assertRejects, assertTrue } from './assert.ts';
import type { BehaviourCase, Scene } from './scene.ts';

const firstId = 87654321;

export const connectionCases: readonly BehaviourCase[] = [
  {
    name: 'bearer takes a token, or a function that yields it',
    async run(scene) {
      const token = await issueToken(scene);
      for (const source of [token, () => token, () => Promise.resolve(token)]) {
        const { chatMessages } = scene.client({ auth: bearer(source) });
        assertEqual((await chatMessages.get(firstId)).Id, firstId);
      }
    },
  },
  {
    name: 'basic takes a password that is not ASCII',
    async run({ client }) {
      const auth = basic('service@example.com', 'Pässwörd 🪑');
      await assertRejects(client({ auth }).chatMessages.get(firstId), AuthenticationError);
    },
  },
  {
    name: 'passwordGrant signs in once for calls at the same time',
    async run({ client, user, requestCount }) {
      const { chatMessages } = client({ auth: passwordGrant(user) });
      await Promise.all([1, 2, 3, 4].map(() => chatMessages.get(firstId)));
      assertEqual(await requestCount(), 5);
    },
  },
  {
    name: 'passwordGrant signs in with a second factor',
    async run({ client, user }) {
      const auth = passwordGrant({
        ...{ username: 'two-factor@example.com', password: user.password },
        totp: () => Promise.resolve('123456'),
      });
      assertEqual((await client({ auth }).chatMessages.get(firstId)).Id, firstId);
    },
  },
  {
    name: 'passwordGrant renews a token that is refused, and the call succeeds',
    async run({ client, user, fault }) {
      const { chatMessages } = client({ auth: passwordGrant(user) });
      await chatMessages.get(firstId);
      await fault({ kind: 'unauthorized', operation: 'getOpenAiChatMessage', times: 1 });
      assertEqual((await chatMessages.get(firstId)).Id, firstId);
    },
  },
  {
    name: 'passwordGrant takes a second 401 for a missing role',
    async run({ client, user, requestCount }) {
      const username = 'list-only@example.com';
      const { chatMessages } = client({ auth: passwordGrant({ ...user, username }) });
      assertEqual((await chatMessages.search({ size: 1 })).Records.length, 1);
      await assertRejects(chatMessages.get(firstId), PermissionError);
      const requests = await requestCount();
      await assertRejects(chatMessages.get(firstId), PermissionError);
      assertEqual((await requestCount()) - requests, 1);
    },
  },
  {
    name: 'passwordGrant rejects with AuthenticationError for a wrong password',
    async run({ client, user }) {
      const auth = passwordGrant({ ...user, password: 'wrong' });
      await assertRejects(client({ auth }).chatMessages.get(firstId), AuthenticationError);
    },
  },
  {
    name: 'a base URL may have a path, with or without a slash at its end',
    async run({ client, baseUrl }) {
      for (const url of [baseUrl, `${baseUrl}/`]) {
        assertEqual((await client({ baseUrl: url }).chatMessages.get(firstId)).Id, firstId);
      }
    },
  },
  {
    name: 'headers of a call are sent',
    async run({ chatMessages, baseUrl }) {
      const headers = { 'X-Request-Id': 'request-of-this-case' };
      await chatMessages.get(firstId, { headers });
      const state = await fetch(new URL('/_simulator/state', baseUrl));
      assertTrue((await state.text()).includes('request-of-this-case'), 'the simulator saw it');
    },
  },
  {
    name: 'a redirect is not followed',
    async run({ client, baseUrl }) {
      const { chatMessages } = client({ baseUrl: baseUrl.replace('/a/path', '/redirecting') });
      await assertRejects(chatMessages.get(firstId), UnexpectedResponseError);
    },
  },
  {
    name: 'pacing keeps requests apart',
    async run({ client }) {
      const windows = [{ requests: 1, windowMs: 100 }];
      const { chatMessages } = client({ limits: { windows, account: 'apart' } });
      const answers = await Promise.all(
        [1, 2, 3].map(() => chatMessages.get(firstId).withResponse()),
      );
      assertTrue(Math.max(...answers.map(({ durationMs }) => durationMs)) > 190, 'it took a while');
    },
  },
  {
    name: 'middleware of openapi-fetch sees requests and answers',
    async run({ client }) {
      const seen: string[] = [];
      const one = client();
      one.use({
        onRequest: ({ request }) => void seen.push(request.method),
        onResponse: ({ response }) => void seen.push(String(response.status)),
      });
      await one.chatMessages.get(firstId);
      assertEqual(seen, ['GET', '200']);
    },
  },
];

async function issueToken({ client, user }: Scene): Promise<string> {
  const { data } = await client().POST('/api/token', {
    body: { grant_type: 'password', ...user },
  });
  assertTrue(data !== undefined, 'a token is issued');
  return data?.access_token ?? '';
}
