import { defaultUser } from '@nexudus-toolkit/simulator';
import { MatchersV3 } from '@pact-foundation/pact';
import { expect } from 'vitest';
import { likeExample } from '../../src/pact/templates.ts';
import { jsonAnswer } from './answers.ts';
import type { Interaction } from './interaction.ts';
import { userExists } from './provider-states.ts';
import { tokenRequest } from './requests.ts';

const { username, password } = defaultUser;

const token = {
  access_token: 'example-access-token',
  token_type: 'bearer',
  expires_in: 604_799,
  refresh_token: 'example-refresh-token',
};

const refusedGrant = jsonAnswer(400, {
  error: 'invalid_grant',
  error_description: MatchersV3.string('The grant is not accepted.'),
});

/** What the client relies on where it signs in. */
export const tokenInteractions: readonly Interaction[] = [
  {
    states: [userExists(username)],
    uponReceiving: 'a sign-in',
    withRequest: tokenRequest({ grant_type: 'password', username, password }),
    willRespondWith: jsonAnswer(200, { ...likeExample(token), token_type: 'bearer' }),
    async consume(client) {
      const { data } = await client.POST('/api/token', {
        body: { grant_type: 'password', username, password },
      });
      expect(data).toEqual(token);
    },
  },
  {
    states: [userExists(username)],
    uponReceiving: 'a sign-in with a wrong password',
    withRequest: tokenRequest({ grant_type: 'password', username, password: 'wrong' }),
    willRespondWith: refusedGrant,
    async consume(client) {
      const { error, response } = await client.POST('/api/token', {
        body: { grant_type: 'password', username, password: 'wrong' },
      });
      expect(response.status).toBe(400);
      expect(error).toMatchObject({ error: 'invalid_grant' });
    },
  },
  {
    states: [userExists(username)],
    uponReceiving: 'a renewal with a refresh token that is not valid',
    withRequest: tokenRequest(
      { grant_type: 'refresh_token', refresh_token: 'replaced' },
      { client_id: username },
    ),
    willRespondWith: refusedGrant,
    async consume(client) {
      const { error, response } = await client.POST('/api/token', {
        params: { header: { client_id: username } },
        body: { grant_type: 'refresh_token', refresh_token: 'replaced' },
      });
      expect(response.status).toBe(400);
      expect(error).toMatchObject({ error: 'invalid_grant' });
    },
  },
];
