import { generateKeyPairSync } from 'node:crypto';

import { onTestFinished } from 'vitest';

import { openAuditLog, openRetention, parseSigningKey, parseVerifierKey } from '../../src/index.ts';
import type {
  AuditEntry,
  AuditRecord,
  NoteVerifier,
  Retention,
  RetentionOptions,
  SigningKey,
} from '../../src/index.ts';
import { toRecord } from '../fixtures/temporary-log.ts';

/** Entries of one month: how many, and what they say. */
export interface MonthOfEntries {
  readonly month: string;
  readonly count: number;
  readonly fields?: Partial<AuditRecord>;
}

/** When the tests take place. */
export const now = new Date('2026-11-21T10:00:00.000Z');

/** Uneven numbers, so that subtrees lie across the ends of months: 1-7, 8-18, 19-23, 24-27, 28-30. */
export const fiveMonths: readonly MonthOfEntries[] = [
  { month: '2026-05', count: 7 },
  { month: '2026-06', count: 11, fields: { consumer: 'sales' } },
  { month: '2026-07', count: 5 },
  { month: '2026-10', count: 4 },
  { month: '2026-11', count: 3 },
];

/** Writes a log as it would have grown over months, a batch each; again, to go on. */
export async function writeMonths(
  url: string,
  months: readonly MonthOfEntries[],
): Promise<AuditEntry[]> {
  let time = now;
  const log = await openAuditLog({ url, clock: () => time });
  const entries: AuditEntry[] = [];
  for (const { month, count, fields } of months) {
    time = new Date(`${month}-15T12:00:00.000Z`);
    const appended = Array.from({ length: count }, (_, index) =>
      log.append(toRecord({ requestId: `request-${month}-${index}`, ...fields })),
    );
    entries.push(...(await Promise.all(appended)));
  }
  await log.close();
  return entries;
}

export function createKey(): SigningKey & { readonly verifiers: readonly NoteVerifier[] } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  const key = parseSigningKey('example.com/audit', pem);
  return { ...key, verifiers: [parseVerifierKey(key.verifierKey)] };
}

/** Who signs in the tests. */
export const key = createKey();

/** Upkeep that is closed with the test. */
export async function openFor(
  url: string,
  options: Partial<RetentionOptions> = {},
): Promise<Retention> {
  const { signers } = key;
  const retention = await openRetention({ url, signers, clock: () => now, ...options });
  onTestFinished(() => retention.close());
  return retention;
}
