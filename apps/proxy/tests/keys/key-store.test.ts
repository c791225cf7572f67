import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigurationError, openKeyStore } from '../../src/index.ts';
import { hashApiKey } from '../../src/keys/api-key.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { createKeysPlace } from '../fixtures/temporary-keys.ts';

function open(url: string, clock = createManualClock()) {
  const store = openKeyStore({ url, clock: clock.now });
  onTestFinished(() => {
    store.close();
  });
  return store;
}

describe('the key store', () => {
  it('holds everything about a key but the key', () => {
    const place = createKeysPlace();
    const store = open(place.url);
    const expiresAt = new Date('2027-01-01T00:00:00.000Z');
    const { id, key } = store.create('support', expiresAt);
    expect(store.list()).toEqual([
      {
        ...{ id, consumer: 'support', hash: hashApiKey(key), expiresAt, revokedAt: undefined },
        createdAt: new Date('2026-11-20T08:00:00.000Z'),
      },
    ]);
    const bytes = place.readBytes();
    expect(bytes).toContain('support');
    expect(bytes).not.toContain(key);
    expect(bytes).not.toContain(key.slice(4, 54));
  });

  it('keeps keys for the next time', () => {
    const { url } = createKeysPlace();
    const first = openKeyStore({ url });
    const { id } = first.create('support');
    first.close();
    expect(open(url).list()).toMatchObject([{ id, consumer: 'support' }]);
  });

  it('revokes a key once', () => {
    const clock = createManualClock();
    const store = open(createKeysPlace().url, clock);
    const { id } = store.create('support');
    clock.advance(1_000);
    expect(store.revoke(id)).toBe(true);
    clock.advance(1_000);
    expect(store.revoke(id)).toBe(false);
    expect(store.revoke('none')).toBe(false);
    expect(store.list()).toMatchObject([{ revokedAt: new Date('2026-11-20T08:00:01.000Z') }]);
  });

  it.each(['keys.db', 'postgres://db/keys', 'sqlite:', ''])('refuses the URL "%s"', (url) => {
    expect(() => openKeyStore({ url })).toThrow(ConfigurationError);
    expect(() => openKeyStore({ url })).toThrow(/^KEYS_URL should be "sqlite:" and a path/);
  });

  it('refuses a place that cannot be opened', () => {
    expect(() => openKeyStore({ url: 'sqlite:/dev/null/keys.db' })).toThrow(
      /^KEYS_URL names a store that cannot be opened: sqlite:\/dev\/null\/keys.db$/,
    );
  });
});
