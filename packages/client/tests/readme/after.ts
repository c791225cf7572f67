import { createNexudusClient } from '../../src/index.ts';

export async function emails(baseUrl: string, token: string): Promise<number[]> {
  const { chatMessages } = createNexudusClient({ baseUrl, token });
  const ids: number[] = [];
  const filter = { channel: 'Email', createdFromUtc: '2025-03-01' };
  for await (const { Id } of chatMessages.iterate(filter)) ids.push(Id);
  return ids;
}
