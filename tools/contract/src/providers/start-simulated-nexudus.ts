import { basic, createNexudusClient } from '@nexudus-toolkit/client';
import { defaultUser, startSimulator } from '@nexudus-toolkit/simulator';
import type { Provider } from './provider.ts';

/**
 * Starts a simulated Nexudus without a message, and signs in to it.
 *
 * @throws Error if it refuses its own user
 */
export async function startSimulatedNexudus(): Promise<Provider> {
  const { url, simulator, close } = await startSimulator({ port: 0, messages: 0 });
  const { username, password } = defaultUser;
  const client = createNexudusClient({ baseUrl: url, auth: basic(username, password) });
  const { data } = await client.POST('/api/token', {
    body: { grant_type: 'password', username, password },
  });
  if (!data) throw new Error('The simulator refused to sign in its default user.');
  // Signing in is a request too, and no part of what a check counts.
  simulator.reset();
  return { url, simulator, token: data.access_token, close };
}
