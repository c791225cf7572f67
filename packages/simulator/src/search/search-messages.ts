import type { OpenAiChatMessagePage } from '@nexudus-toolkit/api-types';
import { operations, parseParameters, toValidationFailure } from '@nexudus-toolkit/validation';
import { jsonAnswer, type Answer } from '../calls/answer.ts';
import type { MessageStore } from '../messages/message-store.ts';
import { createFilter, type QueryValues } from './create-filter.ts';
import { createPage, defaultPageSize } from './create-page.ts';
import { orderMessages, toOrderField } from './order-messages.ts';
import { toSummary } from './to-summary.ts';

export interface SearchSettings {
  /** Answers as if no filter and no range had been given. */
  readonly ignoresFilters: boolean;
}

/** Answers `searchOpenAiChatMessages`. */
export function searchMessages(
  store: MessageStore,
  parameters: URLSearchParams,
  { ignoresFilters }: SearchSettings,
): Answer {
  const { query, issues } = parseParameters(operations.searchOpenAiChatMessages, {
    path: {},
    search: keepFirstValues(parameters).toString(),
    headers: new Headers(),
    unknownQuery: 'ignore',
  });
  if (issues.length > 0) return jsonAnswer(400, toValidationFailure(issues));
  const matches = ignoresFilters ? undefined : createFilter(query);
  const messages = store.list();
  return jsonAnswer(200, toPage(matches ? messages.filter(matches) : messages, query));
}

/** A parameter that is repeated counts once, by its first value; an empty one not at all. */
function keepFirstValues(parameters: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const [name, value] of parameters)
    if (value !== '' && !kept.has(name)) kept.append(name, value);
  return kept;
}

function toPage(
  messages: ReturnType<MessageStore['list']>,
  query: QueryValues,
): OpenAiChatMessagePage {
  const page = Number(query['page'] ?? 1);
  const size = Number(query['size'] ?? defaultPageSize);
  const direction = Number(query['dir'] ?? 0);
  const orderField = toOrderField(query['orderBy']);
  const before = (page - 1) * size;
  const records = orderMessages(messages, orderField, direction === 1)
    .slice(before, before + size)
    .map(toSummary);
  return createPage(records, { page, size, orderField, direction, totalItems: messages.length });
}
