import type { NexudusClient, OpenAiChatMessage } from '../../src/index.ts';

export async function getOrStatus(
  client: NexudusClient,
  id: number,
): Promise<OpenAiChatMessage | number> {
  client.use({
    onResponse({ response }) {
      console.info(response.status);
    },
  });
  const { data, response } = await client.GET('/api/sys/openaichatmessages/{id}', {
    params: { path: { id } },
    deadlineMs: 10_000,
  });
  return data ?? response.status; // `error` holds the body of a refusal
}
