import { OutcomeUnknownError } from '../../src/index.ts';
import type { NexudusClient, OpenAiChatMessageCreate } from '../../src/index.ts';

/** Yields the id of the message, or `undefined`: it was not created, and may be tried again. */
export async function createOnce(
  { chatMessages }: NexudusClient,
  message: OpenAiChatMessageCreate & { BusinessId: number },
): Promise<number | undefined> {
  const createdFromUtc = new Date(Date.now() - 60_000); // clocks differ
  try {
    return (await chatMessages.create(message)).Value.Id;
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    const { BusinessId, Content } = message;
    const candidates = chatMessages.iterate({ businesses: BusinessId, createdFromUtc });
    for await (const found of candidates) if (found.Content === Content) return found.Id;
    return undefined;
  }
}
