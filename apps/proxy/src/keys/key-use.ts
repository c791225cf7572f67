import type { KeyStore } from './key-store.ts';

/** Remembers when each key was last used, and writes it down now and then. */
export interface KeyUse {
  note(keyId: string, at: Date): void;
  /** Writes down what is not yet; what cannot be written now is kept for the next time. */
  flush(): Promise<void>;
}

/** Keeps last uses in memory, so that no request waits for their being written. */
export function createKeyUse({ store }: { store: Pick<KeyStore, 'noteUse'> }): KeyUse {
  const uses = new Map<string, Date>();
  return {
    note(keyId, at) {
      const known = uses.get(keyId);
      if (!known || known < at) uses.set(keyId, at);
    },
    async flush() {
      if (uses.size === 0) return;
      const written = new Map(uses);
      await store.noteUse(written);
      for (const [keyId, at] of written) if (uses.get(keyId) === at) uses.delete(keyId);
    },
  };
}
