import { ConflictError } from '../../src/index.ts';
import type { NexudusClient, OpenAiChatMessage } from '../../src/index.ts';

export async function hideNumbers(
  { chatMessages }: NexudusClient,
  id: number,
): Promise<OpenAiChatMessage> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await chatMessages.update(
        id,
        ({ Content }) => ({ Content: Content.replaceAll(/\d/g, '#') }),
        { readBack: true },
      );
    } catch (error) {
      // Somebody else has changed it meanwhile: nothing was sent.
      if (!(error instanceof ConflictError) || attempt === 3) throw error;
    }
  }
}
