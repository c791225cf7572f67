import {
  createNexudusClient,
  NotFoundError,
  PermissionError,
  type NexudusClient,
} from '@nexudus-toolkit/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Provider } from '../src/providers/provider.ts';
import { startProxiedNexudus } from '../src/providers/start-proxied-nexudus.ts';
import { failureOf } from './calls.ts';
import { bareMessage, linkedMessage } from './records.ts';

// Two teams use one Nexudus through the proxy; what follows is what one of them gets to know.
const own = { ...linkedMessage, Id: 1, BusinessId: 101, AiChannelSessionId: 11 };
const foreign = {
  ...{ ...linkedMessage, Id: 2, BusinessId: 202, AiChannelSessionId: 22 },
  AiChannelSessionCoworkerFullName: 'Somebody Else',
};
const message = { BusinessId: 101, Action: 1, Content: 'Good morning' };

let provider: Provider;
let chatMessages: NexudusClient['chatMessages'];
beforeAll(async () => {
  provider = await startProxiedNexudus({ businesses: [101] });
  const client = createNexudusClient({ baseUrl: provider.url, token: provider.token });
  ({ chatMessages } = client);
});
afterAll(() => provider.close());
beforeEach(() => {
  provider.simulator.faults.clear();
  provider.simulator.store.replaceAll([own, foreign, { ...bareMessage, Id: 3, BusinessId: 101 }]);
});

function listStored(): readonly { Id: number; BusinessId: number }[] {
  return provider.simulator.store.list();
}

describe('a consumer with one business', () => {
  it('finds, pages and counts the records of that one', async () => {
    const page = await chatMessages.search({ size: 1 });
    expect(page).toMatchObject({ Records: [{ Id: 1 }], TotalItems: 2, TotalPages: 2 });
    const records = await chatMessages.iterate({ size: 1 }).collect();
    expect(records.map(({ Id }) => Id)).toEqual([1, 3]);
  });

  it('reads, creates, changes and deletes them', async () => {
    const { Value } = await chatMessages.create({ ...message, AiChannelSessionId: 11 });
    const updated = await chatMessages.update(Value.Id, () => ({ Content: 'Good evening' }), {
      readBack: true,
    });
    expect(updated).toMatchObject({ Content: 'Good evening', AiChannelSessionId: 11 });
    await chatMessages.delete(Value.Id);
    expect(listStored().map(({ Id }) => Id)).toEqual([1, 2, 3]);
  });

  it.each([
    ['read', () => chatMessages.get(2)],
    ['deleted', () => chatMessages.delete(2)],
    ['changed', () => chatMessages.update(2, () => ({ Content: 'taken over' }))],
    ['moved', () => chatMessages.update({ ...foreign, BusinessId: 101 })],
  ])('is told that there is no record of another one to be %s', async (_, call) => {
    expect(await failureOf(call())).toBeInstanceOf(NotFoundError);
    expect(provider.simulator.store.get(2)).toEqual(expect.objectContaining(foreign));
  });

  it.each([
    ['search', () => chatMessages.search({ businesses: 202 })],
    ['create in', () => chatMessages.create({ ...message, BusinessId: 202 })],
    ['move a record to', () => chatMessages.update({ ...own, BusinessId: 202 })],
    ['link a session of', () => chatMessages.create({ ...message, AiChannelSessionId: 22 })],
  ])('may not %s another one', async (_, call) => {
    const before = listStored();
    expect(await failureOf(call())).toBeInstanceOf(PermissionError);
    expect(listStored()).toEqual(before);
  });

  it('gets nothing where Nexudus ignores the filter', async () => {
    provider.simulator.faults.add({ kind: 'ignore-filters' });
    expect(await failureOf(chatMessages.search())).toMatchObject({
      status: 502,
      problem: { type: 'urn:problem-type:nexudus-proxy:upstream-out-of-scope' },
    });
  });
});
