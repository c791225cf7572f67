import { describe, expect, it } from 'vitest';
import type { ProblemError } from '../../src/problems/problem.ts';
import { failToConnect, toAnswer } from '../fixtures/fake-token-endpoint.ts';
import { createGate } from '../fixtures/gate.ts';
import { createTestServiceToken as setUp } from '../fixtures/test-service-token.ts';

const minuteMs = 60_000;

describe('the sign-in', () => {
  it('sends the password grant as a form', async () => {
    const { endpoint, serviceToken } = setUp();
    await expect(serviceToken.get()).resolves.toBe('access-1');
    expect(endpoint.calls).toEqual([
      {
        target: '/api/token',
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
        },
        form: {
          ...{ grant_type: 'password', username: 'user name', password: 'p&=+é' },
          client_id: 'default-client',
        },
      },
    ]);
  });

  it('sends a second factor and a client id where they are set', async () => {
    const { endpoint, serviceToken } = setUp({ totp: '123456', clientId: 'proxy-1' });
    await serviceToken.get();
    expect(endpoint.calls[0]?.form).toMatchObject({ totp: '123456', client_id: 'proxy-1' });
  });

  it('happens once for 50 requests at the same time', async () => {
    const { endpoint, serviceToken } = setUp();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => serviceToken.get()));
    expect(new Set(tokens)).toEqual(new Set(['access-1']));
    expect(endpoint.calls).toHaveLength(1);
  });

  it('says what is wrong until it has worked', async () => {
    const { serviceToken } = setUp();
    expect(serviceToken.fault).toMatch(/no sign-in/);
    await serviceToken.get();
    expect(serviceToken.fault).toBeUndefined();
  });
});

describe('the renewal', () => {
  it('is left alone until five minutes before the end', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    await serviceToken.get();
    clock.advance(55 * minuteMs);
    await serviceToken.get();
    expect(endpoint.calls).toHaveLength(1);
  });

  it('happens beside the requests, which go on with the old token', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    await serviceToken.get();
    clock.advance(55 * minuteMs + 1);
    const gate = createGate();
    endpoint.answer(async () => {
      await gate.opened;
      return toAnswer(200, {
        ...{ access_token: 'renewed', refresh_token: 'rotated' },
        ...{ token_type: 'bearer', expires_in: 3_600 },
      });
    });
    await expect(Promise.all([serviceToken.get(), serviceToken.get()])).resolves.toEqual([
      ...['access-1', 'access-1'],
    ]);
    expect(endpoint.calls).toHaveLength(2);
    gate.open();
    await expect.poll(() => serviceToken.get()).toBe('renewed');
    expect(endpoint.calls).toHaveLength(2);
  });

  it('sends the refresh token it got last, with the client id as a header', async () => {
    const { endpoint, clock, serviceToken } = setUp({ clientId: 'proxy-1' });
    for (let round = 1; round <= 3; round += 1) {
      await serviceToken.get();
      clock.advance(60 * minuteMs);
    }
    expect(endpoint.calls.slice(1)).toMatchObject([
      {
        headers: { client_id: 'proxy-1' },
        form: { grant_type: 'refresh_token', refresh_token: 'refresh-1' },
      },
      {
        headers: { client_id: 'proxy-1' },
        form: { grant_type: 'refresh_token', refresh_token: 'refresh-2' },
      },
    ]);
    expect(endpoint.calls[1]?.form).not.toHaveProperty('password');
  });

  it('sends the refresh token as it came, whatever its characters', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    endpoint.answer(() =>
      toAnswer(200, {
        ...{ access_token: 'access', refresh_token: 'réfresh &=+' },
        ...{ token_type: 'bearer', expires_in: 3_600 },
      }),
    );
    await serviceToken.get();
    clock.advance(60 * minuteMs);
    await serviceToken.get();
    expect(endpoint.calls[1]?.form['refresh_token']).toBe('réfresh &=+');
  });

  it('signs in anew where the refresh is refused', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    await serviceToken.get();
    clock.advance(60 * minuteMs);
    endpoint.answer(({ form }) =>
      form['grant_type'] === 'refresh_token'
        ? toAnswer(400, { error: 'invalid_grant' })
        : toAnswer(200, {
            ...{ access_token: 'anew', refresh_token: 'anew' },
            ...{ token_type: 'bearer', expires_in: 3_600 },
          }),
    );
    await expect(serviceToken.get()).resolves.toBe('anew');
    expect(endpoint.calls.map(({ form }) => form['grant_type'])).toEqual([
      ...['password', 'refresh_token', 'password'],
    ]);
  });
});

describe('a token endpoint that fails', () => {
  const faults: [string, () => ReturnType<typeof toAnswer>, RegExp][] = [
    ['cannot be reached', failToConnect, /unreachable/],
    ['refuses', () => toAnswer(400, { error: 'invalid_grant' }), /status 400/],
    ['fails', () => toAnswer(500, {}), /status 500/],
    ['answers no token', () => toAnswer(200, { access_token: '' }), /no token/],
    [
      'answers no JSON',
      () => ({ status: 200, headers: {}, body: Buffer.from('<html>') }),
      /no token/,
    ],
  ];

  it.each(faults)('(%s) leaves no token: 503 with Retry-After', async (_, script, fault) => {
    const { endpoint, serviceToken } = setUp();
    endpoint.answer(script);
    await expect(serviceToken.get()).rejects.toMatchObject({
      ...{ code: 'credential-unavailable', status: 503, headers: { 'Retry-After': '5' } },
    });
    expect(serviceToken.fault).toMatch(fault);
  });

  it.each(faults)('(%s) leaves a token that is still valid in use', async (_, script, fault) => {
    const { endpoint, clock, serviceToken } = setUp();
    await serviceToken.get();
    clock.advance(56 * minuteMs);
    endpoint.answer(script);
    await expect(serviceToken.get()).resolves.toBe('access-1');
    await expect.poll(() => serviceToken.fault).toMatch(fault);
    clock.advance(4 * minuteMs - 1);
    await expect(serviceToken.get()).resolves.toBe('access-1');
    clock.advance(1);
    await expect(serviceToken.get()).rejects.toMatchObject({ code: 'credential-unavailable' });
  });

  it('is asked again only after five seconds', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    endpoint.answer(failToConnect);
    await expect(serviceToken.get()).rejects.toThrow();
    clock.advance(3_500);
    const error = await serviceToken.get().catch((reason: unknown) => reason as ProblemError);
    expect(error).toMatchObject({ headers: { 'Retry-After': '2' } });
    expect(endpoint.calls).toHaveLength(1);
    clock.advance(1_500);
    endpoint.issue();
    await expect(serviceToken.get()).resolves.toBe('access-2');
    expect(serviceToken.fault).toBeUndefined();
  });
});
