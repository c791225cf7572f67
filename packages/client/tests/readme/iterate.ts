import type { NexudusClient, OpenAiChatMessageSummary } from '../../src/index.ts';

export async function countChannels(
  { chatMessages }: NexudusClient,
  businesses: readonly number[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const messages = chatMessages.iterate(
    { businesses },
    {
      maxPages: 500,
      onProgress({ messages, totalMessages }) {
        console.info(`${messages} of ${totalMessages}`);
      },
    },
  );
  for await (const { Channel } of messages) {
    const channel = Channel ?? 'unknown';
    counts.set(channel, (counts.get(channel) ?? 0) + 1);
  }
  return counts;
}

export function newest({ chatMessages }: NexudusClient): Promise<OpenAiChatMessageSummary[]> {
  return chatMessages.iterate({ direction: 'desc' }).collect({ limit: 20 });
}
