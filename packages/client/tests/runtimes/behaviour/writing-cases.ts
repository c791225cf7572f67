import {
  CommandFailedError,
  ConflictError,
  NotFoundError,
  ValidationError,
} from '../../../src/index.ts';
import { assertEqual, assertRejects, assertTrue } from './assert.ts';
import type { BehaviourCase } from './scene.ts';

const firstId = 87654321;
const Content = 'Ist der Raum frei? 🪑 "東京"\n\u2028';

export const writingCases: readonly BehaviourCase[] = [
  {
    name: 'create yields the id of a message that can be read as it was written',
    async run({ chatMessages }) {
      const created = await chatMessages.create({ BusinessId: 1415001, Action: 0, Content });
      assertTrue(created.WasSuccessful, 'it is a success');
      const { Id } = created.Value;
      assertEqual((await chatMessages.get(Id)).Content, Content);
    },
  },
  {
    name: 'update changes what is said, and nothing else',
    async run({ chatMessages }) {
      const before = await chatMessages.get(firstId);
      const after = await chatMessages.update(firstId, () => ({ Content }), { readBack: true });
      assertEqual(
        [after.Content, after.BusinessId, after.Action, after.AiChannelSessionId],
        [Content, before.BusinessId, before.Action, before.AiChannelSessionId],
      );
    },
  },
  {
    name: 'update notices a concurrent change',
    async run({ chatMessages, writeCount }) {
      const record = await chatMessages.get(firstId);
      await chatMessages.update(firstId, () => ({ Content: 'somebody else' }));
      const mine = { ...record, Content, UpdatedOn: '2024-01-01T00:00:00Z' };
      await assertRejects(chatMessages.update(mine), ConflictError);
      assertEqual(await writeCount(), 1);
    },
  },
  {
    name: 'delete removes a message',
    async run({ chatMessages }) {
      await chatMessages.delete(firstId);
      await assertRejects(chatMessages.get(firstId), NotFoundError);
      await assertRejects(chatMessages.delete(firstId), NotFoundError);
    },
  },
  {
    name: 'a message that is not valid rejects with ValidationError, by property',
    async run({ client }) {
      // Typed callers cannot send this; those who do not use TypeScript can.
      const broken: never = { BusinessId: null, Action: 0, Content: '' } as never;
      const { errors, status } = await assertRejects(
        client().chatMessages.create(broken),
        ValidationError,
      );
      assertEqual([status, errors[0]?.PropertyName], [400, 'Business']);
    },
  },
  {
    name: '200 that is no success rejects with CommandFailedError',
    async run({ chatMessages, fault }) {
      await fault({ kind: 'unsuccessful' });
      const { status } = await assertRejects(chatMessages.delete(firstId), CommandFailedError);
      assertEqual(status, 200);
    },
  },
];
