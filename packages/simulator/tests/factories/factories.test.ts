import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { validateResponseBody, type OperationId } from '@nexudus-toolkit/validation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFactories } from '../../src/factories/index.ts';
import { createSimulator, defaultUser } from '../../src/index.ts';
import { resource, toBasic } from '../ask.ts';

const numRuns = 300;
const issuesOf = (operation: OperationId, body: unknown, status = 200) =>
  // As it arrives: what is undefined is missing.
  validateResponseBody(operation, status, 'application/json', JSON.parse(JSON.stringify(body)));

const text = fc.oneof(fc.string(), fc.constantFrom('Email', 'Chat', 'WhatsApp', 'Telegram'));
const link = fc.option(fc.maxSafeNat());
const nullableText = fc.option(text);
const time = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Any choice of fields with any value that they may have, `undefined` among them. */
const overrides: fc.Arbitrary<Partial<OpenAiChatMessage>> = fc.record(
  {
    BusinessId: fc.oneof(fc.maxSafeNat(), fc.constantFrom(1415001, 1415003)),
    UserId: link,
    AiChannelSessionId: link,
    AiChannelSessionExternalIdentifier: nullableText,
    AiChannelSessionCoworkerId: nullableText,
    AiChannelSessionCoworkerFullName: nullableText,
    Action: fc.nat(),
    Content: text,
    ChatSession: nullableText,
    Rating: link,
    Channel: nullableText,
    Id: fc.maxSafeNat(),
    UniqueId: fc.uuid(),
    CreatedOn: time,
    UpdatedOn: time,
    IsNew: fc.boolean(),
    ToStringText: text,
    CustomFields: fc.jsonValue(),
    CoworkerMessageId: link,
  },
  { requiredKeys: [] },
);
const overridesOrUndefined = overrides.chain((fields) =>
  fc.subarray(Object.keys(fields)).map((names): Partial<OpenAiChatMessage> => ({
    ...fields,
    ...Object.fromEntries(names.map((name) => [name, undefined])),
  })),
);

describe('aMessage', () => {
  it('is complete and as specified, whatever is given, from any seed', () => {
    fc.assert(
      fc.property(overridesOrUndefined, fc.integer(), (given, seed) => {
        const message = createFactories({ seed }).aMessage(given);
        expect(issuesOf('getOpenAiChatMessage', message)).toEqual([]);
        const kept = Object.entries(given).filter(([, value]) => value !== undefined);
        expect(message).toMatchObject(Object.fromEntries(kept));
        if (given.CreatedOn === undefined || given.UpdatedOn === undefined)
          expect(Date.parse(message.UpdatedOn)).toBeGreaterThanOrEqual(
            Date.parse(message.CreatedOn),
          );
      }),
      { numRuns },
    );
  });

  it('names fields in the documented order', () => {
    const [known] = createSimulator({ messages: 1 }).store.list();
    expect(Object.keys(createFactories().aMessage({ Id: 5 }))).toEqual(Object.keys(known ?? {}));
  });

  it('counts', () => {
    const { aMessage } = createFactories();
    expect([aMessage().Id, aMessage({ Id: 7 }).Id, aMessage().Id]).toEqual([
      87_654_321, 7, 87_654_323,
    ]);
    expect(createFactories().aMessage().Id).toBe(87_654_321);
  });

  it('is the same from the same seed, and another from another', () => {
    const make = (seed: number) => createFactories({ seed }).manyMessages(20);
    expect(make(3)).toEqual(make(3));
    expect(make(3)).not.toEqual(make(4));
    const nameless = ({ UniqueId }: OpenAiChatMessage) => UniqueId;
    const both = [...make(3), ...make(4), ...make(-1)].map(nameless);
    expect(new Set(both).size).toBe(60);
  });

  it('depends on its place, and not on what was given before', () => {
    const [left, right] = [createFactories(), createFactories()];
    left.aMessage({ Channel: 'Email', Content: 'x' });
    right.aMessage();
    expect(left.aMessage()).toEqual(right.aMessage());
  });

  it.each([
    ['Email', /^[a-z.]+\d+@example\.(com|org)$/],
    ['WhatsApp', /^\+\d\d /],
    ['Chat', /^[0-9a-f-]{36}$/],
  ])('gives a session of %s the address of that channel', (Channel, address) => {
    for (const message of createFactories().manyMessages(30, { Channel })) {
      expect(message.AiChannelSessionExternalIdentifier).toMatch(address);
      expect(message.ChatSession === null).toBe(Channel !== 'Chat');
    }
  });

  it.each([
    [1415001, '+49 '],
    [1415002, '+44 '],
    [1415003, '+33 '],
  ])('gives business %i customers of its country', (BusinessId, prefix) => {
    for (const message of createFactories().manyMessages(10, { BusinessId }))
      expect(message.AiChannelSessionCoworkerMobilePhone?.slice(0, 4)).toBe(prefix);
  });

  it.each([['Telegram'], [null]])('knows no address at %j', (Channel) => {
    expect(createFactories().aMessage({ Channel })).toMatchObject({
      Channel,
      AiChannelSessionExternalIdentifier: null,
    });
  });

  it('repeats the content, and follows the one time that is given', () => {
    const { aMessage } = createFactories();
    expect(aMessage({ Content: 'Hello' }).ToStringText).toBe('Hello');
    const then = '2031-01-01T00:00:00Z';
    expect(aMessage({ CreatedOn: then }).UpdatedOn).toBe(then);
    expect(aMessage({ UpdatedOn: then }).CreatedOn).toBe(then);
  });

  it('is about nobody', () => {
    // Ranges for films and books: Bundesnetzagentur 148/2021, Ofcom, ARCEP 2018-0881.
    const fictional = /^(\+49 176 040690\d\d|\+44 7700 900\d{3}|\+33 6 39 98 \d\d \d\d)$/;
    const messages = createFactories().manyMessages(200);
    for (const { AiChannelSessionCoworkerMobilePhone: phone, Content } of messages) {
      expect(phone).toMatch(fictional);
      expect(Content).not.toMatch(/[{}]/);
      expect(Content).not.toBe('');
    }
  });

  it('can be put into a simulator', async () => {
    const simulator = createSimulator({ messages: 0 });
    const { Id } = simulator.store.put(createFactories().aMessage({ Channel: 'Email' }));
    const headers = { authorization: toBasic(defaultUser) };
    const found = await simulator.fetch(`http://nexudus.test${resource}/${Id}`, { headers });
    expect(await found.json()).toMatchObject({ Id, Channel: 'Email' });
  });
});

describe('many', () => {
  it('makes as many as asked for, by their places', () => {
    const { manyMessages, manyMessageSummaries } = createFactories();
    expect(manyMessages(3, { Rating: 5 }).map(({ Rating }) => Rating)).toEqual([5, 5, 5]);
    expect(manyMessages(2, (index) => ({ Id: index })).map(({ Id }) => Id)).toEqual([0, 1]);
    expect(manyMessageSummaries(0)).toEqual([]);
  });

  it.each([-1, 1.5, Number.NaN, Infinity])('refuses %d', (count) => {
    expect(() => createFactories().manyMessages(count)).toThrow(
      `count must be an integer from 0, not ${count}.`,
    );
  });
});

describe('aMessagePage', () => {
  it('is as specified, whatever is given', () => {
    const sizes = fc.record(
      {
        CurrentPage: fc.integer({ min: 1, max: 99 }),
        CurrentPageSize: fc.integer({ min: 1, max: 99 }),
        TotalItems: fc.nat(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.nat(5), overridesOrUndefined, sizes, (count, fields, given) => {
        const { manyMessages, aMessagePage } = createFactories();
        const page = aMessagePage(manyMessages(count, fields), given);
        expect(issuesOf('searchOpenAiChatMessages', page)).toEqual([]);
        expect(page).toMatchObject(given);
        expect(page.Records).toHaveLength(count);
        for (const record of page.Records) expect(record).not.toHaveProperty('Action');
      }),
      { numRuns },
    );
  });

  it('is what a simulator answers with these records', async () => {
    const simulator = createSimulator({ messages: 0 });
    const { manyMessages, aMessagePage } = createFactories();
    const messages = manyMessages(7);
    simulator.store.replaceAll(messages);
    const headers = { authorization: toBasic(defaultUser) };
    const search = async (query: string): Promise<unknown> =>
      (await simulator.fetch(`http://nexudus.test${resource}${query}`, { headers })).json();
    expect(await search('')).toEqual(aMessagePage(messages));
    expect(await search('?page=2&size=3')).toEqual(
      aMessagePage(messages.slice(3, 6), { CurrentPage: 2, CurrentPageSize: 3, TotalItems: 7 }),
    );
  });

  it('has one record by default, and may have none', () => {
    const { aMessagePage } = createFactories();
    expect(aMessagePage()).toMatchObject({ TotalItems: 1, TotalPages: 1, HasNextPage: false });
    expect(aMessagePage([])).toMatchObject({ Records: [], TotalItems: 0, TotalPages: 0 });
  });

  it('holds all records that it is given', () => {
    const { aMessagePage, manyMessageSummaries } = createFactories();
    expect(aMessagePage(manyMessageSummaries(60))).toMatchObject({ PageSize: 60, TotalPages: 1 });
  });
});

describe('the other bodies', () => {
  const { aCommandSuccess, aCommandFailure, aValidationFailure, aToken, aTokenError } =
    createFactories();

  it.each<[string, OperationId, number, unknown]>([
    ['a success', 'createOpenAiChatMessage', 200, aCommandSuccess()],
    ['a success with an id', 'deleteOpenAiChatMessage', 200, aCommandSuccess({ Value: { Id: 5 } })],
    ['a failure', 'updateOpenAiChatMessage', 200, aCommandFailure()],
    [
      'a failure with a message',
      'updateOpenAiChatMessage',
      200,
      aCommandFailure({ Message: 'No' }),
    ],
    ['a refusal', 'createOpenAiChatMessage', 400, aValidationFailure()],
    [
      'a refusal of two',
      'searchOpenAiChatMessages',
      400,
      aValidationFailure({ PropertyName: 'page', AttemptedValue: 0 }, {}),
    ],
    ['a token', 'issueToken', 200, aToken({ expires_in: 5 })],
    ['a refused grant', 'issueToken', 400, aTokenError()],
  ])('%s is as specified', (_, operation, status, body) => {
    expect(issuesOf(operation, body, status)).toEqual([]);
  });

  it('say what was given', () => {
    expect(aCommandSuccess({ Value: { Id: 5 } }).Value.Id).toBe(5);
    expect(aValidationFailure().Message).toBe('Business: is a required field');
    expect(
      aValidationFailure({ PropertyName: 'Id', Message: 'is odd', AttemptedValue: 3 }),
    ).toEqual({
      Message: 'Id: is odd',
      Value: null,
      Errors: [{ PropertyName: 'Id', Message: 'is odd', AttemptedValue: 3 }],
      WasSuccessful: false,
    });
    expect(aToken({ expires_in: 5 }).expires_in).toBe(5);
    expect(aTokenError({ error: 'x' }).error).toBe('x');
  });
});

it.each([1.5, Number.NaN])('createFactories refuses %d as a seed', (seed) => {
  expect(() => createFactories({ seed })).toThrow(`seed must be an integer, not ${seed}.`);
});
