import { describe, expect, it, onTestFinished } from 'vitest';
import { openKeyStore } from '../../src/index.ts';
import { generateApiKey } from '../../src/keys/api-key.ts';
import { createKeyDirectory } from '../../src/keys/key-directory.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { createKeysPlace } from '../fixtures/temporary-keys.ts';

/** A directory on one connection, and a second one in the place of another process. */
function setUp() {
  const { url } = createKeysPlace();
  const clock = createManualClock();
  const [store, other] = [openKeyStore({ url }), openKeyStore({ url })];
  onTestFinished(() => {
    store.close();
    other.close();
  });
  let reads = 0;
  const counted = {
    ...store,
    list: () => {
      reads += 1;
      return store.list();
    },
  };
  const directory = createKeyDirectory({ store: counted, clock: clock.now });
  return { directory, clock, other, countReads: () => reads };
}

describe('find', () => {
  it('tells whose key it is', () => {
    const { directory, other } = setUp();
    const { id: keyId, key } = other.create('support');
    expect(directory.find(key)).toEqual({ kind: 'valid', keyId, consumer: 'support' });
    expect(directory.find(generateApiKey())).toEqual({ kind: 'unknown' });
    expect(directory.find(key.slice(0, -1))).toEqual({ kind: 'unknown' });
  });

  it('knows a key of another process within a second', () => {
    const { directory, clock, other } = setUp();
    directory.find('');
    const { key } = other.create('support');
    clock.advance(1_000);
    expect(directory.find(key).kind).toBe('valid');
  });

  it('notices a revocation by another process within a second', () => {
    const { directory, clock, other } = setUp();
    const { id: keyId, key } = other.create('support');
    expect(directory.find(key).kind).toBe('valid');
    other.revoke(keyId);
    clock.advance(1_000);
    expect(directory.find(key)).toEqual({ kind: 'revoked', keyId, consumer: 'support' });
  });

  it('ends a key at the very moment it expires', () => {
    const { directory, clock, other } = setUp();
    const { key } = other.create('support', new Date(clock.now().getTime() + 500));
    expect(directory.find(key).kind).toBe('valid');
    clock.advance(499);
    expect(directory.find(key).kind).toBe('valid');
    clock.advance(1);
    expect(directory.find(key).kind).toBe('expired');
  });

  it('reads the keys only when another process has changed them', () => {
    const { directory, clock, other, countReads } = setUp();
    for (let round = 1; round <= 3; round += 1) {
      directory.find('');
      clock.advance(1_000);
    }
    expect(countReads()).toBe(1);
    other.create('support');
    directory.find('');
    expect(countReads()).toBe(2);
  });
});
