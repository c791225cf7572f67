import { describe, expect, test } from 'vitest';

import { createNexudusClient } from '../../../src/index.ts';
import type { ChatMessageProgress } from '../../../src/index.ts';
import { page, record } from '../../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../../fixtures/stub-fetch.ts';
import type { StubFetch } from '../../fixtures/stub-fetch.ts';

/** The ids of each business's messages; 5 has been moved from one to the other meanwhile. */
const messages = new Map([
  ['2', [4, 5]],
  ['1', [1, 5, 7]],
]);

function createMessages(): StubFetch {
  return createStubFetch(({ url }) => {
    const ids = messages.get(new URL(url).searchParams.get('OpenAiChatMessage_Business') ?? '');
    const Records = (ids ?? []).map((Id) => ({ ...record, Id }));
    const paging = { CurrentPage: 1, TotalPages: 1, HasNextPage: false };
    return jsonResponse({ ...page, ...paging, Records, TotalItems: Records.length });
  });
}

describe('iterate', () => {
  test('reads several businesses one after the other, and what is in two of them once', async () => {
    const { fetch, sent } = createMessages();
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });
    const progress: ChatMessageProgress[] = [];
    const onProgress = (step: ChatMessageProgress): unknown => progress.push(step);
    const found = await chatMessages.iterate({ businesses: [2, 1, 2] }, { onProgress }).collect();

    expect(found.map(({ Id }) => Id)).toEqual([4, 5, 1, 7]);
    expect(
      sent.map(({ url }) => new URL(url).searchParams.get('OpenAiChatMessage_Business')),
    ).toEqual(['2', '1']);
    expect(progress).toEqual([
      { messages: 2, totalMessages: 2, totalPages: 1 },
      { messages: 5, totalMessages: 5, totalPages: 2 },
    ]);
  });

  test('asks for no other business once the loop is left', async () => {
    const { fetch, sent } = createMessages();
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });
    await chatMessages.iterate({ businesses: [2, 1] }).collect({ limit: 2 });
    expect(sent).toHaveLength(1);
  });
});
