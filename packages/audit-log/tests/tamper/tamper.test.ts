import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { signCheckpoint } from '../../src/checkpoint/checkpoint.ts';
import { parseVerifierKey } from '../../src/checkpoint/note-key.ts';
import { parseSigningKey } from '../../src/checkpoint/signing-key.ts';
import { openAuditLog, openAuditReader, verifyExport } from '../../src/index.ts';
import type { VerificationOptions, VerificationReport } from '../../src/index.ts';
import { collect, tamper, toRecord } from '../fixtures/temporary-log.ts';
import {
  applyRenumbered,
  firstOfSecondWriter,
  manipulations,
  otherLogId,
} from './manipulations.ts';
import { readEntries, rewriteLog } from './rewrite-log.ts';
import { createSeededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';

// Of each class. TAMPER_RUNS=1000 is the long run; TAMPER_SEED begins with one that failed.
const runs = Number(process.env['TAMPER_RUNS'] ?? 10);
const firstSeed = Number(process.env['TAMPER_SEED'] ?? 1);
const entryCount = 40;
const origin = 'example.com/audit';
const checkpointSizes = [0, 1, 9, 16, firstOfSecondWriter - 1, 31, entryCount];

const folder = mkdtempSync(join(tmpdir(), 'audit-tamper-'));
const original = join(folder, 'original.db');
const copy = join(folder, 'copy.db');
const exported = join(folder, 'export.ndjson');
const readerOf = (path: string): ReturnType<typeof openAuditReader> =>
  openAuditReader({ url: `sqlite:${path}` });

const toKey = (): ReturnType<typeof parseSigningKey> =>
  parseSigningKey(
    origin,
    generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }),
  );
const key = toKey();
const verifiers = [parseVerifierKey(key.verifierKey)];
let entries: string[] = [];
let evidence: Required<Pick<VerificationOptions, 'checkpoints' | 'verifiers'>>;

beforeAll(async () => {
  let second = 0;
  const clock = (): Date => new Date(Date.UTC(2026, 10, 20, 8, 0, second++));
  const ends = [firstOfSecondWriter - 1, entryCount];
  for (const [index, end] of ends.entries()) {
    const log = await openAuditLog({ url: `sqlite:${original}`, clock });
    for (let count = ends[index - 1] ?? 0; count < end; count += 1) {
      const records = { ids: [count + 1, 7], businessIds: [1], personalData: ['NAME'] };
      await log.append(toRecord({ requestId: `request-${count}`, records }));
    }
    await log.close();
  }
  entries = readEntries(original);
  const trees = await Promise.all(checkpointSizes.map((size) => readerOf(original).tree(size)));
  const time = new Date('2026-11-20T09:00:00Z');
  const checkpoints = trees.map((tree) => signCheckpoint({ ...tree, origin }, key.signers, time));
  evidence = { checkpoints, verifiers };
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Attempt {
  readonly name: string;
  /** Manipulates; without `isReal` it does the same, but for the manipulation. */
  readonly run: (random: SeededRandom, isReal: boolean) => Promise<Outcome>;
}

interface Outcome {
  readonly report: VerificationReport;
  /** The first entry that is not what it was. */
  readonly at: number;
  /** Whether the finding has to begin with that entry exactly. */
  readonly isExact: boolean;
  /** Whether the entries as such are those that were written. */
  readonly isTimeAlone?: boolean;
}

async function exportCopy(): Promise<string[]> {
  return collect(readerOf(copy).export());
}

function verifyLines(
  lines: readonly string[],
  options?: VerificationOptions,
): ReturnType<typeof verifyExport> {
  writeFileSync(exported, lines.map((line) => `${line}\n`).join(''));
  return verifyExport(exported, options);
}

/** Somebody who knows nothing of hashes changes rows. */
const rowAttempts: Attempt[] = [
  {
    name: 'store: edited row',
    run: async (random, isReal) => {
      const at = random.whole(1, entryCount);
      if (isReal) {
        tamper(
          copy,
          `UPDATE entries SET entry = replace(entry, 'support', 'x') WHERE sequence = ${at}`,
        );
      }
      return { report: await readerOf(copy).verify(), at, isExact: true };
    },
  },
  {
    name: 'store: removed row',
    run: async (random, isReal) => {
      const at = random.whole(1, entryCount);
      if (isReal) tamper(copy, `DELETE FROM entries WHERE sequence = ${at}`);
      return { report: await readerOf(copy).verify(), at, isExact: true };
    },
  },
  {
    name: 'store: removed row, the others moved up',
    run: async (random, isReal) => {
      const at = random.whole(1, entryCount - 1);
      if (isReal) {
        tamper(
          copy,
          `DELETE FROM entries WHERE sequence = ${at};
           UPDATE entries SET sequence = -sequence WHERE sequence > ${at};
           UPDATE entries SET sequence = -sequence - 1 WHERE sequence < 0`,
        );
      }
      return { report: await readerOf(copy).verify(), at, isExact: true };
    },
  },
  {
    name: 'store: inserted row',
    run: async (random, isReal) => {
      const at = random.whole(1, entryCount);
      if (isReal) {
        tamper(
          copy,
          `UPDATE entries SET sequence = -sequence WHERE sequence >= ${at};
           UPDATE entries SET sequence = -sequence + 1 WHERE sequence < 0;
           INSERT INTO entries (sequence, entry, leaf_hash, node_hashes)
             SELECT ${at}, entry, leaf_hash, node_hashes FROM entries WHERE sequence = ${at + 1}`,
        );
      }
      // The copy is in the place of the first one, and is the same.
      return { report: await readerOf(copy).verify(), at: at + 1, isExact: true };
    },
  },
  {
    name: 'store: cut-off rows',
    run: async (random, isReal) => {
      const at = random.whole(1, entryCount);
      if (isReal) tamper(copy, `DELETE FROM entries WHERE sequence >= ${at}`);
      return { report: await readerOf(copy).verify(), at, isExact: true };
    },
  },
];

/** Somebody rewrites the log from end to end, with all of its hashes. Checkpoints tell. */
const rewriteAttempts: Attempt[] = manipulations.map((manipulation) => ({
  name: `store, rewritten: ${manipulation.name}`,
  run: async (random, isReal) => {
    const manipulated = applyRenumbered(manipulation, entries, random);
    const logId = manipulation.name === 'replaced log' ? otherLogId : undefined;
    if (isReal) rewriteLog(copy, manipulated.entries, logId);
    else rewriteLog(copy, entries);
    return { report: await readerOf(copy).verify(evidence), at: manipulated.at, isExact: false };
  },
}));

/** Somebody changes lines of an export. */
const lineAttempts: Attempt[] = manipulations
  .filter(({ name }) => name !== 'truncated tail')
  .map((manipulation) => ({
    name: `export: ${manipulation.name}`,
    run: async (random, isReal) => {
      const lines = await exportCopy();
      const { at, entries: changed } = manipulation.apply(entries, random);
      const report = await verifyLines(isReal ? [...changed, ...lines.slice(-1)] : lines);
      return { report, at, isExact: true };
    },
  }));

/** Somebody exports a rewritten log, or forges the watermark: it is the same. */
const forgedAttempts: Attempt[] = manipulations.map((manipulation) => ({
  name: `export, forged: ${manipulation.name}`,
  run: async (random, isReal) => {
    const manipulated = applyRenumbered(manipulation, entries, random);
    const logId = manipulation.name === 'replaced log' ? otherLogId : undefined;
    if (isReal) rewriteLog(copy, manipulated.entries, logId);
    const report = await verifyLines(await exportCopy(), evidence);
    return { report, at: manipulated.at, isExact: false };
  },
}));

const otherAttempts: Attempt[] = [
  {
    name: 'export: cut off at any byte',
    run: async (random, isReal) => {
      await verifyLines(await exportCopy());
      const bytes = readFileSync(exported);
      // The line break at the end is no loss.
      const length = isReal ? random.whole(0, bytes.length - 2) : bytes.length - 1;
      const rest = bytes.subarray(0, length);
      writeFileSync(exported, rest);
      const whole = rest.toString('latin1').split('\n').length - 1;
      const at = Math.min(whole, entryCount) + 1;
      return { report: await verifyExport(exported), at, isExact: false };
    },
  },
  {
    name: 'export: cut-off entries before the watermark',
    run: async (random, isReal) => {
      const lines = await exportCopy();
      const at = random.whole(1, entryCount);
      const report = await verifyLines(
        isReal ? [...lines.slice(0, at - 1), ...lines.slice(-1)] : lines,
      );
      return { report, at, isExact: true };
    },
  },
  {
    name: 'export: any character of an entry',
    run: async (random, isReal) => {
      const lines = await exportCopy();
      const at = random.whole(1, entryCount);
      const line = lines[at - 1] ?? '';
      const place = random.whole(0, line.length - 1);
      const other = line[place] === '1' ? '2' : '1';
      const changed = `${line.slice(0, place)}${other}${line.slice(place + 1)}`;
      const report = await verifyLines(isReal ? lines.with(at - 1, changed) : lines);
      return { report, at, isExact: false };
    },
  },
  {
    name: 'clock going backwards',
    run: async (random, isReal) => {
      const at = random.whole(2, entryCount);
      const changed = entries.map((entry, index) =>
        isReal && index === at - 1 ? entry.replace('T08:', 'T07:') : entry,
      );
      rewriteLog(copy, changed);
      return { report: await readerOf(copy).verify(), at, isExact: true, isTimeAlone: true };
    },
  },
];

async function expectFound({ run, name }: Attempt, seed: number): Promise<void> {
  copyFileSync(original, copy);
  const control = await run(createSeededRandom(seed), false);
  expect({ name, seed, isIntact: control.report.isIntact }).toEqual({ name, seed, isIntact: true });
  copyFileSync(original, copy);
  const { report, at, isExact, isTimeAlone = false } = await run(createSeededRandom(seed), true);
  if (report.isIntact) throw new Error(`${name}, seed ${seed}: not found`);
  const { finding, provenEntryCount } = report;
  const place = { name, seed, at };
  if (isExact) {
    expect({ ...place, first: finding.firstSequence }).toEqual({ ...place, first: at });
  }
  // Nothing is said to be proven that is not what it was.
  expect({ ...place, isProven: provenEntryCount >= at && !isTimeAlone }).toEqual({
    ...place,
    isProven: false,
  });
  expect(finding.lastSequence).toBeGreaterThanOrEqual(finding.firstSequence);
  expect(finding.message).toMatch(/^[A-Z].+\.$/);
}

describe('tampering is found', () => {
  const attempts = [
    ...rowAttempts,
    ...rewriteAttempts,
    ...lineAttempts,
    ...forgedAttempts,
    ...otherAttempts,
  ];
  it.each(attempts)(
    '$name',
    async (attempt) => {
      for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
        await expectFound(attempt, seed);
      }
    },
    600_000,
  );

  it.each(Array.from({ length: runs }, (_, index) => firstSeed + index))(
    'in the checkpoints: seed %i',
    async (seed) => {
      const random = createSeededRandom(seed);
      await expect(readerOf(original).verify(evidence)).resolves.toMatchObject({ isIntact: true });
      const which = random.whole(0, checkpointSizes.length - 1);
      const note = evidence.checkpoints[which] ?? '';
      const place = random.whole(0, note.length - 2);
      const other = note[place] === '1' ? '2' : '1';
      const changed = `${note.slice(0, place)}${other}${note.slice(place + 1)}`;
      // The cosignature is of a key that these verifiers do not know.
      if (place >= note.lastIndexOf('\u2014')) return;
      const checkpoints = evidence.checkpoints.with(which, changed);
      await expect(readerOf(original).verify({ ...evidence, checkpoints })).resolves.toMatchObject({
        isIntact: false,
        finding: { kind: expect.stringMatching(/^bad-(signature|checkpoint)$/) as string },
      });
    },
  );

  it('when somebody else signs', async () => {
    const tree = await readerOf(original).tree();
    const note = signCheckpoint({ ...tree, origin }, toKey().signers, new Date());
    const options = { checkpoints: [note], verifiers };
    await expect(readerOf(original).verify(options)).resolves.toMatchObject({
      isIntact: false,
      finding: { kind: 'bad-signature' },
    });
  });
});
