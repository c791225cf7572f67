import { mkdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { describeRecovery, openAuditLog, openAuditReader } from '../../src/index.ts';
import type { AuditEntry } from '../../src/index.ts';
import { startWriter } from '../fixtures/start-writer.ts';
import { collect, createPlace, openLog, tamper, toRecord } from '../fixtures/temporary-log.ts';

const readAll = (url: string): Promise<AuditEntry[]> => collect(openAuditReader({ url }).query());
const intent = (requestId: string) => toRecord({ phase: 'intent', method: 'PUT', requestId });

describe('opening a log', () => {
  it('closes the intents without an outcome, and says when and what they announced', async () => {
    const { url } = createPlace();
    const before = await openAuditLog({ url });
    await before.append(intent('done'));
    await before.append(toRecord({ requestId: 'done', method: 'PUT' }));
    const open = await before.append({
      ...intent('open'),
      ...{ traceId: 'a'.repeat(32), keyId: 'key-1', consumer: 'crm', operation: 'update' },
      records: { ids: [7], businessIds: [1], personalData: [] },
    });
    await before.close();

    const log = await openLog({ url });
    expect(log.recovery).toEqual({ wasClosed: true, closedIntents: 1, droppedBytes: 0 });
    const [, , , closing, resumed, ...more] = await readAll(url);
    const { time: since, sequence: firstSequence, consumer, operation, records, keyId } = open;
    expect(closing).toMatchObject({
      ...{ category: 'recovery', phase: 'outcome', decision: 'unknown', requestId: 'open' },
      ...{ consumer, operation, records, keyId, traceId: open.traceId, method: 'PUT' },
      ...{ reason: 'outcome-unknown', details: { firstSequence, since } },
    });
    expect(resumed).toMatchObject({
      ...{ category: 'recovery', operation: 'resumeRecording', reason: 'not-closed' },
      details: { count: 1, size: 3 },
    });
    expect(more).toEqual([]);
  });

  it('adds nothing to a log that was left in order', async () => {
    const { url } = createPlace();
    const before = await openAuditLog({ url });
    await before.append(intent('done'));
    await before.append(toRecord({ requestId: 'done' }));
    await before.close();
    const log = await openLog({ url });
    expect(log.recovery).toEqual({ wasClosed: true, closedIntents: 0, droppedBytes: 0 });
    expect(describeRecovery(log.recovery)).toBeUndefined();
    expect(await readAll(url)).toHaveLength(2);
  });

  it('says so in the log when its writer was killed', async () => {
    const { url } = createPlace();
    const writer = startWriter(url);
    await writer.waitFor(({ kind }) => kind === 'durable');
    await writer.kill();
    const log = await openLog({ url });
    expect(log.recovery.wasClosed).toBe(false);
    expect(describeRecovery(log.recovery)).toMatch(
      /^The audit log was recovered: it was not closed/,
    );
    expect((await readAll(url)).at(-1)).toMatchObject({ operation: 'resumeRecording' });
  });

  it('does not close the log that is being written', async () => {
    const { url } = createPlace();
    const log = await openLog({ url });
    await log.append(intent('under-way'));
    await expect(openAuditLog({ url, appendTimeoutMs: 100 })).rejects.toMatchObject({
      code: 'in-use',
    });
    expect(await readAll(url)).toHaveLength(1);
  });

  it('says what is wrong with a store that cannot be read', async () => {
    const { path } = createPlace();
    mkdirSync(path);
    await expect(openAuditLog({ url: `sqlite:${path}` })).rejects.toMatchObject({
      name: 'AuditStoreError',
    });
  });
});

describe('a log after an outage', () => {
  const breakStore = (path: string): void => {
    tamper(path, 'CREATE TRIGGER broken BEFORE INSERT ON entries BEGIN SELECT RAISE(FAIL, 1); END');
  };
  const mendStore = (path: string): void => {
    tamper(path, 'DROP TRIGGER broken');
  };

  it('closes the intents of requests that came to their end meanwhile, and no others', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url });
    await log.append(intent('over'));
    await log.append(intent('under-way'));
    breakStore(path);
    await expect(log.append(toRecord({ requestId: 'over' }))).rejects.toThrow();
    mendStore(path);
    await log.probe();
    await expect.poll(() => readAll(url)).toHaveLength(3);
    await log.append(toRecord({ requestId: 'under-way' }));
    await log.append(toRecord({ requestId: 'later' }));
    await log.close();
    expect(
      (await readAll(url)).map(({ requestId, phase, decision }) => [requestId, phase, decision]),
    ).toEqual([
      ['over', 'intent', 'allowed'],
      ['under-way', 'intent', 'allowed'],
      ['over', 'outcome', 'unknown'],
      ['under-way', 'outcome', 'allowed'],
      ['later', 'outcome', 'allowed'],
    ]);
  });

  it('tries again at the next success when the outage was not over', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url });
    await log.append(intent('over'));
    breakStore(path);
    await expect(log.append(toRecord({ requestId: 'over' }))).rejects.toThrow();
    // Adds nothing, so it succeeds; closing the intent does not.
    await log.probe();
    await expect(log.append(toRecord({ requestId: 'refused' }))).rejects.toThrow();
    mendStore(path);
    await log.append(toRecord({ requestId: 'later' }));
    await expect
      .poll(async () => (await readAll(url)).map(({ decision }) => decision).toSorted())
      .toEqual(['allowed', 'allowed', 'unknown']);
  });
});
