import { operations } from '@nexudus-toolkit/validation';
import { describe, expect, it } from 'vitest';
import { createLocalCustody } from '../../src/upstream/custody.ts';
import { createServiceToken } from '../../src/upstream/service-token.ts';
import { createFakeTokenEndpoint, toAnswer } from '../fixtures/fake-token-endpoint.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { createTestServiceToken as setUp } from '../fixtures/test-service-token.ts';

const minuteMs = 60_000;
const search = operations.searchOpenAiChatMessages;
const get = operations.getOpenAiChatMessage;
const remove = operations.deleteOpenAiChatMessage;

describe('a rejected token', () => {
  it('is refreshed, at most once in five minutes', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    await expect(serviceToken.reject(await serviceToken.get(), remove)).resolves.toBe('access-2');
    await expect(serviceToken.reject('access-2', remove)).resolves.toBeUndefined();
    clock.advance(5 * minuteMs - 1);
    await expect(serviceToken.reject('access-2', remove)).resolves.toBeUndefined();
    clock.advance(1);
    await expect(serviceToken.reject('access-2', remove)).resolves.toBe('access-3');
    expect(endpoint.calls.map(({ form }) => form['grant_type'])).toEqual([
      ...['password', 'refresh_token', 'refresh_token'],
    ]);
  });

  it('is refreshed once for 50 requests at the same time', async () => {
    const { endpoint, serviceToken } = setUp();
    const token = await serviceToken.get();
    const tokens = await Promise.all(
      Array.from({ length: 50 }, () => serviceToken.reject(token, remove)),
    );
    expect(new Set(tokens)).toEqual(new Set(['access-2']));
    expect(endpoint.calls).toHaveLength(2);
  });

  it('that was replaced already leads to the present one', async () => {
    const { endpoint, serviceToken } = setUp();
    await serviceToken.get();
    await expect(serviceToken.reject('access-0', remove)).resolves.toBe('access-1');
    expect(endpoint.calls).toHaveLength(1);
  });

  it('stays in use for all else when no other can be had', async () => {
    const { endpoint, serviceToken } = setUp({ totp: '123456' });
    const token = await serviceToken.get();
    endpoint.answer(() => toAnswer(400, { error: 'invalid_grant' })); // the code is spent, too
    await expect(serviceToken.reject(token, remove)).resolves.toBeUndefined();
    await expect(serviceToken.get()).resolves.toBe(token);
    serviceToken.observe(search, 200);
    expect(serviceToken.fault).toBeUndefined();
    expect(serviceToken.warnings).toEqual([
      expect.stringContaining('invalid_grant'),
      expect.stringContaining('deleteOpenAiChatMessage'),
    ]);
  });
});

describe('a service account that is refused', () => {
  it('for one operation while others pass is a warning that names the role', async () => {
    const { clock, serviceToken } = setUp();
    serviceToken.observe(search, 200);
    await serviceToken.reject(await serviceToken.get(), remove);
    expect(serviceToken.fault).toBeUndefined();
    expect(serviceToken.warnings).toEqual([
      expect.stringMatching(/deleteOpenAiChatMessage.*OpenAiChatMessage-Delete/),
    ]);
    serviceToken.observe(remove, 200);
    expect(serviceToken.warnings).toEqual([]);
    await serviceToken.reject(await serviceToken.get(), remove);
    clock.advance(60 * minuteMs);
    expect(serviceToken.warnings).toEqual([]);
  });

  it.each([200, 400, 404])('is in order again as soon as Nexudus answers %i', async (status) => {
    const { serviceToken } = setUp();
    await serviceToken.reject(await serviceToken.get(), remove);
    expect(serviceToken.fault).toMatch(/roles/);
    serviceToken.observe(get, status);
    expect(serviceToken.fault).toBeUndefined();
  });

  it.each([409, 429, 500, 302])('is not by an answer %i, which says nothing', async (status) => {
    const { serviceToken } = setUp();
    await serviceToken.reject(await serviceToken.get(), remove);
    serviceToken.observe(get, status);
    expect(serviceToken.fault).toMatch(/roles/);
  });
});

describe('check', () => {
  it('asks Nexudus itself where all that was called was refused', async () => {
    const { endpoint, serviceToken } = setUp();
    await serviceToken.reject(await serviceToken.get(), remove);
    endpoint.answer(() => toAnswer(200, {}));
    await serviceToken.check();
    expect(serviceToken.fault).toBeUndefined();
    expect(serviceToken.warnings).toHaveLength(1);
    const probe = endpoint.calls.at(-1);
    expect(probe?.target).toContain(search.path);
    expect(probe?.headers).toEqual({
      ...{ accept: 'application/json', authorization: 'Bearer access-2' },
    });
  });

  it('goes on to another operation where the first is refused, too', async () => {
    const { endpoint, serviceToken } = setUp();
    await serviceToken.reject(await serviceToken.get(), remove);
    endpoint.answer(({ target }) => toAnswer(target.includes('?') ? 401 : 404, {}));
    await serviceToken.check();
    expect(endpoint.calls.at(-1)?.target).toBe('/api/sys/openaichatmessages/0');
    expect(serviceToken.fault).toBeUndefined();
    expect(serviceToken.warnings).toHaveLength(2);
  });

  it('finds an account that is refused altogether, asking once a minute', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    await serviceToken.reject(await serviceToken.get(), search);
    endpoint.answer(() => toAnswer(401, {}));
    const before = endpoint.calls.length;
    await serviceToken.check();
    await serviceToken.check();
    expect(serviceToken.fault).toMatch(/roles/);
    expect(endpoint.calls).toHaveLength(before + 2);
    endpoint.answer(() => toAnswer(200, {}));
    clock.advance(minuteMs);
    await serviceToken.check();
    expect(serviceToken.fault).toBeUndefined();
  });

  it('asks nothing while all is well, and does not fail where it cannot ask', async () => {
    const { endpoint, serviceToken } = setUp();
    await serviceToken.check();
    serviceToken.observe(search, 200);
    await serviceToken.check();
    expect(endpoint.calls).toHaveLength(1);
    const broken = setUp();
    broken.endpoint.answer(() => Promise.reject(new Error('broken')));
    await broken.serviceToken.check();
    expect(broken.serviceToken.fault).toBe('The sign-in to Nexudus failed');
  });
});

describe('a fixed access token', () => {
  it('is used as it is, and never asks for another', async () => {
    const endpoint = createFakeTokenEndpoint();
    const serviceToken = createServiceToken({
      credentials: { kind: 'access-token', accessToken: 'fixed' },
      upstream: endpoint.upstream,
      clock: createManualClock().now,
      custody: createLocalCustody({ clientId: 'unused' }),
    });
    expect(serviceToken.fault).toBeUndefined();
    await expect(serviceToken.get()).resolves.toBe('fixed');
    await expect(serviceToken.reject('fixed', remove)).resolves.toBeUndefined();
    await expect(serviceToken.get()).resolves.toBe('fixed');
    expect(serviceToken.fault).toMatch(/NEXUDUS_ACCESS_TOKEN/);
    expect(endpoint.calls).toEqual([]);
    endpoint.answer(() => toAnswer(404, {}));
    await serviceToken.check();
    expect(serviceToken.fault).toBeUndefined();
    expect(serviceToken.warnings).toHaveLength(1);
  });
});
