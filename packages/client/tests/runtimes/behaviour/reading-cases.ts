import { bearer, createCoreClient, NotFoundError } from '../../../src/index.ts';
import { assertEqual, assertRejects, assertTrue } from './assert.ts';
import type { BehaviourCase } from './scene.ts';

const firstId = 87654321;

export const readingCases: readonly BehaviourCase[] = [
  {
    name: 'search yields a page',
    async run({ chatMessages }) {
      const page = await chatMessages.search({ size: 10, page: 2 });
      assertEqual([page.Records.length, page.CurrentPage, page.TotalItems], [10, 2, 60]);
      assertEqual(page.Records[0]?.Id, firstId + 10);
    },
  },
  {
    name: 'search filters by words',
    async run({ chatMessages }) {
      const { Records, TotalItems } = await chatMessages.search({ channel: 'Email', size: 100 });
      assertTrue(TotalItems > 0 && TotalItems < 60, 'some messages came by e-mail');
      assertTrue(
        Records.every(({ Channel }) => Channel === 'Email'),
        'no other channel',
      );
    },
  },
  {
    name: 'search filters by time, and no message from within is lost',
    async run({ chatMessages }) {
      const all = await chatMessages.search({ size: 100, orderBy: 'CreatedOn' });
      const [from = '', to = ''] = [10, 20].map((index) => all.Records[index]?.CreatedOn);
      const found = await chatMessages.search({
        ...{ createdFromUtc: new Date(from), createdToUtc: to, size: 100 },
      });
      const ids = new Set(found.Records.map(({ Id }) => Id));
      assertTrue(
        all.Records.slice(10, 21).every(({ Id }) => ids.has(Id)),
        'each is found',
      );
      assertTrue(found.TotalItems < 60, 'and not all there are');
    },
  },
  {
    name: 'search sorts by a field, downwards',
    async run({ chatMessages }) {
      const { Records } = await chatMessages.search({
        ...{ orderBy: 'CreatedOn', direction: 'desc', size: 100 },
      });
      const times = Records.map(({ CreatedOn }) => CreatedOn);
      assertEqual(times, times.toSorted().toReversed());
    },
  },
  {
    name: 'search finds words that are not ASCII',
    async run({ chatMessages }) {
      const Content = 'Grüße & 100 % 東京 🪑 +?#';
      await chatMessages.create({ BusinessId: 1, Action: 0, Content });
      const { Records } = await chatMessages.search({ content: '東京 🪑 +?#' });
      assertEqual(
        Records.map((one) => one.Content),
        [Content],
      );
    },
  },
  {
    name: 'search refuses a filter that does not exist before anything is sent',
    async run({ chatMessages, requestCount }) {
      const misspelt: object = { chanel: 'Email' };
      await assertRejects(chatMessages.search(misspelt), TypeError);
      assertEqual(await requestCount(), 0);
    },
  },
  {
    name: 'get yields the complete record',
    async run({ chatMessages }) {
      const { Id, Action } = await chatMessages.get(firstId);
      assertEqual([Id, typeof Action], [firstId, 'number']);
    },
  },
  {
    name: 'getFull completes a search result',
    async run({ chatMessages }) {
      const [summary] = (await chatMessages.search({ size: 1 })).Records;
      assertTrue(summary !== undefined && !('Action' in summary), 'a search result is partial');
      if (summary) assertEqual(typeof (await chatMessages.getFull(summary)).Action, 'number');
    },
  },
  {
    name: 'get rejects with NotFoundError, which names operation and status',
    async run({ chatMessages }) {
      const { operationId, status, attempts } = await assertRejects(
        chatMessages.get(1),
        NotFoundError,
      );
      assertEqual([operationId, status, attempts], ['getOpenAiChatMessage', 404, 1]);
    },
  },
  {
    name: 'withResponse yields the data with the response',
    async run({ chatMessages }) {
      const answer = await chatMessages.get(firstId).withResponse();
      assertEqual([answer.data.Id, answer.response.status, answer.attempts], [firstId, 200, 1]);
      assertTrue(
        answer.response.headers.get('Content-Type')?.startsWith('application/json') === true,
        'headers can be read',
      );
      assertTrue(answer.durationMs >= 0, 'the time is told');
    },
  },
  {
    name: 'the core client searches and gets',
    async run({ baseUrl, client, user }) {
      const { data } = await client().POST('/api/token', {
        body: { grant_type: 'password', ...user },
      });
      const core = createCoreClient({ baseUrl, auth: bearer(data?.access_token ?? '') });
      assertEqual((await core.search({ size: 3 })).Records.length, 3);
      assertEqual((await core.get(firstId)).Id, firstId);
      await assertRejects(core.get(1), NotFoundError);
    },
  },
  {
    name: 'the raw methods yield data or error',
    async run({ client }) {
      const path = '/api/sys/openaichatmessages/{id}';
      const found = await client().GET(path, { params: { path: { id: firstId } } });
      assertEqual([found.data?.Id, found.response.status], [firstId, 200]);
      const missing = await client().GET(path, { params: { path: { id: 1 } } });
      assertEqual([missing.data ?? null, missing.response.status], [null, 404]);
    },
  },
];
