/**
 * Refuses what cannot be the id of a record before anything is sent. An id beyond 2^53 − 1 would
 * silently become that of another record.
 *
 * @param least The lowest value that can be right.
 * @throws TypeError when it is no number, RangeError when it is no safe integer from `least` on.
 */
export function assertRecordId(id: unknown, where: string, least = 1): asserts id is number {
  if (typeof id !== 'number') throw new TypeError(`${where} must be a number, not ${typeof id}`);
  if (!Number.isSafeInteger(id) || id < least) {
    throw new RangeError(`${where} must be an integer from ${least} to 2^53 - 1`);
  }
}
