import { AbortError, TimeoutError } from '../../src/index.ts';
import type { NexudusClient, OpenAiChatMessage } from '../../src/index.ts';

export async function getInTime(
  { chatMessages }: NexudusClient,
  id: number,
  signal: AbortSignal,
): Promise<OpenAiChatMessage | string> {
  try {
    return await chatMessages.get(id, {
      signal,
      timeoutMs: 10_000,
      deadlineMs: 15_000,
      retries: 1,
    });
  } catch (error) {
    if (error instanceof AbortError) return 'not wanted any more';
    if (error instanceof TimeoutError) return `${error.limit}, ${error.attempts} requests`;
    throw error;
  }
}
