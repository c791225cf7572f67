import type { Simulator } from '@nexudus-toolkit/simulator';

/** Something that offers the documented operations, with a simulated Nexudus at its end. */
export interface Provider {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** A bearer token that it accepts for all operations on messages. */
  readonly token: string;
  /** The simulated Nexudus whose records it offers. */
  readonly simulator: Simulator;
  /** Stops every server that belongs to it. */
  close(): Promise<void>;
}
