import type { OpenAiChatMessagePage, OpenAiChatMessageSummary } from '@nexudus-toolkit/api-types';

import type { ChatMessageSearch } from '../filter.ts';
import { chooseWindow } from './choose-window.ts';
import type { Window } from './choose-window.ts';
import type { Memory } from './memory.ts';
import { PagingError } from './paging-error.ts';

/** Messages inserted at the front push on what has been seen, but not without end. */
const maxIdlePages = 100;

export type Summaries = AsyncGenerator<OpenAiChatMessageSummary, void, undefined>;

/** A page's place in the result. */
export type Slice = Pick<ChatMessageSearch, 'page' | 'size' | 'orderBy' | 'direction'>;

/** How a scan reads, and what limits it. */
export interface ScanOptions {
  /** Reads one page, until the signal is aborted. */
  readonly read: (slice: Slice, signal: AbortSignal) => Promise<OpenAiChatMessagePage>;
  readonly signal: AbortSignal;
  readonly size: number;
  readonly maxPages: number;
  readonly lookAhead: boolean;
  /** Told of each page, before its messages are yielded. */
  readonly onPage: (found: number, totalItems: number) => void;
}

/** The order in which a scan reads, and what it remembers by. */
export interface ScanOrder extends Pick<Slice, 'orderBy' | 'direction'> {
  readonly memory: Memory;
}

/**
 * Reads every record of a result page by page, each of them once, whatever is inserted and deleted
 * meanwhile: an answer counts only where it continues what has been read without a gap.
 *
 * @throws PagingError when the cap is reached, or the answers do not follow the order asked for.
 */
export async function* scan(options: ScanOptions, order: ScanOrder): Summaries {
  const { signal, maxPages, lookAhead, onPage } = options;
  const { memory, orderBy, direction } = order;
  let { size } = options;
  let pages = 0;
  let total = 0;
  let seen = 0;

  const read = (window: Window): Promise<OpenAiChatMessagePage> => {
    pages++;
    return options.read({ ...window, orderBy, direction }, signal);
  };

  let window = chooseWindow(0, size);
  let ahead: Promise<OpenAiChatMessagePage> | undefined;
  let idlePages = 0;
  for (;;) {
    let page = await (ahead ?? read(window));
    let after: { page: OpenAiChatMessagePage; window: Window } | undefined;
    const canOverlap = (window.page - 1) * window.size < seen && isExact(page, window);
    // Where records were deleted, the page begins too late: go back to what has been seen.
    let step = Math.max(1, Math.floor((total - page.TotalItems) / window.size));
    while (window.page > 1 && !page.Records.slice(0, 1).some(memory.isKnown)) {
      if (!canOverlap && (!after || page.Records.length > 0)) after = { page, window };
      window = { ...window, page: Math.max(1, window.page - (canOverlap ? step : 1)) };
      page = await read(window);
      step *= 2;
    }
    // Where pages cannot overlap, one that brings nothing new proves, since it was read later, that
    // the page after it had left no gap.
    if (after && page.Records.every(memory.isKnown)) ({ page, window } = after);
    const { CurrentPage, CurrentPageSize, Records, TotalItems, TotalPages } = page;
    const fresh = takeNew(Records, order, pages);
    onPage(fresh.length, TotalItems);
    total = TotalItems;

    const isLast = window.page >= TotalPages;
    seen = (window.page - 1) * window.size + (Records.length || window.size);
    idlePages = fresh.length === 0 ? idlePages + 1 : 0;
    if (idlePages > maxIdlePages || (idlePages > 0 && !isLast && CurrentPage !== window.page)) {
      throw new PagingError('the pages do not follow each other', pages);
    }
    const isSmaller = CurrentPageSize > 0 && CurrentPageSize < window.size;
    if (isSmaller) size = CurrentPageSize;
    // An API with pages of its own, or with records that it does not show, is read page by page.
    window =
      isSmaller || isExact(page, window)
        ? chooseWindow(seen, size, size === options.size)
        : { ...window, page: window.page + 1 };
    const cap = maxPages * options.size;
    const isCapped = seen >= cap || (TotalItems > cap && window.page * window.size > cap);
    ahead = undefined;
    if (lookAhead && !isLast && !isCapped) {
      ahead = read(window);
      // It is awaited once the loop asks for more, which may be never.
      ahead.catch(() => undefined);
    }
    for (const record of fresh) {
      if (signal.aborted) await read(window); // rejects as every call with such a signal
      yield record;
    }
    if (isLast) return;
    if (isCapped) {
      throw new PagingError(
        `there are more than ${maxPages} pages: raise maxPages, or ask for fewer messages`,
        pages,
      );
    }
  }
}

/** Whether a page is the part of the result that was asked for, with nothing hidden from it. */
function isExact(page: OpenAiChatMessagePage, window: Window): boolean {
  const { Records, TotalItems, TotalPages } = page;
  const before = (window.page - 1) * window.size;
  return (
    TotalPages === Math.ceil(TotalItems / window.size) &&
    Records.length === Math.max(0, Math.min(window.size, TotalItems - before))
  );
}

/** Remembers the records that are new, and yields them. */
function takeNew(
  records: readonly OpenAiChatMessageSummary[],
  { memory, orderBy, direction }: ScanOrder,
  pages: number,
): OpenAiChatMessageSummary[] {
  let previous: OpenAiChatMessageSummary | undefined;
  return records.filter((record) => {
    const isOrdered =
      previous === undefined ||
      (direction === 'desc' ? record.Id < previous.Id : record.Id > previous.Id);
    // A gap cannot be told in a list that is ordered by something else than was asked for.
    if (typeof record.Id !== 'number' || (orderBy === 'Id' && !isOrdered)) {
      throw new PagingError('the messages are not ordered by Id', pages);
    }
    previous = record;
    if (memory.isKnown(record)) return false;
    memory.add(record);
    return true;
  });
}
