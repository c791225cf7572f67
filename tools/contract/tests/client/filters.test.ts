import { basic, createNexudusClient } from '@nexudus-toolkit/client';
import type {
  ChatMessageFilter,
  ChatMessageSearch,
  OpenAiChatMessage,
} from '@nexudus-toolkit/client';
import { createSimulator, defaultUser } from '@nexudus-toolkit/simulator';
import { operations, parseParameters } from '@nexudus-toolkit/validation';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bareMessage, everyParameter, everyWord } from '../records.ts';

// Whatever may be asked for in words becomes a query that the specification accepts, and finds what
// the words say.

type Word = keyof ChatMessageSearch;
type Field = keyof OpenAiChatMessage;
type Holds = (found: unknown, wanted: unknown) => boolean;

const minuteMs = 60_000;
const epochMs = Date.UTC(2025, 0, 1);

const equal: Holds = (found, wanted) => found === wanted;
const contains: Holds = (found, wanted) =>
  typeof found === 'string' && found.toLowerCase().includes(String(wanted).toLowerCase());
const least: Holds = (found, wanted) => found !== null && Number(found) >= Number(wanted);
const most: Holds = (found, wanted) => found !== null && Number(found) <= Number(wanted);
const time = (value: unknown): number =>
  value instanceof Date ? value.getTime() : Date.parse(String(value));

/** What each condition means, said a second time and without the client or the simulator. */
const meanings: Readonly<Partial<Record<Word, readonly [Field, Holds]>>> = {
  user: ['UserId', equal],
  session: ['AiChannelSessionId', equal],
  externalIdentifier: ['AiChannelSessionExternalIdentifier', contains],
  customer: ['AiChannelSessionCoworkerId', equal],
  customerType: ['AiChannelSessionCoworkerCoworkerType', contains],
  customerName: ['AiChannelSessionCoworkerFullName', contains],
  customerMobilePhone: ['AiChannelSessionCoworkerMobilePhone', contains],
  customerLandLine: ['AiChannelSessionCoworkerLandLine', contains],
  customerBillingName: ['AiChannelSessionCoworkerBillingName', contains],
  customerCompany: ['AiChannelSessionCoworkerCompanyName', contains],
  customerTeams: ['AiChannelSessionCoworkerTeamNames', contains],
  action: ['Action', equal],
  content: ['Content', contains],
  chatSession: ['ChatSession', contains],
  responder: ['ResponderName', contains],
  role: ['ChatMessageRole', contains],
  channel: ['Channel', contains],
  rating: ['Rating', equal],
  ratingFrom: ['Rating', least],
  ratingTo: ['Rating', most],
  businesses: ['BusinessId', (found, wanted) => [wanted].flat().includes(found)],
};

/** A message between these bounds is found; one outside by a minute or more is not. */
const bounds: Readonly<Partial<Record<Word, readonly [Field, 1 | -1]>>> = {
  createdFromUtc: ['CreatedOn', 1],
  createdToUtc: ['CreatedOn', -1],
  updatedFromUtc: ['UpdatedOn', 1],
  updatedToUtc: ['UpdatedOn', -1],
};

function isWanted(message: OpenAiChatMessage, filter: ChatMessageFilter, slackMs: number): boolean {
  return (Object.entries(filter) as [Word, unknown][]).every(([word, wanted]) => {
    const [field, holds] = meanings[word] ?? [];
    if (field && holds) return holds(message[field], wanted);
    const [timeField, sign] = bounds[word] ?? ['Id', 0];
    if (sign === 0) throw new Error(`nobody has said what ${word} means`);
    return sign * (time(message[timeField]) - time(wanted)) >= -slackMs;
  });
}

const id = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) },
  fc.maxSafeNat().filter((value) => value > 0),
);
const rating = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 5 }) },
  fc.maxSafeInteger(),
);
const words = ['Email', 'e', 'Grüße & "mehr"', '100 %', '+44=?#', '東京 🪑', 'a/b;c,d', "o'"];
const text = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...words) },
  fc.string({ unit: 'grapheme', minLength: 1 }),
);
const instant = fc
  .integer({ min: 0, max: 10 * minuteMs })
  .map((offsetMs) => new Date(epochMs + offsetMs));
const bound = fc.oneof(
  instant,
  instant.map((date) => date.toISOString()),
  fc.date({ min: new Date('1900-01-01'), max: new Date('2999-01-01'), noInvalidDate: true }),
);
const business = fc.oneof(id, fc.tuple(id));

const arbitraries: { readonly [W in keyof ChatMessageFilter]-?: fc.Arbitrary<unknown> } = {
  businesses: business,
  ...{ user: id, session: id, action: rating, rating, ratingFrom: rating, ratingTo: rating },
  ...{ externalIdentifier: text, customer: text, customerType: text, customerName: text },
  ...{ customerMobilePhone: text, customerLandLine: text, customerBillingName: text },
  ...{ customerCompany: text, customerTeams: text, content: text, chatSession: text },
  ...{ responder: text, role: text, channel: text },
  ...{ createdFromUtc: bound, createdToUtc: bound, updatedFromUtc: bound, updatedToUtc: bound },
};

/** Few conditions or many: with many of them hardly anything is ever found. */
const filters = fc.oneof(
  fc
    .subarray(Object.keys(arbitraries) as Word[], { minLength: 1, maxLength: 2 })
    .chain((chosen) =>
      fc.record(
        Object.fromEntries(chosen.map((word) => [word, Reflect.get(arbitraries, word) as never])),
      ),
    ),
  fc.record(arbitraries, { requiredKeys: [] }),
) as fc.Arbitrary<Pick<ChatMessageSearch, keyof ChatMessageFilter>>;

const listings = fc.record(
  {
    orderBy: fc.constantFrom(...(Object.keys(bareMessage) as Field[])),
    direction: fc.constantFrom('asc', 'desc'),
    size: fc.integer({ min: 10, max: 1000 }),
  },
  { requiredKeys: [] },
);

const nullable = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
const messages = fc.array(
  fc.record({
    ...{ BusinessId: id, UserId: nullable(id), AiChannelSessionId: nullable(id) },
    ...{ AiChannelSessionExternalIdentifier: nullable(text), Content: text },
    ...{ AiChannelSessionCoworkerId: nullable(text), Action: rating, Rating: nullable(rating) },
    ...{ AiChannelSessionCoworkerCoworkerType: nullable(text), Channel: nullable(text) },
    ...{ AiChannelSessionCoworkerFullName: nullable(text), ChatSession: nullable(text) },
    ...{ AiChannelSessionCoworkerMobilePhone: nullable(text), ResponderName: nullable(text) },
    ...{ AiChannelSessionCoworkerLandLine: nullable(text), ChatMessageRole: nullable(text) },
    ...{ AiChannelSessionCoworkerBillingName: nullable(text) },
    ...{ AiChannelSessionCoworkerCompanyName: nullable(text) },
    ...{ AiChannelSessionCoworkerTeamNames: nullable(text) },
    CreatedOn: instant.map((date) => date.toISOString()),
    UpdatedOn: instant.map((date) => date.toISOString()),
  }),
  { minLength: 1, maxLength: 25 },
);

it('every condition has a meaning to be compared with', () => {
  const listing: Word[] = ['page', 'size', 'orderBy', 'direction'];
  const said = [...listing, ...Object.keys(meanings), ...Object.keys(bounds)];
  expect(said.toSorted()).toEqual(Object.keys(everyWord).toSorted());
  expect(Object.keys(everyParameter)).toHaveLength(said.length);
});

it('any filter becomes a query that the specification accepts, and finds what it says', async () => {
  let hits = 0;
  const property = fc.asyncProperty(filters, listings, messages, async (filter, listing, given) => {
    const simulator = createSimulator({ messages: 0 });
    simulator.store.replaceAll(
      given.map((message, index) => ({ ...bareMessage, ...message, Id: index + 1 })),
    );
    const queries: string[] = [];
    const { chatMessages } = createNexudusClient({
      auth: basic(defaultUser.username, defaultUser.password),
      fetch(request) {
        queries.push(new URL(request.url).search);
        return simulator.fetch(request);
      },
    });

    await chatMessages.search({ ...filter, ...listing, page: 1 });
    const found = await chatMessages.iterate({ ...filter, ...listing }).collect();

    for (const search of queries) {
      const { query, issues } = parseParameters(operations.searchOpenAiChatMessages, {
        ...{ path: {}, search, headers: new Headers(), unknownQuery: 'refuse' },
      });
      expect(issues).toEqual([]);
      // The words of texts and numbers arrive as they were given.
      for (const [word, value] of Object.entries(filter) as [Word, unknown][]) {
        const [wanted] = [value].flat();
        if (!bounds[word]) expect(Object.values(query)).toContain(wanted);
      }
    }
    const ids = found.map(({ Id }) => Id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const message of simulator.store.list()) {
      if (isWanted(message, filter, 0)) expect(ids).toContain(message.Id);
      else if (!isWanted(message, filter, minuteMs - 1)) expect(ids).not.toContain(message.Id);
    }
    hits += ids.length;
  });
  await fc.assert(property, { numRuns: 500 });
  expect(hits).toBeGreaterThan(100);
});
