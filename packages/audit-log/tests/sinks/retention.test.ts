import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { openAuditLog, openRetention, parseSigningKey, SinkError } from '../../src/index.ts';
import { appendMany, createPlace, openLog } from '../fixtures/temporary-log.ts';
import { createMemorySink, eventually, range, startForwarder } from './fixtures.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
const { signers } = parseSigningKey('example.com/audit', pem);

const now = new Date('2026-11-21T10:00:00.000Z');

async function writeMonths(url: string, months: Readonly<Record<string, number>>): Promise<void> {
  let time = now;
  const log = await openAuditLog({ url, clock: () => time });
  for (const [month, count] of Object.entries(months)) {
    time = new Date(`${month}-15T12:00:00.000Z`);
    await Promise.all(appendMany(log, count));
  }
  await log.close();
}

describe('a sink that is further behind than retention', () => {
  it('says what it has missed, and goes on with what is left', async () => {
    const place = createPlace();
    await writeMonths(place.url, { '2026-05': 7, '2026-06': 16, '2026-10': 4, '2026-11': 3 });
    const log = await openLog({ url: place.url });
    const sink = createMemorySink({
      maxBatchEntries: 3,
      deliver({ lastSequence }) {
        if (lastSequence === 6) throw new SinkError('unavailable', 'down');
      },
    });
    const forwarder = startForwarder(place, log, { sinks: [sink], backOff: { initialMs: 60_000 } });
    await eventually(() => {
      expect(forwarder.report()).toMatchObject([{ state: 'waiting', position: 3, lagEntries: 27 }]);
    });
    await forwarder.close();

    const retention = await openRetention({ url: place.url, signers, clock: () => now });
    await retention.retain({ keepMonths: 2 });
    await retention.close();
    const again = startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(again.report()).toMatchObject([
        { state: 'idle', gap: { entries: 20, firstSequence: 4, lastSequence: 23 } },
      ]);
    });
    expect(sink.sequences()).toEqual([1, 2, 3, ...range(24, 30)]);
    expect(again.events).toMatchObject([{ kind: 'gap', firstSequence: 4, lastSequence: 23 }]);
  });
});
