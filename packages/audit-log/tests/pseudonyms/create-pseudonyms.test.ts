import { expect, it } from 'vitest';

import type { Subject } from '../../src/index.ts';
import { createPseudonyms } from '../../src/pseudonyms/create-pseudonyms.ts';
import { createKeySealer } from '../../src/pseudonyms/key-sealer.ts';
import { emptyKeyStore } from '../../src/pseudonyms/key-store.ts';

const ann: Subject = { kind: 'name', value: 'Ann' };

it('gives up on a store that never answers, and asks it anew the next time', async () => {
  const sealer = createKeySealer(Buffer.alloc(32));
  const answers = [
    new Promise<never>(() => undefined),
    Promise.resolve({
      period: '2026-11',
      sealed: sealer.seal('2026-11', Buffer.alloc(32)),
      erasedAt: undefined,
    }),
  ];
  const pseudonyms = createPseudonyms({
    store: { ...emptyKeyStore, read: () => answers.shift() ?? Promise.reject(new Error('asked')) },
    ...{ sealer, readOnly: false, timeoutMs: 20, clock: () => new Date('2026-11-21') },
    normalise: ({ value }) => value,
    toStoreError: (error) => error as Error, // none is thrown
  });
  await expect(pseudonyms.identify([ann])).rejects.toMatchObject({
    ...{ name: 'AuditUnavailableError', code: 'timeout' },
    message: 'The key of the pseudonyms of 2026-11 was not there within 20 ms.',
  });
  const [found] = await pseudonyms.identify([ann]);
  // HMAC-SHA-256 with a key of zeros over ["name","Ann"], as openssl computes it.
  expect(found).toBe('2026-11.2C7rul74YlmOJDIHzFwfkg');
});
