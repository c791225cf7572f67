/**
 * Refuses what cannot be the id of a record before anything is sent. An id beyond 2^53 − 1 would
 * silently become that of another record.
 *
 * @throws TypeError when it is no number, RangeError when it is no positive safe integer.
 */
export function assertRecordId(id: unknown, where: string): asserts id is number {
  if (typeof id !== 'number') throw new TypeError(`${where} must be a number, not ${typeof id}`);
  if (!Number.isSafeInteger(id) || id < 1) {
    throw new RangeError(`${where} must be an integer from 1 to ${Number.MAX_SAFE_INTEGER}`);
  }
}
