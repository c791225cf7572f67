import type { FaultRegistry } from './faults/fault-registry.ts';
import type { MessageStore } from './messages/message-store.ts';
import type { RequestCounters } from './requests/request-counters.ts';
import type { Throttle } from './throttle/throttle.ts';
import type { SimulatorUser } from './users/simulator-user.ts';

/** A stand-in for Nexudus that keeps its records in memory. */
export interface Simulator {
  /**
   * Answers a request to the API or to the control endpoint; the host of its URL does not matter.
   *
   * @throws TypeError if a fault resets the connection, as the global `fetch` would
   */
  readonly fetch: (request: Request) => Promise<Response>;
  /** What goes wrong on demand. */
  readonly faults: FaultRegistry;
  readonly store: MessageStore;
  readonly throttle: Pick<Throttle, 'settings' | 'configure'>;
  /** Who may sign in. */
  readonly users: readonly SimulatorUser[];
  /** What has been asked for since the start or the last reset. */
  readonly requests: RequestCounters;
  /**
   * Goes back to the start: generates the data anew and forgets faults, counts, and changes of the
   * throttle. Tokens stay valid.
   */
  reset(options?: ResetOptions): void;
}

/** How much data to start over with; by default as much as before, from the same seed. */
export interface ResetOptions {
  readonly messages?: number;
  readonly seed?: number;
}
