import { assertRecordId } from '../record-id.ts';

/** Messages one after the other, for one `for await` loop, or all of them at once. */
export interface ChatMessageIteration<T> extends AsyncGenerator<T, void, undefined> {
  /**
   * Yields what is left as an array.
   *
   * @param options `limit`: how many messages to take at most. Default: all.
   * @throws TypeError or RangeError when the limit is no positive integer.
   */
  collect(options?: { readonly limit?: number | undefined }): Promise<T[]>;
}

export function toIteration<T>(
  messages: AsyncGenerator<T, void, undefined>,
): ChatMessageIteration<T> {
  return Object.assign(messages, {
    async collect({ limit = Infinity }: { readonly limit?: number | undefined } = {}) {
      if (limit !== Infinity) assertRecordId(limit, 'collect: limit');
      const collected: T[] = [];
      for await (const message of messages) {
        collected.push(message);
        if (collected.length === limit) break;
      }
      return collected;
    },
  });
}
