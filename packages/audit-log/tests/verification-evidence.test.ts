import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { signCheckpoint } from '../src/checkpoint/checkpoint.ts';
import { openAuditReader, parseSigningKey, parseVerifierKey, verifyExport } from '../src/index.ts';
import type { VerificationOptions } from '../src/index.ts';
import { collect, createPlace, openLog, toRecord } from './fixtures/temporary-log.ts';

const origin = 'example.com/audit';
const { privateKey } = generateKeyPairSync('ed25519');
const { signers } = parseSigningKey(origin, privateKey.export({ format: 'pem', type: 'pkcs8' }));
// The second one knows when.
const verifiers = signers.map(({ verifierKey }) => parseVerifierKey(verifierKey));
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 8, minute));

/** A log of ten entries, one a minute, and a checkpoint over so many of them at each time. */
async function writeSigned(
  sizes: readonly { readonly size: number; readonly minute: number }[],
): Promise<{ url: string; folder: string; options: VerificationOptions }> {
  const { url, folder } = createPlace();
  let minute = 0;
  const log = await openLog({ url, clock: () => at(minute++) });
  for (let count = 0; count < 10; count += 1) await log.append(toRecord());
  const reader = openAuditReader({ url });
  const checkpoints: string[] = [];
  for (const { size, minute: signedAt } of sizes) {
    const tree = await reader.tree(size);
    checkpoints.push(signCheckpoint({ ...tree, origin }, signers, at(signedAt)));
  }
  return { url, folder, options: { checkpoints, verifiers } };
}

describe('the times of checkpoints', () => {
  it.each([
    { name: 'in order', sizes: [3, 5, 5, 9], minutes: [3, 5, 6, 9] },
    { name: 'of one size in any order', sizes: [5, 5], minutes: [6, 5] },
    { name: 'given in any order', sizes: [9, 3], minutes: [9, 3] },
  ])('are right: $name', async ({ sizes, minutes }) => {
    const signed = sizes.map((size, index) => ({ size, minute: minutes[index] ?? 0 }));
    const { url, options } = await writeSigned(signed);
    await expect(openAuditReader({ url }).verify(options)).resolves.toMatchObject({
      isIntact: true,
      signed: { checkpointCount: sizes.length, lastSequence: Math.max(...sizes) },
    });
  });

  it('are wrong when a larger one is older', async () => {
    const signed = [
      { size: 3, minute: 20 },
      { size: 5, minute: 10 },
    ];
    const { url, options } = await writeSigned(signed);
    await expect(openAuditReader({ url }).verify(options)).resolves.toMatchObject({
      finding: { kind: 'clock-backwards', firstSequence: 5 },
    });
  });
});

describe('the checkpoints of an export of a period', () => {
  it.each([
    { since: undefined, until: at(6), sizes: [4, 9], agrees: 1 },
    { since: at(3), until: at(6), sizes: [3, 6], agrees: 2 },
    { since: at(3), until: undefined, sizes: [1, 10], agrees: 1 },
    { since: undefined, until: at(6), sizes: [7, 9], agrees: 0 },
    { since: at(8), until: undefined, sizes: [2], agrees: 0 },
  ])('agree as far as they say something of it: %o', async ({ since, until, sizes, agrees }) => {
    const signed = sizes.map((size) => ({ size, minute: 20 }));
    const { url, folder, options } = await writeSigned(signed);
    const period = { ...(since && { since }), ...(until && { until }) };
    const file = join(folder, 'export.ndjson');
    const lines = await collect(openAuditReader({ url }).export(period));
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    await expect(verifyExport(file, options)).resolves.toMatchObject(
      agrees > 0
        ? { isIntact: true, signed: { checkpointCount: agrees } }
        : { isIntact: false, finding: { kind: 'bad-checkpoint' } },
    );
  });
});
