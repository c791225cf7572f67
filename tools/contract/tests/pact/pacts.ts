import { createConsumerPact, pactFile, type ProviderName } from '../../src/pact/consumer-pact.ts';
import { recordInteraction, type Interaction } from './interaction.ts';
import { readInteractions } from './read-interactions.ts';
import { tokenInteractions } from './token-interactions.ts';
import { writeInteractions } from './write-interactions.ts';

/** Everything the client relies on, by whom it relies on for it. */
export const interactions: Readonly<Record<ProviderName, readonly Interaction[]>> = {
  'nexudus-messages': [...readInteractions, ...writeInteractions],
  'nexudus-sign-in': tokenInteractions,
};

/** Writes one pact, and returns where. */
export async function writePact(folder: string, provider: ProviderName): Promise<string> {
  const pact = createConsumerPact(folder, provider);
  for (const interaction of interactions[provider]) await recordInteraction(pact, interaction);
  return pactFile(folder, provider);
}
