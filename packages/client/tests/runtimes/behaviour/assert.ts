/** Assertions that need nothing of a platform. A failed one throws, and says what was found. */

type ErrorClass<T> = new (...parameters: never[]) => T;

export function assertEqual(found: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  if (left !== right) throw new Error(`found ${left}, not ${right}`);
}

export function assertTrue(holds: boolean, what: string): void {
  if (!holds) throw new Error(`it does not hold: ${what}`);
}

/** Yields the error that a call rejects with, which has to be of exactly one of these classes. */
export async function assertRejects<T extends Error>(
  call: Promise<unknown>,
  ...errorClasses: readonly ErrorClass<T>[]
): Promise<T> {
  const error = await call.then(
    () => new Error('the call did not reject'),
    (reason: unknown) => reason,
  );
  const isExpected = (one: ErrorClass<T>): boolean =>
    error instanceof one && error.constructor === one;
  if (errorClasses.some(isExpected)) return error as T; // just compared with each of them
  const expected = errorClasses.map(({ name }) => name).join(' or ');
  throw new Error(`not rejected with ${expected}: ${String(error)}`, { cause: error });
}
