import type { CallOptions } from '../../answer/call-options.ts';
import type { ChatMessageCalls } from '../chat-message-calls.ts';
import type { ChatMessageListing } from '../filter.ts';
import { assertRecordId } from '../record-id.ts';
import { assertListing, toSearchQuery } from '../search-query.ts';
import { createEnding } from './ending.ts';
import { createProgress } from './progress.ts';
import type { ChatMessageProgress } from './progress.ts';
import { scanAll } from './scan-all.ts';
import type { ScanOptions, Summaries } from './scan.ts';

/** How an iteration proceeds. The options of a call apply to each of its requests. */
export interface IterateOptions extends CallOptions {
  /** Whether the next page is read while the messages of this one are used. Default: true. */
  readonly lookAhead?: boolean | undefined;
  /** How many pages may be read, of each business; where there are more, it throws. Default: 10,000. */
  readonly maxPages?: number | undefined;
  /** Told of each page that was read, before its messages are yielded. */
  readonly onProgress?: ((progress: ChatMessageProgress) => void) | undefined;
}

/**
 * Yields every message that a filter finds; of several businesses, one business after the other, in
 * the order in which they were given.
 *
 * @throws TypeError or RangeError, at once, for arguments that cannot be right.
 */
export function iterate(
  calls: Pick<ChatMessageCalls, 'search'>,
  listing: ChatMessageListing,
  options: IterateOptions,
  method: string,
): Summaries {
  assertListing(listing, method);
  const { lookAhead = true, maxPages = 10_000, onProgress, ...callOptions } = options;
  const { businesses, size = 200, ...filter } = listing;
  const each = [...new Set([businesses].flat())];
  assertRecordId(maxPages, `chatMessages.${method}: maxPages`);
  // An empty list is refused as no business at all.
  for (const business of each.length === 0 ? [[]] : each) {
    toSearchQuery({ ...filter, size, businesses: business }, method);
  }
  return run();

  async function* run(): Summaries {
    const { signal, end } = createEnding(callOptions.signal);
    const progress = createProgress(size, onProgress);
    const known = new Set<number>();
    try {
      for (const business of each) {
        const read: ScanOptions['read'] = async (slice) =>
          calls.search({ ...filter, ...slice, businesses: business }, { ...callOptions, signal });
        const onPage = progress();
        const messages = scanAll({ read, signal, size, maxPages, lookAhead, onPage }, filter);
        for await (const message of messages) {
          if (known.has(message.Id)) continue;
          // An update may move a message to a business that is read later.
          if (each.length > 1) known.add(message.Id);
          yield message;
        }
      }
    } finally {
      end();
    }
  }
}
