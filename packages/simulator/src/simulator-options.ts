import type { SimulatorUser } from './users/simulator-user.ts';
import type { ThrottleMode, ThrottleStatus } from './throttle/throttle.ts';

/** What a simulator starts with. */
export interface SimulatorOptions {
  /** How many messages to generate; 1000 by default. */
  readonly messages?: number;
  /** Where the generated data comes from: the same seed yields the same data. 1 by default. */
  readonly seed?: number;
  /** Whether the published request limits apply; `off` by default. */
  readonly throttle?: ThrottleMode;
  /** How a throttled request is answered: 409 as published (default), or 429 as observed. */
  readonly throttleStatus?: ThrottleStatus;
  /** How long every answer is held back, in milliseconds; 0 by default. */
  readonly latencyMs?: number;
  /** Who may sign in; by default an administrator, one user per role and one with a one-time code. */
  readonly users?: readonly SimulatorUser[];
  /** How long an access token lives, in seconds; 604799 by default. */
  readonly accessTokenLifetimeSeconds?: number;
  /** The current time; the system's by default. */
  readonly clock?: () => Date;
  /** Waits that many milliseconds; a timer by default. */
  readonly wait?: (durationMs: number) => Promise<void>;
  /** Makes identifiers of records and tokens; `crypto.randomUUID` by default. */
  readonly newUuid?: () => string;
}
