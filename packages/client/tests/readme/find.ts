import type { NexudusClient, OpenAiChatMessageSummary } from '../../src/index.ts';

export async function findUnhappy(
  { chatMessages }: NexudusClient,
  business: number,
): Promise<OpenAiChatMessageSummary[]> {
  const search = chatMessages.search({
    businesses: business,
    ratingTo: 2,
    createdFromUtc: '2025-01-01', // or a Date, or 2025-01-01T10:30
    createdToUtc: new Date('2025-07-01T00:00:00+02:00'),
    orderBy: 'Rating',
    direction: 'desc',
    size: 50,
  });
  const { data, requestId, attempts, durationMs } = await search.withResponse();
  console.info(
    `${data.TotalItems} found: request ${requestId ?? '?'}, ${attempts}, ${durationMs} ms`,
  );
  return data.Records; // `await search` is the data alone
}
