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

describe('a token', () => {
  it('is not sent in its last minute, whatever the clock of Nexudus says', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    await serviceToken.get();
    endpoint.answer(failToConnect);
    clock.advance(59 * minuteMs - 1);
    await expect(serviceToken.get()).resolves.toBe('access-1');
    clock.advance(1);
    await expect(serviceToken.get()).rejects.toMatchObject({ code: 'credential-unavailable' });
  });

  it('counts from before it was asked for', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    endpoint.answer(() => {
      clock.advance(30 * minuteMs); // a slow answer
      return toAnswer(200, {
        ...{ access_token: 'slow', refresh_token: 'slow', token_type: 'bearer', expires_in: 3_600 },
      });
    });
    await serviceToken.get();
    clock.advance(29 * minuteMs);
    endpoint.answer(failToConnect);
    await expect(serviceToken.get()).rejects.toMatchObject({ code: 'credential-unavailable' });
  });

  it('that lives for seconds only is of use all the same', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    endpoint.issue(6);
    await serviceToken.get();
    clock.advance(5_000);
    await expect(serviceToken.get()).resolves.toBe('access-1');
    clock.advance(900);
    await expect(serviceToken.get()).resolves.not.toBe('access-1');
  });

  it('that lives for a week is renewed with half a day to spare', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    endpoint.issue(604_799);
    await serviceToken.get();
    clock.advance((7 * 24 - 12) * 60 * minuteMs);
    await serviceToken.get();
    expect(endpoint.calls).toHaveLength(2);
  });
});

describe('a token endpoint that fails', () => {
  type Script = () => ReturnType<typeof toAnswer>;
  const unavailable: [string, Script, RegExp][] = [
    ['cannot be reached', failToConnect, /unreachable/],
    ['fails', () => toAnswer(500, {}), /status 500/],
    ['redirects', () => toAnswer(302, {}), /status 302/],
    ['answers no token', () => toAnswer(200, { access_token: '' }), /no token/],
    [
      'answers no JSON',
      () => ({ status: 200, headers: {}, body: Buffer.from('<html>') }),
      /no token/,
    ],
  ];
  const refused: [string, Script, RegExp][] = [
    ['refuses', () => toAnswer(400, { error: 'invalid_grant' }), /status 400 \(invalid_grant\)/],
    ['refuses in its own words', () => toAnswer(401, { error: 'canary' }), /status 401:/],
  ];
  const faults = [...unavailable, ...refused];

  it.each([
    ...unavailable.map((fault) => [...fault, '5'] as const),
    ...refused.map((fault) => [...fault, '30'] as const),
  ])('(%s) leaves no token: 503 with Retry-After', async (_, script, fault, seconds) => {
    const { endpoint, serviceToken } = setUp();
    endpoint.answer(script);
    await expect(serviceToken.get()).rejects.toMatchObject({
      ...{ code: 'credential-unavailable', status: 503, headers: { 'Retry-After': seconds } },
      operatorDetail: expect.stringMatching(fault) as string,
    });
    expect(serviceToken.fault).toMatch(fault);
    expect(serviceToken.fault).not.toContain('canary');
  });

  it.each(faults)('(%s) leaves a token that is still valid in use', async (_, script, fault) => {
    const { endpoint, clock, serviceToken } = setUp();
    await serviceToken.get();
    clock.advance(56 * minuteMs);
    endpoint.answer(script);
    await expect(serviceToken.get()).resolves.toBe('access-1');
    await expect.poll(() => serviceToken.warnings).toEqual([expect.stringMatching(fault)]);
    expect(serviceToken.fault).toBeUndefined();
    clock.advance(3 * minuteMs - 1);
    await expect(serviceToken.get()).resolves.toBe('access-1');
    clock.advance(1);
    await expect(serviceToken.get()).rejects.toMatchObject({ code: 'credential-unavailable' });
    expect(serviceToken.fault).toMatch(fault);
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

  it.each([
    ['7', '7'],
    ['1', '5'],
    ['86400', '300'],
    ['Fri, 20 Nov 2026 08:00:09 GMT', '9'],
    ['canary', '5'],
  ])('and asks to wait "%s" is left alone for %s seconds', async (value, seconds) => {
    const { endpoint, serviceToken } = setUp();
    endpoint.answer(() => ({ ...toAnswer(409, {}), headers: { 'retry-after': value } }));
    await expect(serviceToken.get()).rejects.toMatchObject({ headers: { 'Retry-After': seconds } });
  });

  it('and refuses is asked ever less often, so that the account is not locked', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    endpoint.answer(() => toAnswer(400, { error: 'invalid_grant' }));
    const waits: string[] = [];
    for (let hours = 0; hours < 6; hours = clock.now().getUTCHours() - 8) {
      const error = await serviceToken.get().catch((reason: unknown) => reason as ProblemError);
      const seconds = typeof error === 'object' ? (error.headers['Retry-After'] ?? '') : '';
      waits.push(seconds);
      clock.advance(Number(seconds) * 1_000 - 1);
      await expect(serviceToken.get()).rejects.toThrow();
      clock.advance(1);
    }
    expect(waits.slice(0, 9)).toEqual([
      ...['30', '60', '120', '240', '480', '960', '1920', '3600', '3600'],
    ]);
    expect(endpoint.calls).toHaveLength(waits.length);
    expect(serviceToken.fault).toMatch(/locked, the proxy tries again at 2026-11-20T/);
  });
});
