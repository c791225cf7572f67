import {
  AuthenticationError,
  ConflictError,
  OutcomeUnknownError,
  PermissionError,
  ServerError,
  ThrottledError,
  TransportError,
  UnexpectedResponseError,
} from '../../../src/index.ts';
import type { NexudusError } from '../../../src/index.ts';
import { assertEqual, assertRejects, assertTrue } from './assert.ts';
import type { BehaviourCase, Scene } from './scene.ts';

const firstId = 87654321;

interface Expectation {
  readonly name: string;
  readonly fault: Readonly<Record<string, unknown>>;
  readonly errorClass: new (...parameters: never[]) => NexudusError;
}

const reads: readonly Expectation[] = [
  { name: '401', fault: { kind: 'unauthorized' }, errorClass: AuthenticationError },
  { name: '403', fault: { kind: 'status', status: 403 }, errorClass: PermissionError },
  { name: '409', fault: { kind: 'status', status: 409 }, errorClass: ConflictError },
  { name: '409 that asks to wait', fault: { kind: 'throttle' }, errorClass: ThrottledError },
  { name: '429', fault: { kind: 'throttle', status: 429 }, errorClass: ThrottledError },
  { name: '500', fault: { kind: 'status', status: 500 }, errorClass: ServerError },
  { name: '503', fault: { kind: 'status', status: 503 }, errorClass: ServerError },
  { name: 'an HTML page', fault: { kind: 'html-body' }, errorClass: UnexpectedResponseError },
  { name: 'an empty body', fault: { kind: 'empty-body' }, errorClass: UnexpectedResponseError },
  {
    name: 'a record without its id',
    fault: { kind: 'drift', change: 'remove', field: 'Id' },
    errorClass: UnexpectedResponseError,
  },
  { name: 'a reset connection', fault: { kind: 'connection-reset' }, errorClass: TransportError },
];

export const errorCases: readonly BehaviourCase[] = [
  ...reads.map(({ name, fault, errorClass }) => ({
    name: `${name} rejects a read with ${errorClass.name}`,
    run: async ({ client, fault: addFault }: Scene) => {
      await addFault(fault);
      await assertRejects(client({ retries: false }).chatMessages.get(firstId), errorClass);
    },
  })),
  {
    name: 'a truncated body never becomes data',
    async run({ client, fault }) {
      await fault({ kind: 'truncated-body' });
      // Which of them depends on whether the platform tells an end from a break.
      const error = await assertRejects<NexudusError>(
        client({ retries: false }).chatMessages.get(firstId),
        TransportError,
        UnexpectedResponseError,
      );
      assertEqual(error.operationId, 'getOpenAiChatMessage');
    },
  },
  {
    name: 'a throttled call tells how long to wait',
    async run({ client, fault }) {
      await fault({ kind: 'throttle', retryAfterSeconds: 7 });
      const { retryAfterMs } = await assertRejects(
        client({ retries: false }).chatMessages.search(),
        ThrottledError,
      );
      assertEqual(retryAfterMs, 7000);
    },
  },
  {
    name: 'a write whose answer is lost rejects with OutcomeUnknownError, and is sent once',
    async run({ chatMessages, fault, writeCount }) {
      await fault({ kind: 'status', status: 503, effect: 'applied' });
      const message = { BusinessId: 1415001, Action: 0, Content: '' };
      const { cause, check } = await assertRejects(
        chatMessages.create(message),
        OutcomeUnknownError,
      );
      assertTrue(cause instanceof ServerError && check !== '', 'cause and advice are there');
      assertEqual(await writeCount(), 1);
    },
  },
  {
    name: 'an error shows no credential and nothing that was asked for',
    async run({ client, fault }) {
      await fault({ kind: 'status', status: 500 });
      const token = 'canary-token';
      const error = await assertRejects(
        client({ token, retries: false }).chatMessages.search({ customerName: 'Canary Jane' }),
        ServerError,
      );
      const shown = `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}`;
      assertTrue(!/canary/i.test(shown), 'no canary is shown');
    },
  },
];
