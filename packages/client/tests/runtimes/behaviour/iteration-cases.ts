import { assertEqual, assertTrue } from './assert.ts';
import type { BehaviourCase } from './scene.ts';

export const iterationCases: readonly BehaviourCase[] = [
  {
    name: 'iterate yields each message once, in order',
    async run({ chatMessages }) {
      const ids: number[] = [];
      for await (const { Id } of chatMessages.iterate({ size: 7 })) ids.push(Id);
      assertEqual(
        ids,
        ids.toSorted((left, right) => left - right),
      );
      assertEqual([ids.length, new Set(ids).size], [60, 60]);
    },
  },
  {
    name: 'iterate neither skips nor doubles when messages are deleted meanwhile',
    async run({ chatMessages }) {
      const ids: number[] = [];
      for await (const { Id } of chatMessages.iterate({ size: 10 })) {
        if (ids.length % 5 === 0) await chatMessages.delete(Id);
        ids.push(Id);
      }
      assertEqual([ids.length, new Set(ids).size], [60, 60]);
    },
  },
  {
    name: 'collect takes as many as wanted',
    async run({ chatMessages }) {
      const some = await chatMessages.iterate({ size: 5 }).collect({ limit: 12 });
      assertEqual(some.length, 12);
    },
  },
  {
    name: 'a loop may be left early',
    async run({ chatMessages }) {
      for await (const { Id } of chatMessages.iterate({ size: 5 })) {
        assertTrue(Id > 0, 'there is a message');
        break;
      }
    },
  },
  {
    name: 'iterateFull reads each record',
    async run({ chatMessages }) {
      const records = await chatMessages.iterateFull({ channel: 'Email', size: 10 }).collect();
      assertTrue(records.length > 0, 'there are messages');
      assertTrue(
        records.every(({ Action }) => typeof Action === 'number'),
        'each is complete',
      );
    },
  },
];
