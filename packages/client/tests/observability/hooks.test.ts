import { describe, expect, test } from 'vitest';

import { createNexudusClient } from '../../src/index.ts';
import type { Hooks } from '../../src/index.ts';
import { debugLogger, redactUrl } from '../../src/observability/debug-logger.ts';
import { empty } from '../fixtures/answers.ts';
import { record } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';

const personal = /Jane|Roe|s3cret|7946/;

/** Hooks that write down what they are told, under a name. */
function createJournal(name: string, journal: string[]): Hooks {
  return {
    onRequest: ({ attempt, operationId }) => journal.push(`${name} ${operationId} ${attempt}`),
    onResponse: ({ attempt }, { response }) =>
      journal.push(`${name} ${attempt} ${response.status}`),
    onError: ({ attempt }, { error }) =>
      journal.push(`${name} ${attempt} ${(error as Error).name}`),
    onRetry: ({ attempt }, { waitMs }) => journal.push(`${name} ${attempt} waits ${waitMs}`),
  };
}

describe('hooks', () => {
  test('are told of each request, its end and each retry, in order', async () => {
    const clock = createVirtualClock();
    const answers = [
      () => empty(503, { headers: { 'Retry-After': '2' } }),
      () => {
        throw new TypeError('fetch failed');
      },
      () => jsonResponse(record),
    ];
    const { fetch } = createStubFetch(() => (answers.shift() ?? Response.error)());
    const journal: string[] = [];
    const hooks = [createJournal('a', journal), createJournal('b', journal)];
    const client = createNexudusClient({ token: 'x', fetch, clock, random: () => 0, hooks });
    await clock.settle(client.chatMessages.get(1));
    expect(journal.filter((line) => line.startsWith('b'))).toEqual([
      'b getOpenAiChatMessage 1',
      'b 1 503',
      'b 1 waits 2000',
      'b getOpenAiChatMessage 2',
      'b 2 TransportError',
      'b 2 waits 0',
      'b getOpenAiChatMessage 3',
      'b 3 200',
    ]);
    expect(journal.filter((line) => line.startsWith('a'))).toHaveLength(8);
  });

  test('are told of raw calls, of unknown paths too', async () => {
    const { fetch } = createStubFetch(() => jsonResponse(record));
    const journal: string[] = [];
    const client = createNexudusClient({ token: 'x', fetch, hooks: createJournal('a', journal) });
    await client.GET('/api/sys/openaichatmessages/{id}', { params: { path: { id: 1 } } });
    await client.GET('/api/other' as '/api/sys/openaichatmessages');
    expect(journal).toEqual(['a getOpenAiChatMessage 1', 'a 1 200', 'a undefined 1', 'a 1 200']);
  });

  test('may set headers, and never see the credential', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    const seen: (string | null)[] = [];
    const hooks: Hooks = {
      onRequest({ headers }) {
        seen.push(headers.get('Authorization'));
        headers.set('traceparent', '00-ab-cd-01');
      },
      onResponse: ({ headers }) => seen.push(headers.get('Authorization')),
    };
    const client = createNexudusClient({ token: 's3cret', fetch, hooks });
    await client.chatMessages.get(1);
    expect(seen).toEqual([null, null]);
    expect(sent[0]?.headers).toMatchObject({
      traceparent: '00-ab-cd-01',
      authorization: 'Bearer s3cret',
    });
  });

  test.each(['onRequest', 'onResponse'] as const)(
    'what %s throws, the call rejects with',
    async (name) => {
      const own = new Error('own');
      const hooks: Hooks = {
        [name]: () => {
          throw own;
        },
      };
      const { fetch } = createStubFetch(() => jsonResponse(record));
      const client = createNexudusClient({ token: 'x', fetch, hooks });
      await expect(client.chatMessages.get(1)).rejects.toBe(own);
    },
  );
});

describe('redactUrl', () => {
  test.each([
    ['https://x.example/a?page=2&OpenAiChatMessage_Business=4711&dir=0', undefined],
    [
      'https://x.example/a?OpenAiChatMessage_AiChannelSession_Coworker_FullName=Jane%20Roe&size=1',
      'https://x.example/a?OpenAiChatMessage_AiChannelSession_Coworker_FullName=REDACTED&size=1',
    ],
    ['https://x.example/a?unknown=Jane&unknown=Roe', 'https://x.example/a?unknown=REDACTED'],
  ])('of %s', (url, redacted = url) => {
    expect(redactUrl(url)).toBe(redacted);
  });
});

describe('debugLogger', () => {
  test('logs what happened, without a word of or about anybody', async () => {
    const clock = createVirtualClock();
    const lines: string[] = [];
    const answers = [
      () => jsonResponse({ Message: 'Jane' }, { status: 503, headers: { 'Set-Cookie': 's3cret' } }),
      () => {
        throw new TypeError('Jane Roe failed', { cause: new Error('s3cret') });
      },
    ];
    const { fetch } = createStubFetch(() => (answers.shift() ?? (() => jsonResponse(record)))());
    const hooks = debugLogger((line) => lines.push(line));
    const client = createNexudusClient({ token: 's3cret', fetch, clock, random: () => 0, hooks });
    const search = client.chatMessages.search(
      { customerName: 'Jane Roe', size: 5 },
      { headers: { 'X-Team': 'Jane', traceparent: '00-ab-cd-01' } },
    );
    await clock.settle(search.catch(() => 0));
    expect(lines).toHaveLength(8);
    expect(lines.join('\n')).not.toMatch(personal);
    expect(lines[0]).toBe(
      'nexudus searchOpenAiChatMessages #1 > GET https://spaces.nexudus.com/api/sys/openaichatmessages' +
        '?OpenAiChatMessage_AiChannelSession_Coworker_FullName=REDACTED&size=5' +
        ' {accept: application/json, traceparent: 00-ab-cd-01, x-team: [redacted]}',
    );
    expect(lines[1]).toMatch(
      /#1 < 503 in 0 ms \{content-type: application\/json, set-cookie: \[redacted\]\}$/,
    );
    expect(lines[2]).toMatch(/#1 ~ again in 0 ms after 503$/);
    expect(lines[4]).toMatch(/#2 ! searchOpenAiChatMessages: no answer from GET \S+\. /);
  });
});
