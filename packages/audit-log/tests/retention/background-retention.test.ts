import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it, onTestFinished } from 'vitest';

import {
  createBackgroundRetention,
  openAuditReader,
  parseSigningKey,
  parseVerifierKey,
} from '../../src/index.ts';
import type { BackgroundRetention } from '../../src/index.ts';
import { collect, createPlace } from '../fixtures/temporary-log.ts';
import { fiveMonths, now, writeMonths } from './log-by-months.ts';

const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
const signingKey = { name: 'example.com/audit', pem };

function create(url: string): BackgroundRetention {
  const retention = createBackgroundRetention({ url, signingKey, administrator: 'proxy' });
  onTestFinished(() => retention.close());
  return retention;
}

describe('createBackgroundRetention', () => {
  it('does what retention does, again and again, and says who did it', async () => {
    const { url } = createPlace();
    await writeMonths(url, fiveMonths);
    const retention = create(url);
    const { removed } = await retention.retain({ keepMonths: 5, now });
    expect(removed.map(({ period }) => period)).toEqual(['2026-05']);
    const { removed: next } = await retention.retain({ keepMonths: 4, now });
    expect(next.map(({ period }) => period)).toEqual(['2026-06']);
    const reader = openAuditReader({ url });
    expect(await collect(reader.query())).toHaveLength(12);
    const verifiers = [parseVerifierKey(parseSigningKey(signingKey.name, pem).verifierKey)];
    expect(await reader.verify({ verifiers })).toMatchObject({ isIntact: true });
    const upkeep = await collect(openAuditReader({ url, log: 'readings' }).query());
    expect(new Set(upkeep.map(({ administrator }) => administrator))).toEqual(new Set(['proxy']));
  });

  it('tells what was wrong, and can be asked again', async () => {
    const { url } = createPlace();
    await writeMonths(url, fiveMonths);
    const retention = create(url);
    await expect(retention.retain({ keepMonths: -1, now })).rejects.toThrow('months to keep');
    await expect(retention.retain({ keepMonths: 5, now })).resolves.toMatchObject({ held: [] });
  });
});
