import { ConflictError, OutcomeUnknownError, ServerError } from '../../../src/index.ts';
import type { Retry } from '../../../src/index.ts';
import { assertEqual, assertRejects, assertTrue } from './assert.ts';
import type { BehaviourCase } from './scene.ts';

const firstId = 87654321;
const message = { BusinessId: 1415001, Action: 0, Content: '' };

const failures = [
  { name: '500', fault: { kind: 'status', status: 500 } },
  { name: '502', fault: { kind: 'status', status: 502 } },
  { name: '503', fault: { kind: 'status', status: 503 } },
  { name: 'a 409 that asks to wait', fault: { kind: 'throttle', retryAfterSeconds: 0 } },
  { name: 'a 429', fault: { kind: 'throttle', status: 429, retryAfterSeconds: 0 } },
];

export const retryCases: readonly BehaviourCase[] = [
  ...failures.map(({ name, fault }): BehaviourCase => ({
    name: `a read is repeated after ${name}`,
    async run({ chatMessages, fault: addFault }) {
      await addFault({ ...fault, times: 2 });
      const { data, attempts } = await chatMessages.get(firstId).withResponse();
      assertEqual([data.Id, attempts], [firstId, 3]);
    },
  })),
  {
    name: 'a read is repeated after a reset connection',
    async run({ chatMessages, fault }) {
      await fault({ kind: 'connection-reset', times: 1 });
      assertEqual((await chatMessages.get(firstId)).Id, firstId);
    },
  },
  {
    name: 'a read is repeated three times, and then fails as it did',
    async run({ chatMessages, fault, requestCount }) {
      await fault({ kind: 'status', status: 503 });
      const { attempts } = await assertRejects(chatMessages.get(firstId), ServerError);
      assertEqual([attempts, await requestCount()], [4, 4]);
    },
  },
  {
    name: 'Retry-After is waited for',
    async run({ client, fault }) {
      await fault({ kind: 'throttle', retryAfterSeconds: 1, times: 1 });
      const told: Retry[] = [];
      const hooks = { onRetry: (_: unknown, retry: Retry) => void told.push(retry) };
      const answer = await client({ hooks }).chatMessages.get(firstId).withResponse();
      assertEqual([told.length, told[0]?.waitMs, told[0]?.response?.status], [1, 1000, 409]);
      // A timer may fire a little early by the other clock.
      assertTrue(answer.durationMs > 950, 'a second has passed');
    },
  },
  {
    name: 'a conflict is not repeated',
    async run({ chatMessages, fault, requestCount }) {
      await fault({ kind: 'status', status: 409 });
      await assertRejects(chatMessages.get(firstId), ConflictError);
      assertEqual(await requestCount(), 1);
    },
  },
  {
    name: 'a write is repeated when it was throttled',
    async run({ chatMessages, fault, writeCount }) {
      await fault({ kind: 'throttle', retryAfterSeconds: 0, times: 1 });
      const { data, attempts } = await chatMessages.create(message).withResponse();
      assertEqual([data.WasSuccessful, attempts, await writeCount()], [true, 2, 1]);
    },
  },
  {
    name: 'a write is not repeated after a reset connection',
    needsSingleSending: true,
    async run({ chatMessages, fault, writeCount }) {
      await fault({ kind: 'connection-reset', effect: 'applied', times: 1 });
      await assertRejects(chatMessages.create(message), OutcomeUnknownError);
      assertEqual(await writeCount(), 1);
    },
  },
];
