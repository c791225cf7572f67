import type { Token, TokenError } from '@nexudus-toolkit/api-types';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, defaultUser, twoFactorUser, type Simulator } from '../../src/index.ts';
import { ask, resource } from '../ask.ts';

const secondMs = 1000;
const dayMs = 24 * 60 * 60 * secondMs;
const { username, password } = defaultUser;

let nowMs: number;
let simulator: Simulator;
beforeEach(() => {
  nowMs = Date.UTC(2026, 0, 1);
  simulator = createSimulator({ messages: 3, clock: () => new Date(nowMs) });
});

function requestToken<Body = Token>(
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  const body = new URLSearchParams(form);
  return ask<Body>(simulator, 'POST', '/api/token', { user: null, headers, body });
}

async function signIn(form: Readonly<Record<string, string>> = {}): Promise<Token> {
  const { status, body } = await requestToken({
    grant_type: 'password',
    username,
    password,
    ...form,
  });
  expect(status).toBe(200);
  return body;
}

function refresh<Body = Token>(token: Token, clientId: string = username) {
  const form = { grant_type: 'refresh_token', refresh_token: token.refresh_token };
  return requestToken<Body>(form, { client_id: clientId });
}

async function statusWith({ access_token: accessToken }: Token): Promise<number> {
  const headers = { authorization: `Bearer ${accessToken}` };
  return (await ask(simulator, 'GET', resource, { user: null, headers })).status;
}

describe('the password grant', () => {
  it('issues a bearer token that opens the resource until it expires', async () => {
    const token = await signIn();
    expect(token).toMatchObject({ token_type: 'bearer', expires_in: 604_799 });
    nowMs += 604_798 * secondMs;
    expect(await statusWith(token)).toBe(200);
    nowMs += secondMs;
    expect(await statusWith(token)).toBe(401);
  });

  it('issues tokens with another lifetime if told to', async () => {
    simulator = createSimulator({ accessTokenLifetimeSeconds: 60, clock: () => new Date(nowMs) });
    const token = await signIn();
    expect(token.expires_in).toBe(60);
    nowMs += 60 * secondMs;
    expect(await statusWith(token)).toBe(401);
  });

  it.each([
    ['a wrong password', { username, password: 'wrong' }],
    ['an unknown user', { username: 'nobody@example.com', password }],
    ['no user name', { password }],
    [
      'a missing one-time code',
      { username: twoFactorUser.username, password: twoFactorUser.password },
    ],
    [
      'a wrong one-time code',
      { username: twoFactorUser.username, password: twoFactorUser.password, totp: '000000' },
    ],
  ])('is refused with invalid_grant: %s', async (_, form) => {
    const refused = await requestToken<TokenError>({ grant_type: 'password', ...form });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toBe('invalid_grant');
    expect(refused.body.error_description).toBeTypeOf('string');
  });

  it('takes the one-time code of a user with two-factor authentication', async () => {
    const token = await signIn({ username: twoFactorUser.username, totp: '123456' });
    expect(await statusWith(token)).toBe(200);
  });
});

describe('the encoding of a token request', () => {
  it.each([
    [
      'a JSON body',
      'application/json',
      JSON.stringify({ grant_type: 'password', username, password }),
    ],
    ['another grant', 'application/x-www-form-urlencoded', 'grant_type=client_credentials'],
    ['no grant', 'application/x-www-form-urlencoded', `username=${username}`],
  ])('is refused with unsupported_grant_type: %s', async (_, contentType, body) => {
    const headers = { 'content-type': contentType };
    const refused = await ask<TokenError>(simulator, 'POST', '/api/token', {
      user: null,
      headers,
      body,
    });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toBe('unsupported_grant_type');
  });
});

describe('the refresh grant', () => {
  it('issues new tokens and leaves access tokens already issued valid', async () => {
    const first = await signIn();
    const { status, body: second } = await refresh(first);
    expect(status).toBe(200);
    expect(second.access_token).not.toBe(first.access_token);
    expect(await statusWith(first)).toBe(200);
    expect(await statusWith(second)).toBe(200);
  });

  it('invalidates every earlier refresh token of the client id, of other sign-ins too', async () => {
    const replica = await signIn({ client_id: 'shared' });
    const otherReplica = await signIn({ client_id: 'shared' });
    const { body: renewed } = await refresh(replica, 'shared');
    for (const earlier of [replica, otherReplica]) {
      const refused = await refresh<TokenError>(earlier, 'shared');
      expect(refused.status).toBe(400);
      expect(refused.body.error).toBe('invalid_grant');
    }
    expect((await refresh(renewed, 'shared')).status).toBe(200);
  });

  it('leaves the refresh tokens of other client ids alone', async () => {
    const one = await signIn({ client_id: 'one' });
    const two = await signIn({ client_id: 'two' });
    await refresh(one, 'one');
    expect((await refresh(two, 'two')).status).toBe(200);
  });

  it('needs the client id of the sign-in: the user name where that named none', async () => {
    const named = await signIn({ client_id: 'one' });
    const unnamed = await signIn();
    expect((await refresh(named, 'two')).status).toBe(400);
    expect((await refresh(named, username)).status).toBe(400);
    expect((await refresh(unnamed, username)).status).toBe(200);
    const form = { grant_type: 'refresh_token', refresh_token: named.refresh_token };
    expect((await requestToken(form)).status).toBe(400);
  });

  it('takes a refresh token for 15 days', async () => {
    const [early, late] = [await signIn({ client_id: 'one' }), await signIn({ client_id: 'two' })];
    nowMs += 15 * dayMs - 1;
    expect((await refresh(early, 'one')).status).toBe(200);
    nowMs += 1;
    expect((await refresh(late, 'two')).status).toBe(400);
  });
});
