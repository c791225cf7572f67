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
