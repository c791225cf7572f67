import { createSimulator, defaultUser } from '../../src/index.ts';

const simulator = createSimulator({ messages: 50 });
simulator.faults.add({ kind: 'status', status: 503, times: 1 });

const { username, password } = defaultUser;
const headers = { authorization: `Basic ${btoa(`${username}:${password}`)}` };
const url = 'https://spaces.nexudus.com/api/sys/openaichatmessages';
const search = () => simulator.fetch(url, { headers, signal: AbortSignal.timeout(1000) });

// 503, then 200: the fault strikes once.
export const statuses: readonly number[] = [(await search()).status, (await search()).status];
