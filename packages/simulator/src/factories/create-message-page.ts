import type {
  OpenAiChatMessage,
  OpenAiChatMessagePage,
  OpenAiChatMessageSummary,
} from '@nexudus-toolkit/api-types';
import { createPage, defaultPageSize } from '../search/create-page.ts';
import { omitUndefined } from './omit-undefined.ts';

/** The envelope of a page, without its records. */
export type PageOverrides = Partial<Omit<OpenAiChatMessagePage, 'Records'>>;

/**
 * Puts an envelope around records. By default they are the last page of a result, and a page takes
 * 25 records, or as many as these are.
 */
export function createMessagePage(
  records: readonly OpenAiChatMessageSummary[],
  overrides: PageOverrides = {},
): OpenAiChatMessagePage {
  const given = omitUndefined(overrides);
  const page = given.CurrentPage ?? given.PageNumber ?? 1;
  const size = given.CurrentPageSize ?? given.PageSize ?? Math.max(defaultPageSize, records.length);
  const position = {
    page,
    size,
    orderField: given.CurrentOrderField ?? 'Id',
    direction: given.CurrentSortDirection ?? 0,
    totalItems: given.TotalItems ?? (page - 1) * size + records.length,
  };
  return { ...createPage(records.map(withoutAction), position), ...given };
}

/** What a search shows of a record; a summary stays one. */
export function withoutAction(
  message: OpenAiChatMessage | OpenAiChatMessageSummary,
): OpenAiChatMessageSummary {
  const summary: OpenAiChatMessageSummary & { Action?: number } = { ...message };
  delete summary.Action;
  return summary;
}
