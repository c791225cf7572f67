import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Exchange, OutgoingRequest } from '../fixtures/http-exchange.ts';
import { toRecord } from '../fixtures/records.ts';
import { storeMessages } from '../fixtures/stored-messages.ts';
import {
  createKey,
  everything,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

const businesses = [101, 102, 103, 104];
const grants = [[101], [102], [101, 102], [102, 103, 104], []];
const toName = (granted: readonly number[]) => `team-${granted.join('-')}`;

let proxy: TestProxy;
const keys = new Map<string, string>();
beforeAll(async () => {
  const consumers = grants.map((granted) => [
    toName(granted),
    { ...everything, businesses: granted },
  ]);
  proxy = await startTestProxy({ config: { consumers: Object.fromEntries(consumers) as object } });
  for (const granted of grants)
    keys.set(toName(granted), await createKey(proxy.settings.keysUrl, toName(granted)));
});
afterAll(() => proxy[Symbol.asyncDispose]());

/** Of no business that anyone can be granted, though some take it for one. */
const brokenBusiness = fc.constantFrom(
  null,
  '101',
  102.5,
  [101],
  2 ** 53,
  true,
) as fc.Arbitrary<never>;

const business = fc.constantFrom(...businesses);

const record = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: business }, { weight: 1, arbitrary: brokenBusiness }),
    fc.nat(1),
  )
  .map(([BusinessId, session]) => ({
    BusinessId,
    AiChannelSessionId: toSession(BusinessId, session),
  }));

function toSession(of: number, session: number): number {
  return (typeof of === 'number' ? of : 999) * 10 + session;
}

/** Gives each record an id and words that are found again wherever they turn up. */
function toRecords(
  drafts: readonly Pick<OpenAiChatMessage, 'BusinessId' | 'AiChannelSessionId'>[],
) {
  return drafts.map((draft, index) => {
    const Id = 700_000_001 + index;
    const words = `words-of-${Id}`;
    return toRecord({
      ...{
        ...draft,
        Id,
        Content: words,
        ToStringText: words,
        UpdatedBy: words,
        ChatSession: words,
      },
      ...{ AiChannelSessionCoworkerFullName: words, AiChannelSessionExternalIdentifier: words },
    });
  });
}

const id = fc.nat(6).map((index) => 700_000_001 + index);
const written = fc.record(
  { BusinessId: business, Action: fc.constant(1), Content: fc.constant('new'), session: fc.nat(1) },
  { requiredKeys: ['BusinessId', 'Action', 'Content'] },
);

const search = fc
  .record(
    {
      OpenAiChatMessage_Business: business,
      size: fc.integer({ min: 1, max: 4 }),
      page: fc.constantFrom(1, 2),
    },
    { requiredKeys: [] },
  )
  .map((query): OutgoingRequest => ({
    target: `${messages}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}`,
  }));

const write = (method: string, fields: object): OutgoingRequest => ({
  ...{ method, target: messages, headers: json, body: JSON.stringify(fields) },
});

const toBody = ({ session, ...fields }: { BusinessId: number; session?: number }) => ({
  ...fields,
  ...(session === undefined
    ? {}
    : { AiChannelSessionId: toSession(businesses[session] ?? 0, session) }),
});

const request: fc.Arbitrary<OutgoingRequest> = fc.oneof(
  search,
  id.map((Id) => ({ target: `${messages}/${Id}` })),
  id.map((Id) => ({ method: 'DELETE', target: `${messages}/${Id}` })),
  written.map((fields) => write('POST', toBody(fields))),
  fc.tuple(id, written).map(([Id, fields]) => write('PUT', { Id, ...toBody(fields) })),
);

const situation = fc.record({
  drafts: fc.array(record, { minLength: 1, maxLength: 6 }),
  ignores: fc.constantFrom('nothing', 'filters', 'everything'),
  granted: fc.constantFrom(...grants),
  requests: fc.array(request, { minLength: 1, maxLength: 6 }),
});

it('no record of another business escapes or changes, whatever Nexudus ignores', async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(situation, async ({ drafts, ignores, granted, requests }) => {
      const records = toRecords(drafts);
      const store = storeMessages(records, { ignores });
      proxy.nexudus.answer(store.script);
      const isForeign = ({ BusinessId }: OpenAiChatMessage) => !granted.includes(BusinessId);
      const foreign = records.filter(isForeign);
      const key = keys.get(toName(granted)) ?? '';
      for (const outgoing of requests) {
        const answer = await proxy.send({
          ...outgoing,
          headers: { ...outgoing.headers, Authorization: `Bearer ${key}` },
        });
        statuses.add(answer.status);
        const text = toText(answer);
        for (const { Id } of foreign) expect(text).not.toContain(String(Id));
        if (ignores === 'nothing')
          expect(readTotal(answer)).toBeLessThanOrEqual(store.list().length - foreign.length);
        expect(store.list().filter(isForeign)).toEqual(foreign);
      }
    }),
    { numRuns: 300 },
  );
  expect([...statuses].toSorted()).toEqual([200, 403, 404, 502]);
}, 60_000);

function toText({ status, headers, body }: Exchange): string {
  return `${status} ${JSON.stringify(headers)} ${body.toString()}`;
}

function readTotal({ headers, body }: Exchange): number {
  if (headers['content-type'] !== 'application/json') return 0;
  return (JSON.parse(body.toString()) as { TotalItems?: number }).TotalItems ?? 0;
}
