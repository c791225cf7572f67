import { describe, expect, it } from 'vitest';
import type { Nexudus } from '../../src/live/nexudus.ts';
import { createOwnMessages } from '../../src/live/own-messages.ts';
import { InterruptedError } from '../../src/live/recorder.ts';
import { toExitCode } from '../../src/live/report/live-report.ts';
import { createTrial, ledger, marker, readOnly } from './live-run.ts';

const writing = { ...readOnly, write: true };

describe('a run that writes', () => {
  it('marks its message, and puts it where it is told to', async () => {
    const bodies: unknown[] = [];
    const { run } = createTrial({
      async answer(response, request) {
        if (request.method === 'POST' && !request.url.endsWith('token'))
          bodies.push(await request.clone().json());
        return response;
      },
    });
    await run({ settings: { ...writing, businessId: 4712 } });

    expect(bodies[0]).toEqual({ BusinessId: 4712, Action: 1, Content: marker });
  });

  it('changes and deletes no message but its own', async () => {
    const { simulator, run } = createTrial();
    const before = structuredClone(simulator.store.list());
    await run({ settings: writing });

    expect(simulator.store.list()).toEqual(before);
    const known = new Set(before.map(({ Id }) => Id));
    expect(simulator.requests.writes.filter(({ messageId }) => known.has(messageId))).toEqual([]);
    expect(simulator.requests.writes.length).toBeGreaterThan(2);
  });

  it('finds and deletes a message whose creation was never answered', async () => {
    const { simulator, run } = createTrial();
    simulator.faults.add({
      kind: 'connection-reset',
      operation: 'createOpenAiChatMessage',
      effect: 'applied',
      times: 1,
    });
    const { report } = await run({ settings: writing });

    expect(simulator.requests.writes[0]?.operationId).toBe('createOpenAiChatMessage');
    expect(simulator.store.list().some(({ Content }) => Content === marker)).toBe(false);
    expect(simulator.store.size).toBe(300);
    expect(report.problem).toBeNull();
  });

  it('takes no message for its own that a search finds regardless of its filter', async () => {
    const { simulator, run } = createTrial();
    const before = structuredClone(simulator.store.list());
    const operation = 'createOpenAiChatMessage';
    simulator.faults.add({ kind: 'connection-reset', operation, effect: 'applied', times: 1 });
    simulator.faults.add({ kind: 'ignore-filters' });
    await run({ settings: writing });

    expect(simulator.store.list()).toEqual(before);
  });

  it('deletes its message although a question in between comes to nothing', async () => {
    const { simulator, run } = createTrial();
    simulator.faults.add({ kind: 'status', status: 500, operation: 'updateOpenAiChatMessage' });
    await run({ settings: writing });

    expect(simulator.store.size).toBe(300);
  });

  it('tries again if a delete fails', async () => {
    const { simulator, run } = createTrial();
    simulator.faults.add({ kind: 'unsuccessful', operation: 'deleteOpenAiChatMessage', times: 2 });
    const { report } = await run({ settings: writing });

    expect(simulator.store.size).toBe(300);
    expect(report.problem).toBeNull();
  });

  it('says which message it could not delete', async () => {
    const { simulator, run } = createTrial();
    simulator.faults.add({ kind: 'unsuccessful', operation: 'deleteOpenAiChatMessage' });
    const { report } = await run({ settings: writing });

    const left = simulator.store.list().at(-1);
    expect(report.problem).toMatch(
      new RegExp(`Message ${left?.Id} of business \\d+ could not be deleted: delete it by hand\\.`),
    );
    expect(toExitCode(report)).toBe(2);
  });

  it('cleans up after an interruption', async () => {
    const controller = new AbortController();
    const { simulator, run } = createTrial({
      answer(response, { method }) {
        if (method === 'PUT') controller.abort(new InterruptedError());
        return response;
      },
    });
    const { report } = await run({ settings: writing, signal: controller.signal });

    expect(simulator.requests.byOperation.updateOpenAiChatMessage).toBe(1);
    expect(simulator.store.size).toBe(300);
    expect(report.problem).toBe('The run was interrupted.');
    expect(report.findings.length).toBeGreaterThan(10);
    expect(toExitCode(report)).toBe(2);
  });

  it('asks nothing more once it is interrupted', async () => {
    const controller = new AbortController();
    const { simulator, run } = createTrial(
      {
        answer(response, { method }) {
          if (method === 'PUT') controller.abort(new InterruptedError());
          return response;
        },
      },
      { throttle: 'off' },
    );
    await run({
      settings: writing,
      signal: controller.signal,
      // Nothing to wait for, so no wait could end it.
      ledger: { ...ledger, limits: [] },
    });

    const methods = simulator.requests.recent.map(({ method }) => method);
    expect(methods.slice(methods.indexOf('PUT'))).toEqual(['PUT', 'DELETE']);
  });

  it('does not begin without a business', async () => {
    const { simulator, run } = createTrial({}, { messages: 0 });
    const { report } = await run({ settings: writing });

    expect(report.problem).toContain('--business');
    expect(simulator.requests.writes).toEqual([]);
  });
});

describe('createOwnMessages', () => {
  const asked: string[] = [];
  const ask = (what: string) => () => {
    asked.push(what);
    return Promise.reject(new Error('Nobody is to be asked.'));
  };
  const nexudus: Nexudus = {
    search: ask('search'),
    get: ask('get'),
    create: ask('create'),
    update: ask('update'),
    remove: ask('remove'),
  };

  it('refuses to change or delete a message that it has not created', async () => {
    const own = createOwnMessages({ nexudus, businessId: 4711, marker });

    const message = 'no other message than its own';
    await expect(own.update({ Id: 87654321, Content: '' })).rejects.toThrow(message);
    await expect(own.update({ Content: '' })).rejects.toThrow(message);
    await expect(own.remove(87654321)).rejects.toThrow(message);
    expect(asked).toEqual([]);
  });
});
