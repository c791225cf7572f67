import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { isConsistent, isIncluded } from '../../src/index.ts';
import { run } from '../fixtures/run-command.ts';
import { createPlace, tamper, writeBatches } from '../fixtures/temporary-log.ts';
import type { TemporaryPlace } from '../fixtures/temporary-log.ts';
import { readEntries, rewriteLog } from '../tamper/rewrite-log.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

interface SignedPlace extends TemporaryPlace {
  readonly checkpoints: string;
  readonly publicKey: string;
}

/** A log of five entries with a checkpoint over each of 3 and 5. */
async function createSigned(): Promise<SignedPlace> {
  const place = createPlace();
  for (const count of [3, 2]) {
    await writeBatches(place.url, count);
    await run(place.url, ['checkpoint']);
  }
  const publicKey = readFileSync(`${place.path}-signing-key.pub`, 'utf8').trim();
  return { ...place, checkpoints: `${place.path}-checkpoints`, publicKey };
}

describe('audit checkpoint', () => {
  it('makes a key, tells its public half, and appends to a file', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 2);
    const first = await run(url, ['checkpoint']);
    expect(first.exitCode).toBe(0);
    const publicKey = readFileSync(`${path}-signing-key.pub`, 'utf8').trim();
    expect(first.stderr).toBe(`made a signing key; its public key: ${publicKey}\n`);
    expect(first.stdout.split('\n')[1]).toBe('2');
    expect(statSync(`${path}-signing-key`).mode & 0o777).toBe(0o600);
    const second = await run(url, ['checkpoint']);
    expect(second.stderr).toBe('');
    expect(readFileSync(`${path}-checkpoints`, 'utf8')).toBe(`${first.stdout}\n${second.stdout}\n`);
  });

  it('takes key, origin and file from its options', async () => {
    const { url, folder } = createPlace();
    await writeBatches(url, 1);
    const key = join(folder, 'key.pem');
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(key, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const output = join(folder, 'checkpoints');
    const options = ['--signing-key', key, '--origin', 'example.com/audit', '--output', output];
    const { exitCode, stdout } = await run(url, ['checkpoint', ...options]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^example\.com\/audit\n1\n/);
    expect(readFileSync(output, 'utf8')).toBe(`${stdout}\n`);
  });

  it('signs nothing that contradicts what it has signed', async () => {
    const { url, path, checkpoints } = await createSigned();
    const before = readFileSync(checkpoints, 'utf8');
    rewriteLog(path, readEntries(path).slice(0, 4));
    const { exitCode, stdout, stderr } = await run(url, ['checkpoint']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('the log is not what the checkpoint over 5 entries says');
    expect(readFileSync(checkpoints, 'utf8')).toBe(before);
  });

  it('lists checkpoints, and says which may not be believed', async () => {
    const { url, checkpoints } = await createSigned();
    appendFileSync(checkpoints, readFileSync(checkpoints, 'utf8').replace('\n3\n', '\n4\n'));
    const { exitCode, stdout } = await run(url, ['checkpoint', '--list', '--json']);
    expect(exitCode).toBe(0);
    const listed = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(listed).toMatchObject([
      { size: 3, time: expect.stringMatching(/Z$/) as string },
      { size: 5 },
      { error: 'bad-signature' },
      { size: 5 },
    ]);
    const shown = await run(url, ['checkpoint', '--list']);
    expect(shown.stdout).toMatch(/ {2}3 entries {2}[0-9a-f]{64} {2}nexudus-toolkit\.invalid/);
  });
});

describe('audit verify with checkpoints', () => {
  it('says how much of an intact log was signed', async () => {
    const { url, checkpoints, publicKey } = await createSigned();
    await writeBatches(url, 2);
    const options = ['--checkpoint', checkpoints, '--public-key', publicKey];
    const { exitCode, stdout, stderr } = await run(url, ['verify', ...options]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^intact: 7 entries/);
    expect(stdout).toContain('\n2 checkpoints agree: the entries up to 5 are what was signed\n');
  });

  it('takes the public key from a file, as text or PEM, or from beside the log', async () => {
    const { url, path, folder, checkpoints, publicKey } = await createSigned();
    const list = join(folder, 'keys');
    writeFileSync(list, `\ufeff# ours\r\n\r\n${publicKey}\r\n`);
    const pem = join(folder, 'key.pem');
    const secret = readFileSync(`${path}-signing-key`, 'utf8');
    writeFileSync(pem, createPublicKey(secret).export({ format: 'pem', type: 'spki' }));
    for (const keys of [['--public-key', list], ['--public-key', pem], []]) {
      const { exitCode } = await run(url, ['verify', '--checkpoint', checkpoints, ...keys]);
      expect({ keys, exitCode }).toEqual({ keys, exitCode: 0 });
    }
  });

  it('finds a log that was rewritten from end to end', async () => {
    const { url, path, checkpoints } = await createSigned();
    const entries = readEntries(path);
    rewriteLog(
      path,
      entries.map((entry, index) => (index === 3 ? entry.replace('GET', 'PUT') : entry)),
    );
    expect((await run(url, ['verify'])).exitCode).toBe(0);
    const { exitCode, stdout } = await run(url, ['verify', '--checkpoint', checkpoints]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^not intact \(forked-log\): Entries 4 to 5 are not what was signed/);
    expect(stdout).toContain('\n3 entries of log');
  });

  it('works on an export with the public key alone', async () => {
    const { url, folder, checkpoints, publicKey } = await createSigned();
    const file = join(folder, 'export.ndjson');
    await run(url, ['export', '--output', file]);
    const options = ['--file', file, '--checkpoint', checkpoints, '--public-key', publicKey];
    const intact = await run('sqlite:/nowhere', ['verify', ...options, '--json']);
    expect(intact.exitCode).toBe(0);
    expect(JSON.parse(intact.stdout)).toMatchObject({
      ...{ isIntact: true, entryCount: 5, signed: { checkpointCount: 2, lastSequence: 5 } },
      entriesPerSecond: expect.any(Number) as number,
    });
    writeFileSync(file, readFileSync(file, 'utf8').replace('"request-1"', '"request-9"'));
    const edited = await run('sqlite:/nowhere', ['verify', ...options, '--json']);
    expect(edited.exitCode).toBe(1);
    expect(JSON.parse(edited.stdout)).toMatchObject({
      finding: { kind: 'edited-entry', firstSequence: 2 },
    });
  });

  it('says how fast it was when asked to', async () => {
    const { url } = await createSigned();
    const { stdout } = await run(url, ['verify', '--verbose']);
    expect(stdout).toMatch(/\n5 entries in \d+ ms: \d+ a second\n/);
  });

  it('refuses checkpoints of another log', async () => {
    const { url } = await createSigned();
    const other = await createSigned();
    const options = ['--checkpoint', other.checkpoints, '--public-key', other.publicKey];
    const { exitCode, stdout } = await run(url, ['verify', ...options]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^not intact \(replaced-log\)/);
    const named = [...options, '--origin', 'example.com/audit'];
    expect((await run(other.url, ['verify', ...named])).stdout).toMatch(/\(bad-checkpoint\)/);
  });

  it('leaves out a checkpoint that was torn off, and says so', async () => {
    const { url, checkpoints } = await createSigned();
    truncateSync(checkpoints, statSync(checkpoints).size - 300);
    const { exitCode, stdout, stderr } = await run(url, ['verify', '--checkpoint', checkpoints]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 checkpoint agrees: the entries up to 3');
    expect(stderr).toContain('was torn off');
  });

  it('finds that a file of checkpoints holds something else', async () => {
    const { url, folder } = await createSigned();
    const file = join(folder, 'other');
    writeFileSync(file, 'no checkpoint\n');
    const { exitCode, stdout } = await run(url, ['verify', '--checkpoint', file]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^not intact \(bad-checkpoint\)/);
  });
});

describe('audit proof', () => {
  it('shows that an entry is in the log', async () => {
    const { url, path } = await createSigned();
    const { exitCode, stdout } = await run(url, [
      'proof',
      'inclusion',
      '--sequence',
      '2',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    const proof = JSON.parse(stdout) as Record<'leafHash' | 'rootHash' | 'entry', string> & {
      index: number;
      size: number;
      hashes: string[];
    };
    expect(proof).toMatchObject({ index: 1, size: 5, entry: readEntries(path)[1] });
    const { leafHash, rootHash, hashes } = proof;
    const claim = { ...proof, leafHash: hex(leafHash), rootHash: hex(rootHash) };
    expect(isIncluded({ ...claim, proof: hashes.map(hex) })).toBe(true);
  });

  it('shows that the log has only grown', async () => {
    const { url } = await createSigned();
    const args = ['proof', 'consistency', '--from', '2', '--size', '4', '--json'];
    const proof = JSON.parse((await run(url, args)).stdout) as Record<
      'fromRootHash' | 'rootHash',
      string
    > & { hashes: string[] };
    const claim = { from: 2, to: 4, proof: proof.hashes.map(hex) };
    const roots = { fromRootHash: hex(proof.fromRootHash), toRootHash: hex(proof.rootHash) };
    expect(isConsistent({ ...claim, ...roots })).toBe(true);
  });

  it('comes as c2sp.org/tlog-proof with a checkpoint', async () => {
    const { url, checkpoints } = await createSigned();
    const args = ['proof', 'inclusion', '--sequence', '4', '--checkpoint', checkpoints];
    const { exitCode, stdout } = await run(url, args);
    expect(exitCode).toBe(0);
    const [, latest] = readFileSync(checkpoints, 'utf8').split(/\n\n(?!\u2014)/);
    expect(stdout).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex 3\n(?:[A-Za-z0-9+/]{43}=\n)+\n/);
    expect(stdout.trimEnd().endsWith(latest?.trimEnd() ?? '?')).toBe(true);
  });

  it('is not given against a checkpoint that the log contradicts', async () => {
    const { url, path, checkpoints } = await createSigned();
    rewriteLog(
      path,
      readEntries(path).map((entry) => entry.replace('GET', 'PUT')),
    );
    const args = ['proof', 'inclusion', '--sequence', '4', '--checkpoint', checkpoints];
    const { exitCode, stdout } = await run(url, args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });

  it('reads well on a terminal', async () => {
    const { url } = await createSigned();
    const inclusion = await run(url, ['proof', 'inclusion', '--sequence', '1'], true);
    expect(inclusion.stdout).toMatch(/^entry 1 of 5, leaf hash [0-9a-f]{64}, root hash/);
    const consistency = await run(url, ['proof', 'consistency', '--from', '3'], true);
    expect(consistency.stdout).toMatch(/^from 3 entries, root hash [0-9a-f]{64}, to 5, root hash/);
  });
});

describe('audit, misused', () => {
  it.each([
    { args: ['verify', '--file', 'a', '--store', 'b'], says: '--store or --file, not both' },
    { args: ['verify', '--clock-tolerance-ms', '-1'], says: '--clock-tolerance-ms' },
    { args: ['verify', '--clock-tolerance-ms', '1s'], says: 'should be a whole number' },
    { args: ['verify', '--file', '/nowhere/export'], says: 'cannot be read' },
    { args: ['verify', '--file', '.'], says: 'cannot be read' },
    { args: ['verify', '--checkpoint', '/nowhere/checkpoints'], says: 'cannot read' },
    { args: ['verify', '--checkpoint', '.'], says: 'cannot read' },
    { args: ['verify', '--checkpoint', '/dev/null'], says: 'holds no checkpoint' },
    { args: ['verify', '--public-key', 'a+b+c'], says: 'should be a public key' },
    { args: ['verify', '--public-key', '/dev/null'], says: 'should be a public key' },
    { args: ['checkpoint', '--json'], says: '--json does not go without --list' },
    { args: ['checkpoint', '--list', '--output', 'x'], says: '--output does not go with --list' },
    { args: ['checkpoint', '--origin', 'a b'], says: 'no spaces' },
    { args: ['checkpoint', '--signing-key', '/dev/null/key'], says: 'cannot write' },
    { args: ['checkpoint', '--signing-key', '/dev/null'], says: 'should be an Ed25519 key' },
    { args: ['proof'], says: 'inclusion or consistency' },
    { args: ['proof', 'of life'], says: 'inclusion or consistency' },
    { args: ['proof', 'inclusion'], says: '--sequence N' },
    { args: ['proof', 'inclusion', '--sequence', '0'], says: '1 or more' },
    { args: ['proof', 'inclusion', '--sequence', '9'], says: 'There is no entry 9' },
    { args: ['proof', 'inclusion', '--sequence', '1', '--size', '9'], says: 'no tree over 9' },
    { args: ['proof', 'consistency'], says: '--from N' },
    { args: ['proof', 'consistency', '--from', '9'], says: 'no tree over 9' },
    { args: ['proof', 'consistency', '--from', '2', '--size', '1'], says: 'did not grow' },
  ])('refuses $args with one clear line and exit code 2', async ({ args, says }) => {
    const { url } = createPlace();
    await writeBatches(url, 3);
    const { exitCode, stdout, stderr } = await run(url, args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/^audit: [^\n]+\n$/);
  });

  it.each(['/dev/null/file', '/'])('refuses to write checkpoints to %s', async (output) => {
    const { url } = createPlace();
    await writeBatches(url, 3);
    const { exitCode, stdout, stderr } = await run(url, ['checkpoint', '--output', output]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/audit: cannot (read|write)[^\n]+\n$/);
  });

  it('wants to know who signed, and no secret', async () => {
    const { url, path, folder, checkpoints } = await createSigned();
    const file = join(folder, 'export.ndjson');
    await run(url, ['export', '--output', file]);
    const verify = ['verify', '--file', file, '--checkpoint', checkpoints];
    const without = await run(url, verify);
    expect(without).toMatchObject({ exitCode: 2, stdout: '' });
    expect(without.stderr).toContain('--checkpoint needs the --public-key');
    const secret = await run(url, [...verify, '--public-key', `${path}-signing-key`]);
    expect(secret).toMatchObject({ exitCode: 2 });
    expect(secret.stderr).toContain('holds a private key');
  });

  it('reports a database where an export should be, and a damaged store', async () => {
    const { url, path, folder } = await createSigned();
    const copy = join(folder, 'copy.db');
    copyFileSync(path, copy);
    const database = await run(url, ['verify', '--file', copy]);
    expect(database).toMatchObject({ exitCode: 2 });
    expect(database.stderr).toContain(`--store sqlite:${copy}`);
    tamper(path, 'UPDATE entries SET node_hashes = NULL');
    const proof = await run(url, ['proof', 'consistency', '--from', '2']);
    expect(proof).toMatchObject({ exitCode: 2 });
  });
});
