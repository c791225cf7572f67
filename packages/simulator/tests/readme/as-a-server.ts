import { startSimulator } from '../../src/index.ts';

const { url, simulator, close } = await startSimulator({ port: 0 });
await fetch(`${url}/api/sys/openaichatmessages`);
export const unauthorized: number | undefined = simulator.requests.byStatus['401'];
export const writesByRequestId: Readonly<Record<string, number>> =
  simulator.requests.countWritesByRequestId();
await close();
