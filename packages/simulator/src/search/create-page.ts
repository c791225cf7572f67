import type { OpenAiChatMessagePage, OpenAiChatMessageSummary } from '@nexudus-toolkit/api-types';

/** How many records a page holds when the request does not say. */
export const defaultPageSize = 25;

/** Which part of a result a page is. */
export interface PagePosition {
  /** Counted from 1. */
  readonly page: number;
  readonly size: number;
  readonly orderField: string;
  readonly direction: number;
  /** How many records match, on all pages together. */
  readonly totalItems: number;
}

/** Puts the envelope of a search around the records of one page. */
export function createPage(
  records: OpenAiChatMessageSummary[],
  { page, size, orderField, direction, totalItems }: PagePosition,
): OpenAiChatMessagePage {
  const before = (page - 1) * size;
  const totalPages = Math.ceil(totalItems / size);
  return {
    Records: records,
    CurrentPageSize: size,
    CurrentPage: page,
    CurrentOrderField: orderField,
    CurrentSortDirection: direction,
    FirstItem: before + 1,
    HasNextPage: page < totalPages,
    HasPreviousPage: page > 1,
    LastItem: before + records.length,
    PageNumber: page,
    PageSize: size,
    TotalItems: totalItems,
    TotalPages: totalPages,
  };
}
