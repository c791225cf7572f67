import { describe, expect, it } from 'vitest';
import { createServiceToken } from '../../src/upstream/service-token.ts';
import { createFakeTokenEndpoint } from '../fixtures/fake-token-endpoint.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { createTestServiceToken as setUp } from '../fixtures/test-service-token.ts';

const minuteMs = 60_000;

describe('a rejected token', () => {
  it('is replaced by a new sign-in, at most once in a minute', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    serviceToken.reject(await serviceToken.get());
    expect(serviceToken.fault).toMatch(/role/);
    await expect(serviceToken.get()).resolves.toBe('access-2');
    serviceToken.reject('access-2');
    clock.advance(minuteMs - 1);
    await expect(serviceToken.get()).resolves.toBe('access-2');
    expect(serviceToken.fault).toMatch(/role/);
    clock.advance(1);
    serviceToken.reject('access-2');
    await expect(serviceToken.get()).resolves.toBe('access-3');
    expect(endpoint.calls).toHaveLength(3);
  });

  it('is tried anew after a minute by whoever asks, so that readiness returns', async () => {
    const { clock, serviceToken } = setUp();
    serviceToken.reject(await serviceToken.get());
    serviceToken.reject(await serviceToken.get());
    clock.advance(minuteMs - 1);
    await serviceToken.get();
    expect(serviceToken.fault).toMatch(/role/);
    clock.advance(1);
    await expect(serviceToken.get()).resolves.toBe('access-3');
    expect(serviceToken.fault).toBeUndefined();
  });

  it('that Nexudus takes after all is in order again', async () => {
    const { endpoint, clock, serviceToken } = setUp();
    serviceToken.reject(await serviceToken.get());
    serviceToken.reject(await serviceToken.get());
    serviceToken.accept('access-1');
    expect(serviceToken.fault).toMatch(/role/);
    serviceToken.accept('access-2');
    expect(serviceToken.fault).toBeUndefined();
    clock.advance(minuteMs);
    await expect(serviceToken.get()).resolves.toBe('access-2');
    expect(endpoint.calls).toHaveLength(2);
  });

  it('that was replaced already changes nothing', async () => {
    const { endpoint, serviceToken } = setUp();
    await serviceToken.get();
    serviceToken.reject('access-0');
    await expect(serviceToken.get()).resolves.toBe('access-1');
    expect(serviceToken.fault).toBeUndefined();
    expect(endpoint.calls).toHaveLength(1);
  });
});

describe('a fixed access token', () => {
  it('is used as it is, and never asks for another', async () => {
    const endpoint = createFakeTokenEndpoint();
    const serviceToken = createServiceToken({
      credentials: { kind: 'access-token', accessToken: 'fixed' },
      upstream: endpoint.upstream,
      clock: createManualClock().now,
      defaultClientId: 'default-client',
    });
    expect(serviceToken.fault).toBeUndefined();
    await expect(serviceToken.get()).resolves.toBe('fixed');
    serviceToken.reject('fixed');
    await expect(serviceToken.get()).resolves.toBe('fixed');
    expect(serviceToken.fault).toMatch(/NEXUDUS_ACCESS_TOKEN/);
    serviceToken.accept('fixed');
    expect(serviceToken.fault).toBeUndefined();
    expect(endpoint.calls).toEqual([]);
  });
});
