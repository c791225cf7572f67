import type { PactV3, V3Interaction } from '@pact-foundation/pact';
import { createNexudusClient, type NexudusClient } from '@nexudus-toolkit/client';

/** One request and its answer, as the pact holds them, and the client's part in it. */
export interface Interaction extends V3Interaction {
  /** Makes the client send the request, and asserts what the consumer reads of the answer. */
  readonly consume: (client: NexudusClient) => Promise<void>;
}

/**
 * Plays an interaction through with a client, and writes it into the pact.
 *
 * @throws Error if the client sent another request than the interaction says, or `consume` failed
 */
export async function recordInteraction(pact: PactV3, interaction: Interaction): Promise<void> {
  const { consume, ...expected } = interaction;
  await pact
    .addInteraction(expected)
    .executeTest(({ url }) =>
      consume(createNexudusClient({ baseUrl: url, token: 'example-token', retries: false })),
    );
}
