import { describe, expect, it } from 'vitest';

import { AuditUnavailableError } from '../../src/index.ts';
import type { AuditEntry, AuditRecord } from '../../src/index.ts';
import { createIntentClosing } from '../../src/recovery/intent-closing.ts';
import { toRecord } from '../fixtures/temporary-log.ts';

const toEntry = (record: AuditRecord, logId: string): AuditEntry => ({
  ...{ ...record, logId, schemaVersion: 2, sequence: 1, time: '2026-11-21T00:00:00.000Z' },
});
const intent = (requestId: string) => toRecord({ phase: 'intent', method: 'PUT', requestId });

/** A log in memory, one of several in its store. */
function createStore() {
  const written: AuditRecord[] = [];
  const elsewhere: AuditEntry[] = [];
  let isBroken = false;
  const closing = createIntentClosing({
    append(record) {
      if (isBroken) return Promise.reject(new AuditUnavailableError('write-failed', 'broken'));
      written.push(record);
      return Promise.resolve(toEntry(record, 'own'));
    },
    settle: () => Promise.resolve(),
    openIntents: () =>
      Promise.resolve([
        ...written
          .filter(
            ({ phase, requestId }) =>
              phase === 'intent' &&
              !written.some((other) => other.phase === 'outcome' && other.requestId === requestId),
          )
          .map((record) => toEntry(record, 'own')),
        ...elsewhere,
      ]),
  });
  return {
    ...{ closing, written, elsewhere },
    setBroken: (broken: boolean) => {
      isBroken = broken;
    },
    listUnknown: () =>
      written.filter(({ decision }) => decision === 'unknown').map(({ requestId }) => requestId),
  };
}

describe('createIntentClosing', () => {
  it('leaves the intents of others to them after an outage, and closes all at the opening', async () => {
    const { closing, elsewhere, setBroken, listUnknown } = createStore();
    elsewhere.push(toEntry(intent('other'), 'theirs'));
    await closing.append(intent('over'));
    setBroken(true);
    await expect(closing.append(toRecord({ requestId: 'over' }))).rejects.toThrow('broken');
    setBroken(false);
    closing.notice();
    await closing.running;
    expect(listUnknown()).toEqual(['over']);
    await expect(closing.closeAll()).resolves.toBe(1);
    expect(listUnknown()).toEqual(['over', 'other']);
  });

  it('waits for the outcome that follows a refused intent', async () => {
    const { closing, written, setBroken, listUnknown } = createStore();
    await closing.append(toRecord({ requestId: 'first' }));
    setBroken(true);
    // Written nevertheless, as an entry may be whose deadline is over.
    written.push(intent('late'));
    await expect(closing.append(intent('late'))).rejects.toThrow('broken');
    setBroken(false);
    closing.notice();
    await closing.running;
    expect(listUnknown()).toEqual([]);
    await closing.append(toRecord({ requestId: 'late', decision: 'refused' }));
    expect(listUnknown()).toEqual([]);
  });

  it('does not look for any while nothing has failed', async () => {
    const { closing, elsewhere, listUnknown } = createStore();
    elsewhere.push(toEntry(intent('left'), 'own'));
    await closing.append(toRecord());
    closing.notice();
    expect(closing.running).toBeUndefined();
    expect(listUnknown()).toEqual([]);
  });
});
