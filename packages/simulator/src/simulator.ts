import type { FaultRegistry } from './faults/fault-registry.ts';
import type { MessageStore } from './messages/message-store.ts';
import type { RequestCounters } from './requests/request-counters.ts';
import type { Throttle } from './throttle/throttle.ts';
import type { SimulatorUser } from './users/simulator-user.ts';

/** A stand-in for Nexudus that keeps its records in memory. */
export interface Simulator {
  /**
   * Answers a request to the API or to the control endpoint, in the place of the global `fetch`; the
   * host of its URL does not matter. Aborted, it rejects with the reason of the signal, and so does
   * the body of an answer; what the request was to do may take effect all the same.
   *
   * @throws TypeError if a fault resets the connection, or if this is no request
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
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
