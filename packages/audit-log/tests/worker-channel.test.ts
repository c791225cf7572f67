import { describe, expect, it, onTestFinished } from 'vitest';

import { createWorkerChannel } from '../src/worker-channel.ts';
import type { WorkerChannel } from '../src/worker-channel.ts';

function createChannel(): WorkerChannel<string, string> {
  const channel = createWorkerChannel<string, string>(
    new URL('./fixtures/dying-worker.ts', import.meta.url),
    {},
  );
  onTestFinished(() => channel.terminate());
  return channel;
}

describe('createWorkerChannel', () => {
  it('answers in order', async () => {
    const channel = createChannel();
    const answers = await Promise.all(['a', 'b', 'c'].map((request) => channel.ask(request)));
    expect(answers).toEqual(['answer to a', 'answer to b', 'answer to c']);
  });

  it.each([
    { request: 'throw', message: 'thrown by the worker' },
    { request: 'exit', message: 'ended with code 3' },
  ])('refuses what a worker dies over ($request), and starts another', async (given) => {
    const channel = createChannel();
    const lost = [channel.ask(given.request), channel.ask('never read')];
    for (const question of await Promise.allSettled(lost)) {
      expect(question).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringContaining(given.message) as string },
      });
    }
    await expect(channel.ask('a')).resolves.toBe('answer to a');
  });

  it('lets nobody wait for a worker that was terminated', async () => {
    const channel = createChannel();
    const question = expect(channel.ask('a')).rejects.toThrow('ended');
    await channel.terminate();
    await question;
  });
});
