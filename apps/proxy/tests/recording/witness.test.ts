import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAuditReader, parseSigningKey, type AuditEntry } from '@nexudus-toolkit/audit-log';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeFolder } from '../fixtures/make-folder.ts';
import { createKey, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
const origin = 'example.com/audit';
const { verifierKey } = parseSigningKey(origin, pem);

let witness: TestProxy;
let operator = '';
beforeAll(async () => {
  witness = await startTestProxy({ config: { audit: { witness: { publicKeys: [verifierKey] } } } });
  operator = await createKey(witness.settings.keysUrl, 'replica', undefined, 'operator');
});
afterAll(() => witness[Symbol.asyncDispose]());

async function readWitnessed({ settings }: TestProxy = witness): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  const filter = { operation: 'witnessCheckpoint' };
  for await (const entry of openAuditReader({ url: settings.auditUrl }).query(filter))
    entries.push(entry);
  return entries;
}

async function post(note: string, key = operator): Promise<{ status: number; text: string }> {
  const response = await fetch(`${witness.running.administrationUrl}/audit/checkpoints`, {
    ...{ method: 'POST', body: note },
    headers: { Authorization: `Bearer ${key}` },
  });
  return { status: response.status, text: await response.text() };
}

/** Runs a log from its beginning, and returns its checkpoints: of nothing, and of so many entries. */
async function runLog(entries: number): Promise<string[]> {
  await using proxy = await startTestProxy({
    settings: { auditSigningKey: pem },
    config: { audit: { checkpoints: { origin, places: [{ stdout: true }] } } },
  });
  for (let count = 0; count < entries; count += 1) await proxy.send({ target: messages });
  await proxy.running.stop();
  return proxy.logLines
    .map((line) => (JSON.parse(line) as { checkpoint?: string }).checkpoint)
    .filter((note) => note !== undefined);
}

describe('POST /audit/checkpoints', () => {
  it('records what a replica sends of its log', async () => {
    const tokenFile = join(await makeFolder(), 'token');
    await writeFile(tokenFile, operator);
    const url = `${witness.running.administrationUrl}/audit/checkpoints`;
    await using replica = await startTestProxy({
      settings: { auditSigningKey: pem },
      config: { audit: { checkpoints: { origin, places: [{ url, tokenFile }] } } },
    });
    await vi.waitFor(async () => {
      expect(await readWitnessed()).toHaveLength(1);
    }, 5_000);
    await replica.send({ target: messages });
    await replica.running.stop();
    const tree = await openAuditReader({ url: replica.settings.auditUrl }).tree();
    const entries = await readWitnessed();
    expect(entries.at(-1)).toMatchObject({
      ...{ category: 'upkeep', decision: 'allowed', administrator: 'replica' },
      details: {
        consumers: ['example.com:audit'],
        ...{ size: 1, rootHash: Buffer.from(tree.rootHash).toString('hex') },
      },
    });

    // A log that was begun anew under the same name, and one that was rewritten.
    const [empty = '', other = ''] = await runLog(1);
    expect((await post(empty)).status).toBe(409);
    expect(await post(other)).toMatchObject({
      status: 409,
      text: expect.stringContaining('checkpoint-conflict') as string,
    });
    expect((await readWitnessed()).slice(-2)).toMatchObject([
      { decision: 'refused', reason: 'checkpoint-conflict', details: { size: 0 } },
      { decision: 'refused', reason: 'checkpoint-conflict', details: { size: 1 } },
    ]);
    const [, grown = ''] = await runLog(2);
    expect((await post(grown)).status).toBe(204);
    const known = (await readWitnessed()).length;
    expect((await post(grown)).status).toBe(204);
    expect(await readWitnessed()).toHaveLength(known);
  }, 30_000);

  it('remembers over a restart what a log has said', async () => {
    const auditUrl = `sqlite:${join(await makeFolder(), 'audit.db')}`;
    const [, long = ''] = await runLog(2);
    const [, short = ''] = await runLog(1);
    const sent: number[] = [];
    for (const note of [long, short]) {
      await using restarted = await startTestProxy({
        settings: { auditUrl },
        config: { audit: { witness: { publicKeys: [verifierKey] } } },
      });
      const key = await createKey(restarted.settings.keysUrl, 'replica', undefined, 'operator');
      const url = `${restarted.running.administrationUrl}/audit/checkpoints`;
      const headers = { Authorization: `Bearer ${key}` };
      sent.push((await fetch(url, { method: 'POST', body: note, headers })).status);
    }
    expect(sent).toEqual([204, 409]);
  }, 30_000);

  it.each([
    ['nothing', ''],
    ['what is no note', 'canary'],
    ['a note that nobody known has signed', 'a\n1\nAAAA\n\n— b AAAAAAAA\n'],
  ])('refuses %s', async (_, note) => {
    const { status, text } = await post(note);
    expect(status).toBe(400);
    expect(text).toContain('checkpoint-invalid');
    expect(text).not.toContain('canary');
  });

  it('refuses what is too large, and who has no operator key', async () => {
    expect((await post('x'.repeat(100_000))).status).toBe(413);
    expect((await post('', 'none')).status).toBe(401);
    const auditor = await createKey(witness.settings.keysUrl, 'bob', undefined, 'auditor');
    expect((await post('', auditor)).status).toBe(403);
    const get = await fetch(`${witness.running.administrationUrl}/audit/checkpoints`);
    expect([get.status, get.headers.get('Allow')]).toEqual([405, 'POST']);
  });
});
