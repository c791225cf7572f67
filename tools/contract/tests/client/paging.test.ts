import { basic, createNexudusClient } from '@nexudus-toolkit/client';
import type { ChatMessageListing, NexudusClient } from '@nexudus-toolkit/client';
import { createSimulator, defaultUser } from '@nexudus-toolkit/simulator';
import type { Simulator } from '@nexudus-toolkit/simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

// Whatever others insert, delete and change between two requests of an iteration, each message that
// is there from its beginning to its end comes exactly once.

type Write =
  | { readonly kind: 'append' }
  | { readonly kind: 'insert' | 'delete' | 'update'; readonly at: number };

/** What happens right before each request, one after the other. */
type Script = readonly (readonly Write[])[];

const at = fc.nat({ max: 1000 });

function scripts(kinds: readonly Write['kind'][]): fc.Arbitrary<Script> {
  const write = fc.oneof(...kinds.map((kind) => fc.record({ kind: fc.constant(kind), at })));
  return fc.array(fc.array(write as fc.Arbitrary<Write>, { maxLength: 6 }), { maxLength: 30 });
}

function seed({ store }: Simulator, count: number): number[] {
  // Every third id, so that messages can be inserted in between, and none of these comes back.
  store.replaceAll(
    Array.from({ length: count }, (_, index) => ({
      Id: 3 * index + 3,
      BusinessId: 1 + (index % 3),
      Rating: index % 5,
      CreatedOn: new Date(Date.UTC(2025, 0, 1, 0, index)).toISOString(),
      UpdatedOn: new Date(Date.UTC(2025, 0, 1, 0, (index * 7) % 60)).toISOString(),
    })),
  );
  return store.list().map(({ Id }) => Id);
}

function carryOut(write: Write, { store }: Simulator, now: number): void {
  const UpdatedOn = new Date(Date.UTC(2026, 0, 1, 0, 0, now)).toISOString();
  const dates = { CreatedOn: UpdatedOn, UpdatedOn };
  if (write.kind === 'append') {
    store.put({ BusinessId: 1 + (now % 3), ...dates });
    return;
  }
  const messages = store.list();
  const message = messages[write.at % Math.max(1, messages.length)];
  if (!message) return;
  if (write.kind === 'delete') store.remove(message.Id);
  else if (write.kind === 'update') store.put({ ...message, Rating: now % 7, UpdatedOn });
  else if (message.Id % 3 !== 1 && !store.get(message.Id - 1))
    store.put({ Id: message.Id - 1, BusinessId: 1, ...dates });
}

interface Outcome {
  readonly found: readonly number[];
  /** The messages that were there all the time. */
  readonly survivors: readonly number[];
  readonly requests: number;
}

async function iterateWhile(
  script: Script,
  count: number,
  listing: ChatMessageListing,
  options: { readonly lookAhead: boolean },
): Promise<Outcome> {
  const simulator = createSimulator({ messages: 0 });
  const before = seed(simulator, count);
  let requests = 0;
  const { username, password } = defaultUser;
  const client: NexudusClient = createNexudusClient({
    auth: basic(username, password),
    fetch(request) {
      for (const write of script[requests] ?? []) carryOut(write, simulator, ++now);
      requests++;
      return simulator.fetch(request);
    },
    limits: false,
  });
  let now = 0;
  const deleted = new Set(before);
  const found: number[] = [];
  for await (const { Id } of client.chatMessages.iterate(listing, options)) found.push(Id);
  for (const { Id } of simulator.store.list()) deleted.delete(Id);
  return { found, survivors: before.filter((id) => !deleted.has(id)), requests };
}

const setting = { count: fc.nat({ max: 90 }), lookAhead: fc.boolean() };

describe('iterate', () => {
  it.each(['asc', 'desc'] as const)('loses nothing by Id, %s', async (direction) => {
    const property = fc.asyncProperty(
      fc.record({
        ...setting,
        script: scripts(['append', 'insert', 'delete', 'update']),
        size: fc.integer({ min: 10, max: 40 }),
      }),
      async ({ script, count, size, lookAhead }) => {
        const listing = { size, direction };
        const { found, survivors } = await iterateWhile(script, count, listing, { lookAhead });
        expect(found).toEqual(expect.arrayContaining([...survivors]));
        const sign = direction === 'asc' ? 1 : -1;
        const inOrder = [...new Set(found)].sort((left, right) => sign * (left - right));
        expect(found).toEqual(inOrder);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it('loses nothing on small pages', async () => {
    const property = fc.asyncProperty(
      fc.record({
        ...setting,
        script: scripts(['append', 'insert', 'delete', 'update']),
        size: fc.integer({ min: 1, max: 9 }),
        direction: fc.constantFrom('asc', 'desc'),
        orderBy: fc.constantFrom('Id', 'CreatedOn', 'UpdatedOn', 'Rating'),
      }),
      async ({ script, count, lookAhead, ...listing }) => {
        const { found, survivors } = await iterateWhile(script, count, listing, { lookAhead });
        expect(found).toEqual(expect.arrayContaining([...survivors]));
        expect(found).toHaveLength(new Set(found).size);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it.each(['CreatedOn', 'UpdatedOn', 'Rating'] as const)('loses nothing by %s', async (orderBy) => {
    const property = fc.asyncProperty(
      fc.record({
        ...setting,
        script: scripts(['append', 'insert', 'delete', 'update']),
        size: fc.integer({ min: 10, max: 40 }),
        direction: fc.constantFrom('asc', 'desc'),
      }),
      async ({ script, count, size, direction, lookAhead }) => {
        const listing = { size, direction, orderBy };
        const { found, survivors } = await iterateWhile(script, count, listing, { lookAhead });
        expect(found).toEqual(expect.arrayContaining([...survivors]));
        expect(found).toHaveLength(new Set(found).size);
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('loses nothing of several businesses', async () => {
    const property = fc.asyncProperty(
      fc.record({
        ...setting,
        script: scripts(['append', 'insert', 'delete', 'update']),
        size: fc.integer({ min: 10, max: 40 }),
        direction: fc.constantFrom('asc', 'desc'),
        businesses: fc.shuffledSubarray([1, 2, 3], { minLength: 1 }),
      }),
      async ({ script, count, size, direction, businesses, lookAhead }) => {
        const listing = { size, direction, businesses };
        const { found, survivors } = await iterateWhile(script, count, listing, { lookAhead });
        const wanted = survivors.filter((id) => businesses.includes(1 + ((id / 3 - 1) % 3)));
        expect(found).toEqual(expect.arrayContaining(wanted));
        expect(found).toHaveLength(new Set(found).size);
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });
});
