import { describe, expect, it, vi } from 'vitest';
import { openKeyStore } from '../../src/index.ts';
import { startPostgres } from '../fixtures/postgres.ts';
import { consumer, messages, startTestProxy } from '../fixtures/test-proxy.ts';

const patience = { timeout: 10_000, interval: 50 };

describe('two replicas with one key store', () => {
  it('agree on who may come in, and on who came last', async () => {
    await using postgres = await startPostgres();
    const keysUrl = postgres.url;
    const store = await openKeyStore({ url: keysUrl });
    const owner = { role: 'consumer', name: consumer } as const;
    const [old, fresh] = [await store.create(owner), await store.create(owner)];
    const find = async (keyId: string) => (await store.list()).find(({ id }) => id === keyId);
    {
      await using first = await startTestProxy({ settings: { keysUrl } });
      await using second = await startTestProxy({ settings: { keysUrl } });
      const ask = (key: string) =>
        Promise.all(
          [first, second].map(async (proxy) => {
            const headers = { Authorization: `Bearer ${key}` };
            return (await proxy.send({ target: messages, headers })).status;
          }),
        );
      // A rotation drops nothing: both keys are good until the old one is revoked.
      expect(await ask(old.key)).toEqual([200, 200]);
      expect(await ask(fresh.key)).toEqual([200, 200]);
      await store.revoke(old.id);
      await vi.waitFor(async () => {
        expect(await ask(old.key)).toEqual([401, 401]);
      }, patience);
      expect(await ask(fresh.key)).toEqual([200, 200]);
    }
    expect((await find(fresh.id))?.lastUsedAt).toBeInstanceOf(Date);
    await store.close();
  });
});
