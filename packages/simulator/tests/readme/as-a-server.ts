import { startSimulator } from '../../src/index.ts';

export async function countRefused(): Promise<number | undefined> {
  await using running = await startSimulator({ port: 0 });
  await fetch(`${running.url}/api/sys/openaichatmessages`);
  return running.simulator.requests.byStatus['401'];
} // Here it is closed. Without `using`, call `close()`.
