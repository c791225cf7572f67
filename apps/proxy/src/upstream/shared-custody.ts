import type { State } from '../state/state.ts';
import { StateUnavailableError } from '../state/state-unavailable-error.ts';
import { parseCustody, type Custody, type CustodyStore } from './custody.ts';

export interface SharedCustodyOptions {
  readonly state: Pick<State, 'readShared' | 'writeShared' | 'withLock'>;
  /** Tells this sign-in from any other whose state is in the same store. */
  readonly name: string;
  /** What to begin with where nobody has written anything yet. */
  readonly initial: Custody;
}

/** Two calls to Nexudus, the refresh and the sign-in should that be refused, at their time limits. */
const holdTimeoutMs = 75_000;
const waitTimeoutMs = 15_000;

/**
 * Keeps the custody where all replicas of the proxy have it, encrypted: whoever refreshes
 * invalidates the refresh tokens of the others. If a replica dies meanwhile, its lock ends with its
 * connection, and the next one signs in anew should the refresh token be spent.
 */
export function createSharedCustody(options: SharedCustodyOptions): CustodyStore {
  const { state, name, initial } = options;
  return {
    update: (change) =>
      state.withLock(
        name,
        async () => {
          const text = await state.readShared(name);
          const latest = (text === undefined ? undefined : parseCustody(text)) ?? initial;
          const next = await change(latest);
          if (next !== latest || text === undefined) await write(JSON.stringify(next));
          return next;
        },
        { holdTimeoutMs, waitTimeoutMs },
      ),
  };

  async function write(text: string): Promise<void> {
    try {
      await state.writeShared(name, text);
    } catch (error) {
      // The token is good all the same, here; the others sign in anew.
      if (!(error instanceof StateUnavailableError)) throw error;
    }
  }
}
