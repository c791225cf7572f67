import { setImmediate } from 'node:timers/promises';

// After so many rows, others on the event loop get their turn.
const rowsPerTurn = 256;

/** The same rows, some at a time, with a turn of the event loop in between. */
export async function* inTurns<T>(rows: Iterable<T>): AsyncGenerator<readonly T[]> {
  let turn: T[] = [];
  for (const row of rows) {
    turn.push(row);
    if (turn.length < rowsPerTurn) continue;
    yield turn;
    turn = [];
    await setImmediate();
  }
  yield turn;
}

/** Work that gives way to others now and then. */
export interface Turns {
  /** Whether it has gone on for long enough. */
  isOver(): boolean;
  /** Resolves when it is its turn again. */
  next(): Promise<void>;
}

/** Turns of so many milliseconds. */
export function createTurns(turnMs: number): Turns {
  let start = performance.now();
  return {
    isOver: () => performance.now() - start > turnMs,
    async next() {
      await setImmediate();
      start = performance.now();
    },
  };
}
