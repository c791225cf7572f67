import { createNexudusClient, type NexudusClient } from '@nexudus-toolkit/client';
import { validateResponseBody } from '@nexudus-toolkit/validation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/start-mock.ts';
import type { RunningPrism } from '../../src/prism/start-prism.ts';
import { messageCalls, messageOperationIds, type MessageOperationId } from '../calls.ts';

const options = { port: 0, host: '127.0.0.1', isStatic: false, seed: undefined };
const repetitions = Array.from({ length: 25 });

let mock: RunningPrism;
let client: NexudusClient;

beforeAll(async () => {
  mock = await startMock(options);
  client = createNexudusClient({ baseUrl: mock.url, token: 'any' });
});

afterAll(async () => {
  await mock.close();
});

async function answerOften(operationId: MessageOperationId): Promise<readonly unknown[]> {
  return Promise.all(repetitions.map(() => messageCalls[operationId](client)));
}

describe('the mock', () => {
  it.each(messageOperationIds)('answers %s as the specification says', async (operationId) => {
    const answers = await answerOften(operationId);

    const issues = answers.map((answer) =>
      validateResponseBody(operationId, 200, 'application/json', answer),
    );
    expect(issues).toEqual(repetitions.map(() => []));
    // What is documented, and nothing beside it.
    const fields = new Set(answers.flatMap((answer) => Object.keys(answer as object)));
    expect([...fields].filter((field) => !/^[A-Z][A-Za-z]+$/.test(field))).toEqual([]);
  });

  it('issues tokens', async () => {
    const { data } = await client.POST('/api/token', {
      body: { grant_type: 'password', username: 'service@example.com', password: 'not-a-secret' },
    });

    expect(validateResponseBody('issueToken', 200, 'application/json', data)).toEqual([]);
    expect(data).toMatchObject({ token_type: 'bearer', expires_in: 604_799 });
    expect(data?.access_token).toMatch(/^[A-Za-z0-9]{40}$/);
  });

  it('makes up records that look real', async () => {
    const pages = await Promise.all(repetitions.map(() => client.chatMessages.search()));
    const records = pages.flatMap(({ Records }) => Records);
    const shapes: readonly (readonly [keyof (typeof records)[number], RegExp])[] = [
      ['AiChannelSessionCoworkerFullName', /^\p{Lu}\S*( \S+)+$/u],
      ['AiChannelSessionCoworkerMobilePhone', /^\+44 7700 900\d{3}$/],
      ['AiChannelSessionCoworkerLandLine', /^\+44 20 7946 0\d{3}$/],
      ['AiChannelSessionExternalIdentifier', /^[^@\s]+@example\.(com|net|org)$/],
      ['UpdatedBy', /^[^@\s]+@example\.(com|net|org)$/],
      ['AiChannelSessionCoworkerId', /^\d{6}$/],
      ['Channel', /^(Email|Chat|WhatsApp)$/],
      ['CreatedOn', /^2024-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
      ['UpdatedOn', /^2025-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
      ['Rating', /^[1-5]$/],
      ['Content', /^[A-Z].{20,}[.?]$/],
    ];

    for (const [field, shape] of shapes) {
      const values = records.map((record) => record[field]).filter((value) => value != null);
      expect(values.length, field).toBeGreaterThan(0);
      expect(
        values.map(String).filter((value) => !shape.test(value)),
        field,
      ).toEqual([]);
      expect(new Set(values).size, field).toBeGreaterThan(1);
    }
    // A reader has to cope with null, so a mock has to show it.
    expect(records.some(({ Channel }) => Channel === null)).toBe(true);
  });

  it('numbers its one page so that paging ends', async () => {
    const page = await client.chatMessages.search();

    expect(page).toMatchObject({
      CurrentPage: 1,
      TotalPages: 1,
      HasNextPage: false,
      TotalItems: page.Records.length,
      LastItem: page.Records.length,
    });
  });

  it.each([400, 401, 404, 409])('answers with %i if that is preferred', async (status) => {
    const { response, error } = await client.GET('/api/sys/openaichatmessages/{id}', {
      params: { path: { id: 1 } },
      headers: { Prefer: `code=${status}` },
      retries: false,
    });

    expect(response.status).toBe(status);
    const issues = validateResponseBody('getOpenAiChatMessage', status, 'application/json', error);
    expect(issues ?? []).toEqual([]);
  });

  it('answers with an example on request', async () => {
    const headers = { Prefer: 'example=unsuccessful' };
    const { data } = await client.DELETE('/api/sys/openaichatmessages/{id}', {
      params: { path: { id: 1 } },
      headers,
    });

    expect(data).toMatchObject({ WasSuccessful: false });
  });

  it('refuses what the specification refuses', async () => {
    const withoutToken = await fetch(`${mock.url}/api/sys/openaichatmessages`);
    expect(withoutToken.status).toBe(401);
    const wrongPage = await fetch(`${mock.url}/api/sys/openaichatmessages?page=0`, {
      headers: { Authorization: 'Bearer any' },
    });
    expect(wrongPage.status).toBe(400);
  });
});

describe('the mock with a seed', () => {
  async function firstAnswers(seed: number): Promise<unknown> {
    const seeded = await startMock({ ...options, seed });
    const { chatMessages } = createNexudusClient({ baseUrl: seeded.url, token: 'any' });
    const answers = [await chatMessages.search(), await chatMessages.get(1)];
    await seeded.close();
    return answers;
  }

  it('makes up the same again for the same seed alone', async () => {
    const [first, second, other] = [
      await firstAnswers(7),
      await firstAnswers(7),
      await firstAnswers(8),
    ];

    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe('the static mock', () => {
  it('answers with the examples', async () => {
    const fixed = await startMock({ ...options, isStatic: true });
    const { chatMessages } = createNexudusClient({ baseUrl: fixed.url, token: 'any' });

    expect(await chatMessages.get(1)).toMatchObject({ Id: 87654321 });
    await fixed.close();
  });
});
