import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { businesses } from '../../src/index.ts';
import { blankMessage } from '../../src/messages/blank-message.ts';
import { generateMessages } from '../../src/data/generate-messages.ts';

const messages = generateMessages({ messages: 1000, seed: 1 });

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const distinct = (values: readonly unknown[]) => new Set(values.filter((value) => value !== null));

describe('generateMessages', () => {
  it('generates the same data as ever for the default seed', () => {
    expect(hash(messages)).toBe('ec5a04ec3193e541d5fa81d68e311ed34c9341d47e14d7bf651a3b350afeb344');
  });

  it('generates the same data for the same seed, and other data for another', () => {
    const again = generateMessages({ messages: 1000, seed: 1 });
    expect(hash(again)).toBe(hash(messages));
    expect(hash(generateMessages({ messages: 1000, seed: 2 }))).not.toBe(hash(messages));
  });

  it.each([0, 1, 7, 2500])('generates %i messages when so many are asked for', (count) => {
    const generated = generateMessages({ messages: count, seed: 3 });
    expect(generated).toHaveLength(count);
    expect(new Set(generated.map(({ UniqueId }) => UniqueId)).size).toBe(count);
  });

  it.each([
    [{ messages: -1, seed: 1 }, 'messages must be an integer from 0, not -1.'],
    [{ messages: 1.5, seed: 1 }, 'messages must be an integer from 0, not 1.5.'],
    [{ messages: 1, seed: Number.NaN }, 'seed must be an integer, not NaN.'],
  ])('refuses %j', (options, message) => {
    expect(() => generateMessages(options)).toThrow(new RangeError(message));
  });
});

describe('the generated data', () => {
  it('begins with the id of the documented example, and counts on in order of creation', () => {
    expect(messages.map(({ Id }) => Id)).toEqual(messages.map((_, index) => 87_654_321 + index));
    const created = messages.map(({ CreatedOn }) => CreatedOn);
    expect(created).toEqual([...created].sort());
  });

  it('spans locations, channels, speakers, ratings and a year', () => {
    expect(distinct(messages.map(({ BusinessId }) => BusinessId))).toEqual(
      new Set(businesses.map(({ id }) => id)),
    );
    expect(distinct(messages.map(({ Channel }) => Channel))).toEqual(
      new Set(['Email', 'Chat', 'WhatsApp']),
    );
    expect(distinct(messages.map(({ ChatMessageRole }) => ChatMessageRole))).toEqual(
      new Set(['user', 'assistant']),
    );
    expect(distinct(messages.map(({ Action }) => Action))).toEqual(new Set([0, 1]));
    expect(distinct(messages.map(({ Rating }) => Rating))).toEqual(new Set([1, 2, 3, 4, 5]));
    const months = messages.map(({ CreatedOn }) => CreatedOn.slice(0, 7));
    expect(distinct(months).size).toBeGreaterThanOrEqual(12);
  });

  it('keeps to one customer, channel and location within a session', () => {
    const sessions = distinct(messages.map(({ AiChannelSessionId }) => AiChannelSessionId));
    expect(sessions.size).toBeGreaterThan(100);
    const shared = messages
      .filter(({ AiChannelSessionId }) => AiChannelSessionId !== null)
      .map((message) => [
        message.AiChannelSessionId,
        message.BusinessId,
        message.Channel,
        message.AiChannelSessionCoworkerId,
        message.AiChannelSessionExternalIdentifier,
      ]);
    expect(distinct(shared.map((values) => values.join('|'))).size).toBe(sessions.size);
  });

  it('has messages in which every linked field is null, as in the documented example', () => {
    const unlinked = messages.filter(({ AiChannelSessionId }) => AiChannelSessionId === null);
    expect(unlinked.length).toBeGreaterThan(5);
    for (const message of unlinked)
      expect(message).toMatchObject({ UserId: null, Channel: null, Content: '', Action: 0 });
  });

  it('has every field of a record in every message, and fills in every placeholder', () => {
    for (const message of messages) {
      expect(Object.keys(message)).toEqual(Object.keys(blankMessage));
      expect(message.Content).not.toMatch(/[{}]/);
    }
  });

  it('names nobody that can be reached', () => {
    const drama = [
      /^\+49 176 040690\d\d$/,
      /^\+49 (30 23125|40 66969|69 90009|89 99998)\d{3}$/,
      /^\+44 7700 900\d{3}$/,
      /^\+44 (161 496|20 7946|131 496) 0\d{3}$/,
      /^\+33 6 39 98 \d\d \d\d$/,
      /^\+33 (1 99 00|4 65 71) \d\d \d\d$/,
    ];
    for (const message of messages) {
      const phones = [
        message.AiChannelSessionCoworkerMobilePhone,
        message.AiChannelSessionCoworkerLandLine,
        message.Channel === 'WhatsApp' ? message.AiChannelSessionExternalIdentifier : null,
      ];
      for (const phone of phones.filter((value) => value !== null))
        expect(drama.some((range) => range.test(phone))).toBe(true);
      expect(message.UpdatedBy).toMatch(/[@.]example\.(com|org)$/);
      if (message.Channel === 'Email')
        expect(message.AiChannelSessionExternalIdentifier).toMatch(
          /^[a-z]+\.[a-z]+\d+@example\.(com|org)$/,
        );
    }
  });
});
