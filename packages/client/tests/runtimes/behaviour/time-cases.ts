import { AbortError, TimeoutError } from '../../../src/index.ts';
import { assertEqual, assertRejects, assertTrue } from './assert.ts';
import type { BehaviourCase } from './scene.ts';

const firstId = 87654321;

/** Longer than a case may take: whoever waits for it has failed. */
const never = { kind: 'latency', latencyMs: 60_000 };

export const timeCases: readonly BehaviourCase[] = [
  {
    name: 'a signal that was aborted before the call keeps it from being sent',
    async run({ chatMessages, requestCount }) {
      const reason = new Error('changed my mind');
      const { cause } = await assertRejects(
        chatMessages.get(firstId, { signal: AbortSignal.abort(reason) }),
        AbortError,
      );
      assertTrue(cause === reason, 'the cause is the reason');
      assertEqual(await requestCount(), 0);
    },
  },
  {
    name: 'a signal ends a call under way',
    async run({ client, fault }) {
      await fault(never);
      const controller = new AbortController();
      const { chatMessages } = client({ hooks: { onRequest: () => void abortSoon(controller) } });
      await assertRejects(chatMessages.get(firstId, { signal: controller.signal }), AbortError);
    },
  },
  {
    name: 'timeoutMs limits a request',
    async run({ chatMessages, fault }) {
      await fault(never);
      const options = { timeoutMs: 100, retries: false } as const;
      const { limit } = await assertRejects(chatMessages.get(firstId, options), TimeoutError);
      assertEqual(limit, 'timeoutMs');
    },
  },
  {
    name: 'a request that took too long is repeated',
    async run({ chatMessages, fault }) {
      await fault({ ...never, times: 1 });
      const answer = await chatMessages.get(firstId, { timeoutMs: 1000 }).withResponse();
      assertEqual([answer.data.Id, answer.attempts], [firstId, 2]);
    },
  },
  {
    name: 'deadlineMs limits a call',
    async run({ chatMessages, fault }) {
      await fault(never);
      const { limit } = await assertRejects(
        chatMessages.get(firstId, { deadlineMs: 100 }),
        TimeoutError,
      );
      assertEqual(limit, 'deadlineMs');
    },
  },
  {
    name: 'AbortSignal.timeout() ends a call with TimeoutError',
    async run({ chatMessages, fault }) {
      await fault(never);
      const signal = AbortSignal.timeout(100);
      const { limit } = await assertRejects(chatMessages.get(firstId, { signal }), TimeoutError);
      assertEqual(limit, 'signal');
    },
  },
];

/** Aborts when the request is on its way, not while it is being made. */
async function abortSoon(controller: AbortController): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  controller.abort();
}
