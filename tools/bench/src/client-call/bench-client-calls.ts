import { createSimulator } from '@nexudus-toolkit/simulator';
import { measureRounds } from '../measure-rounds.ts';
import type { RoundsOptions } from '../measure-rounds.ts';
import { createClientCallSubjects } from './client-call-subjects.ts';
import { compareClientCalls } from './compare-client-calls.ts';
import type { ClientCall } from './compare-client-calls.ts';
import { startAnsweringServer } from './start-answering-server.ts';

/**
 * Measures what getting one record costs by `fetch`, by our client, and by other clients, all from
 * the same local server.
 *
 * @throws Error when one of them yields something else than the record.
 */
export async function benchClientCalls(options: RoundsOptions): Promise<readonly ClientCall[]> {
  const [record] = createSimulator({ messages: 1 }).store.list();
  const body = JSON.stringify(record);
  const server = await startAnsweringServer(body);
  try {
    const subjects = createClientCallSubjects(server.url);
    for (const { name, call } of subjects) {
      if (JSON.stringify(await call()) !== body) throw new Error(`${name} yields another record`);
    }
    return compareClientCalls(await measureRounds(subjects, options));
  } finally {
    await server.close();
  }
}
