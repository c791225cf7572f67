import { inspect } from 'node:util';

import { describe, expect, test } from 'vitest';

import {
  AuthenticationError,
  createNexudusClient,
  NexudusError,
  passwordGrant,
  PermissionError,
} from '../../src/index.ts';
import type {
  NexudusClient,
  PasswordGrantOptions,
  StoredToken,
  TokenStore,
} from '../../src/index.ts';
import { html, text } from '../fixtures/answers.ts';
import { jsonResponse } from '../fixtures/stub-fetch.ts';
import { createTokenServer } from '../fixtures/token-server.ts';
import type { TokenServer } from '../fixtures/token-server.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';
import type { VirtualClock } from '../fixtures/virtual-clock.ts';

const user = { username: 'jane@example.com', password: 'not-a-secret' };
const create = { BusinessId: 1, Action: 0, Content: '' };

interface Scene {
  readonly clock: VirtualClock;
  readonly server: TokenServer;
  readonly client: NexudusClient;
}

function setUp(
  options: Partial<PasswordGrantOptions> & { readonly lifetimeSeconds?: number } = {},
): Scene {
  const { lifetimeSeconds, ...grant } = options;
  const clock = createVirtualClock();
  const server = createTokenServer({ clock, ...(lifetimeSeconds && { lifetimeSeconds }) });
  const auth = passwordGrant({ ...user, ...grant });
  return { clock, server, client: createNexudusClient({ auth, fetch: server.fetch, clock }) };
}

describe('passwordGrant', () => {
  test('signs in once for all calls that wait, and keeps the token', async () => {
    const { server, client } = setUp();
    const ids = Array.from({ length: 10 }, (_, index) => index + 1);
    await Promise.all(ids.map((id) => client.chatMessages.get(id)));
    await client.chatMessages.get(1);
    expect(server.log).toEqual(['password', ...Array<string>(11).fill('GET access-1')]);
    expect(server.forms).toEqual([{ grant_type: 'password', ...user }]);
  });

  test.each<[Partial<PasswordGrantOptions>, object]>([
    [{ totp: '123456' }, { totp: '123456' }],
    [{ totp: () => '654321' }, { totp: '654321' }],
    [{ totp: () => Promise.resolve('111111') }, { totp: '111111' }],
    [{ clientId: 'replica-1' }, { client_id: 'replica-1' }],
  ])('signs in with %o', async (options, form) => {
    const { server, client } = setUp(options);
    await client.chatMessages.get(1);
    expect(server.forms).toEqual([{ grant_type: 'password', ...user, ...form }]);
  });

  test('refreshes before the token expires, under its client id', async () => {
    const { clock, server, client } = setUp({ clientId: 'replica-1', lifetimeSeconds: 3600 });
    await client.chatMessages.get(1);
    clock.advance(3539_000);
    await client.chatMessages.get(1);
    expect(server.log).toHaveLength(3);
    clock.advance(1_000);
    await Promise.all([client.chatMessages.get(1), client.chatMessages.get(2)]);
    expect(server.log.slice(3)).toEqual(['refresh', 'GET access-2', 'GET access-2']);
    expect(server.forms[1]).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      header: 'replica-1',
    });
    clock.advance(3600_000);
    await client.chatMessages.get(1);
    expect(server.forms[2]).toMatchObject({ refresh_token: 'refresh-2' });
  });

  test('signs in again, once, when the refresh is refused', async () => {
    const { server, client } = setUp();
    await client.chatMessages.get(1);
    server.revoke({ access: true, refresh: true });
    await client.chatMessages.get(1);
    expect(server.log.slice(2)).toEqual(['GET access-1', 'refresh', 'password', 'GET access-2']);
  });

  test('uses a token on that cannot be renewed yet', async () => {
    const { clock, server, client } = setUp({ lifetimeSeconds: 3600 });
    await client.chatMessages.get(1);
    clock.advance(3545_000);
    server.tokenAnswers.push(...Array<() => Response>(4).fill(() => html(503)));
    await clock.settle(client.chatMessages.get(1));
    expect(server.log.at(-1)).toBe('GET access-1');
    const requests = server.log.length;
    await client.chatMessages.get(1);
    expect(server.log).toHaveLength(requests + 1);
    clock.advance(10_000);
    await client.chatMessages.get(1);
    expect(server.log.slice(-2)).toEqual(['refresh', 'GET access-2']);
  });

  test('replays a call once after a 401, for all that were refused together', async () => {
    const { server, client } = setUp();
    await client.chatMessages.get(1);
    server.revoke({ access: true });
    await Promise.all([client.chatMessages.get(1), client.chatMessages.get(2)]);
    expect(server.log.slice(2)).toEqual([
      'GET access-1',
      'GET access-1',
      'refresh',
      'GET access-2',
      'GET access-2',
    ]);
  });

  test('replays a write with its body, since the first had no effect', async () => {
    const clock = createVirtualClock();
    const server = createTokenServer({ clock });
    const bodies: string[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      if (request.headers.has('Authorization')) bodies.push(await request.clone().text());
      const response = await server.fetch(request);
      const body = { WasSuccessful: true, Value: { Id: 1 } };
      return response.ok && request.headers.has('Authorization') ? jsonResponse(body) : response;
    };
    const client = createNexudusClient({ auth: passwordGrant(user), fetch, clock });
    await client.chatMessages.create(create);
    server.revoke({ access: true });
    const { attempts } = await client.chatMessages.create(create).withResponse();
    expect(attempts).toBe(2);
    expect(bodies).toEqual(Array<string>(3).fill(JSON.stringify(create)));
  });

  test('takes a 401 to a fresh token for a missing role, and remembers it', async () => {
    const { clock, server, client } = setUp();
    server.deniedMethods.add('POST');
    const write = (): Promise<unknown> => client.chatMessages.create(create);
    await expect(write()).rejects.toBeInstanceOf(PermissionError);
    expect(server.log).toEqual(['password', 'POST access-1', 'refresh', 'POST access-2']);
    for (let count = 0; count < 3; count += 1) {
      await expect(write()).rejects.toMatchObject({ name: 'PermissionError', status: 401 });
    }
    expect(server.log.slice(4)).toEqual(['POST access-2', 'POST access-2', 'POST access-2']);

    // Other operations still renew the token, and that does not start it all over.
    server.revoke({ access: true });
    await client.chatMessages.get(1);
    await expect(write()).rejects.toBeInstanceOf(PermissionError);
    expect(server.log.slice(7)).toEqual([
      'GET access-2',
      'refresh',
      'GET access-3',
      'POST access-3',
    ]);

    // After a while a renewal is tried once more: the token itself may be the reason by now.
    clock.advance(10 * 60_000);
    await expect(write()).rejects.toBeInstanceOf(PermissionError);
    expect(server.log.slice(11)).toEqual(['POST access-3', 'refresh', 'POST access-4']);
  });

  test('two operations without their roles do not make it renew in turns', async () => {
    const { server, client } = setUp();
    server.deniedMethods.add('POST').add('DELETE');
    for (let count = 0; count < 4; count += 1) {
      await expect(client.chatMessages.create(create)).rejects.toBeInstanceOf(PermissionError);
      await expect(client.chatMessages.delete(1)).rejects.toBeInstanceOf(PermissionError);
    }
    expect(server.forms).toHaveLength(3);
  });

  test('rejects with an AuthenticationError when the sign-in is refused', async () => {
    const { server, client } = setUp({ password: 's3cret' });
    const error: unknown = await client.chatMessages.get(1).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ operationId: 'issueToken', status: 400 });
    expect(String(error)).toContain('invalid_grant');
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toMatch(/s3cret|jane/);
    expect(server.log).toEqual(['password']);
  });

  test.each<[string, () => Response]>([
    ['a page for people', () => html(200)],
    ['nothing', () => new Response(null)],
    ['no token', () => jsonResponse({ access_token: null, expires_in: 1 })],
    ['a token that never expires', () => jsonResponse({ access_token: 's3cret' })],
    ['a token that was cut short', () => text('{"access_token":"s3cret', 200)],
    ['a redirect', () => new Response(null, { status: 302 })],
    ['a failure', () => html(500)],
    ['something that is not JSON', () => html(400)],
  ])('rejects with an error of this client when the answer is %s', async (_title, answer) => {
    const { clock, server, client } = setUp();
    server.tokenAnswers.push(...Array<() => Response>(9).fill(answer));
    const call = clock.settle(client.chatMessages.get(1));
    const error: unknown = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NexudusError);
    expect(error).toMatchObject({ operationId: 'issueToken' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('s3cret');
    expect(error).not.toHaveProperty('text', expect.stringContaining('s3cret'));
  });

  test('does not make a caller wait who has given up, nor those who have not fail', async () => {
    const { server, client } = setUp();
    const controller = new AbortController();
    const aborted = client.chatMessages.get(1, { signal: controller.signal });
    const other = client.chatMessages.get(2);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError', attempts: 0 });
    await expect(other).resolves.toMatchObject({ Action: 0 });
    expect(server.log).toEqual(['password', 'GET access-1']);
  });

  test('goes to one base URL only', async () => {
    const { server } = setUp();
    const auth = passwordGrant(user);
    const { fetch } = server;
    const baseUrl = 'https://gate.example/nexudus';
    await createNexudusClient({ auth, fetch, baseUrl }).chatMessages.get(1);
    expect(server.log).toHaveLength(2);
    await expect(createNexudusClient({ auth, fetch }).chatMessages.get(1)).rejects.toThrow(
      /one base URL/,
    );
    expect(server.log).toHaveLength(2);
  });

  test.each([{ username: '' }, { password: undefined }, { username: 1 }])(
    'refuses %o',
    (options) => {
      expect(() => passwordGrant({ ...user, ...options } as PasswordGrantOptions)).toThrow(
        TypeError,
      );
    },
  );
});

describe('a token store', () => {
  function createStore(kept?: unknown): {
    store: TokenStore;
    kept: unknown[];
  } {
    const history: unknown[] = kept === undefined ? [] : [kept];
    return {
      kept: history,
      store: {
        get: () => Promise.resolve(history.at(-1) as StoredToken | undefined),
        set: (token) => Promise.resolve(void history.push(token)),
      },
    };
  }

  test('is read before the first sign-in, and given every token', async () => {
    const { store, kept } = createStore();
    const { clock, server, client } = setUp({ store });
    await client.chatMessages.get(1);
    const expiresAtMs = clock.nowMs() + 604_799_000;
    expect(kept).toEqual([{ accessToken: 'access-1', refreshToken: 'refresh-1', expiresAtMs }]);

    const auth = passwordGrant({ ...user, store });
    const second = createNexudusClient({ auth, fetch: server.fetch, clock });
    await second.chatMessages.get(1);
    expect(server.log).toEqual(['password', 'GET access-1', 'GET access-1']);

    // The first process renews; the second takes over what was stored, and renews nothing itself.
    server.revoke({ access: true });
    await client.chatMessages.get(1);
    await second.chatMessages.get(1);
    expect(server.log.slice(3)).toEqual([
      'GET access-1',
      'refresh',
      'GET access-2',
      'GET access-1',
      'GET access-2',
    ]);
  });

  test('lets a refresh token outlive the process', async () => {
    const { store } = createStore();
    const { clock, server, client } = setUp({ store, lifetimeSeconds: 3600 });
    await client.chatMessages.get(1);
    clock.advance(7200_000);
    const auth = passwordGrant({ ...user, store });
    await createNexudusClient({ auth, fetch: server.fetch, clock }).chatMessages.get(1);
    expect(server.log.slice(2)).toEqual(['refresh', 'GET access-2']);
  });

  test.each([null, 'token', {}, { accessToken: 1, expiresAtMs: 1 }])(
    'that yields %o counts as empty',
    async (garbage) => {
      const { store } = createStore(garbage);
      const { server, client } = setUp({ store });
      await client.chatMessages.get(1);
      expect(server.log[0]).toBe('password');
    },
  );

  test('that fails makes the call reject with its reason', async () => {
    const reason = new Error('the disk is full');
    const { store } = createStore();
    const { client } = setUp({ store: { ...store, set: () => Promise.reject(reason) } });
    await expect(client.chatMessages.get(1)).rejects.toBe(reason);
    await expect(client.chatMessages.get(1)).resolves.toBeDefined();
  });
});
