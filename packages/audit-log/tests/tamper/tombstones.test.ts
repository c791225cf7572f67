import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { signCheckpoint } from '../../src/checkpoint/checkpoint.ts';
import { openAuditReader, openRetention, verifyExport } from '../../src/index.ts';
import type { VerificationOptions, VerificationReport } from '../../src/index.ts';
import { createMerkleTree, hashLeaf } from '../../src/merkle-tree.ts';
import { coverLeaves } from '../../src/retention/removed-subtrees.ts';
import { parseTombstone, signTombstone } from '../../src/retention/tombstone.ts';
import type { Tombstone } from '../../src/retention/tombstone.ts';
import { collect, tamper } from '../fixtures/temporary-log.ts';
import { createKey, key, now, writeMonths } from '../retention/log-by-months.ts';
import { readEntries } from './rewrite-log.ts';
import { createSeededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';

// Of each class. TAMPER_RUNS=1000 is the long run; TAMPER_SEED begins with one that failed.
const runs = Number(process.env['TAMPER_RUNS'] ?? 5);
const firstSeed = Number(process.env['TAMPER_SEED'] ?? 1);
const { verifiers } = key;
const stranger = createKey();

// May is held, June and July are removed, with a month of their own each: 1-9, 10-22, 23-29, 30-41.
const months = [
  { month: '2026-05', count: 9, fields: { consumer: 'held' } },
  { month: '2026-06', count: 13 },
  { month: '2026-07', count: 7 },
  { month: '2026-11', count: 12 },
];
const buried = [
  { first: 10, last: 22 },
  { first: 23, last: 29 },
];
const entryCount = 41;

const folder = mkdtempSync(join(tmpdir(), 'audit-tombstones-'));
const whole = join(folder, 'whole.db');
const original = join(folder, 'original.db');
const copy = join(folder, 'copy.db');
const exported = join(folder, 'export.ndjson');
const readerOf = (path: string): ReturnType<typeof openAuditReader> =>
  openAuditReader({ url: `sqlite:${path}` });
let entries: string[] = [];
let evidence: VerificationOptions;

beforeAll(async () => {
  await writeMonths(`sqlite:${original}`, months);
  copyFileSync(original, whole);
  entries = readEntries(original);
  const trees = await Promise.all([5, 9, 22, 33, 41].map((size) => readerOf(original).tree(size)));
  const checkpoints = trees.map((tree) =>
    signCheckpoint({ ...tree, origin: 'example.com/audit' }, key.signers, now),
  );
  evidence = { checkpoints, verifiers };
  const url = `sqlite:${original}`;
  const retention = await openRetention({ url, signers: key.signers, clock: () => now });
  await retention.hold({ name: 'case-1', consumer: 'held' });
  await retention.retain({ keepMonths: 0 });
  await retention.close();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly report: VerificationReport;
  /** Where something is not what it was. */
  readonly first: number;
  readonly last: number;
  /** What the finding may be called; anything by default. */
  readonly kinds?: readonly string[];
  /** Whether everything else is what it was. */
  readonly isTooMany?: boolean;
}

interface Attempt {
  readonly name: string;
  /** Manipulates; without `isReal` it does the same, but for the manipulation. */
  readonly run: (random: SeededRandom, isReal: boolean) => Promise<Outcome>;
}

type Place = (typeof buried)[number];
const pick = <T>(random: SeededRandom, items: readonly T[]): T => {
  const item = items[random.whole(0, items.length - 1)];
  if (item === undefined) throw new RangeError('There is nothing to choose from.');
  return item;
};

function noteAt({ first }: Place): string {
  const database = new DatabaseSync(copy, { readOnly: true });
  const row = database.prepare('SELECT note FROM tombstones WHERE first_sequence = ?').get(first);
  database.close();
  return String(row?.['note']);
}

function tombstoneAt(place: Place): Tombstone {
  const tombstone = parseTombstone(noteAt(place));
  if (tombstone === undefined) throw new TypeError('There is no tombstone.');
  return tombstone;
}

function setNote({ first }: Place, note: string): void {
  const database = new DatabaseSync(copy);
  database.prepare('UPDATE tombstones SET note = ? WHERE first_sequence = ?').run(note, first);
  database.close();
}

function changeCharacter(text: string, at: number): string {
  const other = text[at] === '1' ? '2' : '1';
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}

/** Where the signature begins: the part that somebody else's may follow. */
const bodyLength = (note: string): number => note.lastIndexOf('\n\n');

/** What somebody would sign who says that other entries were there. */
function forge(place: Place, random: SeededRandom): Tombstone {
  const other = entries.with(random.whole(place.first, place.last) - 1, 'somebody else');
  const tree = createMerkleTree();
  const hashes = other.map((entry) => hashLeaf(entry));
  for (const hash of hashes.slice(0, place.last)) tree.append(hash);
  const subtrees = coverLeaves(place.first - 1, place.last).map((subtree) => {
    const part = createMerkleTree();
    const width = 2 ** subtree.level;
    const from = subtree.index * width;
    for (const hash of hashes.slice(from, from + width)) part.append(hash);
    return { ...subtree, hash: part.root() };
  });
  const template = tombstoneAt({ first: 10, last: 22 });
  const range = { firstSequence: place.first, lastSequence: place.last };
  const period = place.first === 23 ? '2026-07' : template.period;
  return { ...template, ...range, period, subtrees, rootHash: tree.root() };
}

/** Makes all hashes behind a tombstone fit it: heads, nodes, the state of the tree. */
function rehash(): void {
  const database = new DatabaseSync(copy);
  const tree = createMerkleTree();
  const notes = database.prepare('SELECT note FROM tombstones ORDER BY first_sequence').all();
  const tombstones = notes.flatMap((row) => parseTombstone(String(row['note'])) ?? []);
  const update = database.prepare(
    'UPDATE entries SET entry = ?, leaf_hash = ?, node_hashes = ? WHERE sequence = ?',
  );
  const select = database.prepare('SELECT entry FROM entries WHERE sequence = ?');
  database.exec('BEGIN');
  while (tree.size < entryCount) {
    const next = tombstones.find(({ firstSequence }) => firstSequence === tree.size + 1);
    if (next !== undefined) {
      for (const { level, hash } of next.subtrees) tree.appendSubtree(2 ** level, hash);
    } else {
      const entry = String(select.get(tree.size + 1)?.['entry']);
      const nodes = tree.append(hashLeaf(entry));
      update.run(entry, hashLeaf(entry), nodes.length > 0 ? nodes : null, tree.size);
    }
    database
      .prepare('UPDATE tree_heads SET root_hash = ? WHERE size = ?')
      .run(tree.root(), tree.size);
  }
  database.prepare('UPDATE log SET frontier = ?').run(tree.frontier());
  database.exec('COMMIT');
  database.close();
}

async function exportCopy(): Promise<string[]> {
  return collect(readerOf(copy).export());
}

function verifyLines(
  lines: readonly string[],
  options: VerificationOptions = { verifiers },
): ReturnType<typeof verifyExport> {
  writeFileSync(exported, lines.map((line) => `${line}\n`).join(''));
  return verifyExport(exported, options);
}

const storeAttempts: Attempt[] = [
  {
    name: 'store: any character of a tombstone',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      const note = noteAt(place);
      if (isReal) setNote(place, changeCharacter(note, random.whole(0, bodyLength(note) - 1)));
      const report = await readerOf(copy).verify({ verifiers });
      return { report, ...place, kinds: ['bad-tombstone'] };
    },
  },
  {
    name: 'store: any character of a hash in a tombstone, and nobody knows the key',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      const note = noteAt(place);
      const at = random.whole(note.indexOf('\nroot ') + 6, bodyLength(note) - 1);
      if (isReal) setNote(place, changeCharacter(note, at));
      return { report: await readerOf(copy).verify(), ...place, kinds: ['bad-tombstone'] };
    },
  },
  {
    name: 'store: removed tombstone',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      if (isReal) tamper(copy, `DELETE FROM tombstones WHERE first_sequence = ${place.first}`);
      return { report: await readerOf(copy).verify(), ...place, kinds: ['missing-entries'] };
    },
  },
  {
    name: 'store: tombstone signed by a stranger',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      if (isReal) setNote(place, signTombstone(tombstoneAt(place), stranger.signers));
      const report = await readerOf(copy).verify({ verifiers });
      return { report, ...place, kinds: ['bad-tombstone'] };
    },
  },
  {
    name: 'store: tombstone of other entries',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      if (isReal) setNote(place, signTombstone(forge(place, random), key.signers));
      return { report: await readerOf(copy).verify(), ...place, kinds: ['bad-tombstone'] };
    },
  },
  {
    name: 'store: tombstone of other entries, and everything else made to fit, before checkpoints',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      if (isReal) setNote(place, signTombstone(forge(place, random), key.signers));
      rehash();
      const { first, last } = { ...place, last: place.last === 22 ? 22 : 33 };
      return { report: await readerOf(copy).verify(evidence), first, last };
    },
  },
  {
    name: 'store: tombstone of another log',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      const logId = '00000000-1111-2222-3333-444444444444';
      const other = signTombstone({ ...tombstoneAt(place), logId }, key.signers);
      if (isReal) setNote(place, other);
      return { report: await readerOf(copy).verify(), ...place, kinds: ['bad-tombstone'] };
    },
  },
  {
    name: 'store: tombstone over entries that are there',
    run: async (random, isReal) => {
      const first = pick(random, [random.whole(1, 9), random.whole(30, entryCount)]);
      const last = random.whole(first, first < 10 ? 9 : entryCount);
      const note = signTombstone(forge({ first, last }, random), key.signers);
      if (isReal) {
        tamper(copy, `INSERT INTO tombstones VALUES (${first}, ${last}, '${note}', ${last}, NULL)`);
      }
      return { report: await readerOf(copy).verify({ verifiers }), first, last: entryCount };
    },
  },
  {
    name: 'store: tombstone over a part of another one',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      const first = random.whole(place.first + 1, place.last);
      const note = signTombstone(forge({ ...place, first }, random), key.signers);
      if (isReal) {
        tamper(
          copy,
          `INSERT INTO tombstones VALUES (${first}, ${place.last}, '${note}', ${place.last}, NULL)`,
        );
      }
      const report = await readerOf(copy).verify({ verifiers });
      return { report, ...place, kinds: ['bad-tombstone'], isTooMany: true };
    },
  },
  {
    name: 'store: entry put back where one was removed',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      const at = random.whole(place.first, place.last);
      if (isReal) {
        tamper(
          copy,
          `ATTACH '${whole}' AS whole;
           INSERT INTO main.entries SELECT * FROM whole.entries WHERE sequence = ${at}`,
        );
      }
      const report = await readerOf(copy).verify();
      return { report, first: at, last: at, kinds: ['inserted-entry'], isTooMany: true };
    },
  },
  {
    name: 'store: entries put back, and edited, as if the removal were not finished',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      const at = random.whole(place.first, place.last);
      tamper(
        copy,
        `ATTACH '${whole}' AS whole;
         INSERT INTO main.entries SELECT * FROM whole.entries
           WHERE sequence BETWEEN ${place.first} AND ${place.last};
         UPDATE tombstones SET removed_to = ${place.first - 1} WHERE first_sequence = ${place.first}`,
      );
      const edited = (entries[at - 1] ?? '').replace('support', 'nobody');
      const leafHash = hashLeaf(edited).toString('hex');
      if (isReal) {
        tamper(
          copy,
          `UPDATE entries SET entry = '${edited}', leaf_hash = x'${leafHash}' WHERE sequence = ${at}`,
        );
      }
      return { report: await readerOf(copy).verify(), ...place, kinds: ['bad-tombstone'] };
    },
  },
  {
    name: 'store: a removal that says to be less far, or further, than it is',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      const to = random.whole(place.first - 1, place.last - 1);
      if (isReal) {
        tamper(
          copy,
          `UPDATE tombstones SET removed_to = ${to} WHERE first_sequence = ${place.first}`,
        );
      }
      return { report: await readerOf(copy).verify(), first: place.first, last: place.last };
    },
  },
  {
    name: 'store: edited entry beside a removed period',
    run: async (random, isReal) => {
      const at = pick(random, [random.whole(1, 9), random.whole(30, entryCount)]);
      if (isReal) {
        tamper(
          copy,
          `UPDATE entries SET entry = replace(entry, 'request-', 'request_') WHERE sequence = ${at}`,
        );
      }
      const report = await readerOf(copy).verify();
      return { report, first: at, last: at, kinds: ['edited-entry'] };
    },
  },
  {
    name: 'store: removed entry beside a removed period',
    run: async (random, isReal) => {
      const at = pick(random, [random.whole(1, 9), random.whole(30, entryCount - 1)]);
      if (isReal) tamper(copy, `DELETE FROM entries WHERE sequence = ${at}`);
      const report = await readerOf(copy).verify();
      return { report, first: at, last: at, kinds: ['missing-entries'] };
    },
  },
  {
    name: 'store: entry before a removed period edited, and everything made to fit',
    run: async (random, isReal) => {
      const at = random.whole(1, 9);
      const edit = `UPDATE entries SET entry = replace(entry, 'held', 'else') WHERE sequence = ${at}`;
      if (isReal) tamper(copy, edit);
      rehash();
      const report = await readerOf(copy).verify({ verifiers });
      return { report, first: 1, last: 9, kinds: ['replaced-log'] };
    },
  },
  {
    name: 'store: entry behind a removed period edited, and everything made to fit',
    run: async (random, isReal) => {
      const at = random.whole(30, entryCount);
      const edit = `UPDATE entries SET entry = replace(entry, 'support', 'x') WHERE sequence = ${at}`;
      if (isReal) tamper(copy, edit);
      rehash();
      const report = await readerOf(copy).verify(evidence);
      return { report, first: 23, last: at <= 33 ? 33 : 41, kinds: ['forked-log'] };
    },
  },
];

/** Lines of the export: 1-9 entries, 10 and 11 tombstones, 12-23 entries, 24 the watermark. */
const tombstoneLines = [9, 10];
const exportAttempts: Attempt[] = [
  {
    name: 'export: any character of a tombstone',
    run: async (random, isReal) => {
      const lines = await exportCopy();
      const which = random.whole(0, 1);
      const line = lines[tombstoneLines[which] ?? 0] ?? '';
      const end = line.lastIndexOf(String.raw`\n\n`);
      const changed = changeCharacter(line, random.whole(0, end - 1));
      const report = await verifyLines(
        isReal ? lines.with(tombstoneLines[which] ?? 0, changed) : lines,
      );
      return { report, first: 10, last: entryCount };
    },
  },
  {
    name: 'export: any character of a hash in a tombstone, and nobody knows the key',
    run: async (random, isReal) => {
      const lines = await exportCopy();
      const which = random.whole(0, 1);
      const line = lines[tombstoneLines[which] ?? 0] ?? '';
      const end = line.lastIndexOf(String.raw`\n\n`);
      const at = random.whole(line.indexOf(String.raw`\nroot `) + 7, end - 1);
      const changed = changeCharacter(line, at);
      const report = await verifyLines(
        isReal ? lines.with(tombstoneLines[which] ?? 0, changed) : lines,
        {},
      );
      return { report, first: 10, last: 29, kinds: ['bad-tombstone'] };
    },
  },
  {
    name: 'export: removed tombstone',
    run: async (random, isReal) => {
      const lines = await exportCopy();
      const which = random.whole(0, 1);
      const report = await verifyLines(
        isReal ? lines.toSpliced(tombstoneLines[which] ?? 0, 1) : lines,
      );
      return { report, first: 10, last: 29, kinds: ['missing-entries'] };
    },
  },
  {
    name: 'export: tombstone twice, or in another place',
    run: async (random, isReal) => {
      const lines = await exportCopy();
      const line = lines[pick(random, tombstoneLines)] ?? '';
      const at = random.whole(0, lines.length - 1);
      const report = await verifyLines(isReal ? lines.toSpliced(at, 0, line) : lines);
      return { report, first: 1, last: entryCount + 1 };
    },
  },
  {
    name: 'export: tombstone signed by a stranger',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      if (isReal) setNote(place, signTombstone(tombstoneAt(place), stranger.signers));
      const report = await verifyLines(await exportCopy());
      return { report, ...place, kinds: ['bad-tombstone'] };
    },
  },
  {
    name: 'export: tombstone of other entries, before checkpoints',
    run: async (random, isReal) => {
      const place = pick(random, buried);
      if (isReal) setNote(place, signTombstone(forge(place, random), key.signers));
      rehash();
      const { first, last } = { ...place, last: place.last === 22 ? 22 : 33 };
      return { report: await verifyLines(await exportCopy(), evidence), first, last };
    },
  },
  {
    name: 'export: a tombstone in the place of entries',
    run: async (random, isReal) => {
      const lines = await exportCopy();
      const first = random.whole(1, 9);
      const note = signTombstone(forge({ first, last: 9 }, random), stranger.signers);
      const changed = lines.toSpliced(first - 1, 10 - first, JSON.stringify({ tombstone: note }));
      return { report: await verifyLines(isReal ? changed : lines), first, last: 9 };
    },
  },
];

async function expectFound({ run, name }: Attempt, seed: number): Promise<void> {
  copyFileSync(original, copy);
  const control = await run(createSeededRandom(seed), false);
  expect({ name, seed, report: control.report }).toMatchObject({ report: { isIntact: true } });
  copyFileSync(original, copy);
  const {
    report,
    first,
    last,
    kinds,
    isTooMany = false,
  } = await run(createSeededRandom(seed), true);
  if (report.isIntact) throw new Error(`${name}, seed ${seed}: not found`);
  const { finding, provenEntryCount } = report;
  const found = { name, seed, finding };
  if (kinds !== undefined) expect(kinds, JSON.stringify(found)).toContain(finding.kind);
  // What is named has to do with what was done, and nothing is proven that is not what it was.
  expect(finding.lastSequence, JSON.stringify(found)).toBeGreaterThanOrEqual(first);
  expect(finding.firstSequence, JSON.stringify(found)).toBeLessThanOrEqual(last);
  if (!isTooMany) expect(provenEntryCount, JSON.stringify(found)).toBeLessThan(last);
  expect(finding.message).toMatch(/^[A-Z].+\.$/);
}

describe('tampering with what retention leaves is found', () => {
  it.each([...storeAttempts, ...exportAttempts])(
    '$name',
    async (attempt) => {
      for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
        await expectFound(attempt, seed);
      }
    },
    600_000,
  );
});
