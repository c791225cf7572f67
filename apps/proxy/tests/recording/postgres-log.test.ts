import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AuditSecretError,
  openAuditReader,
  openCheckpoint,
  openPseudonyms,
  parseVerifierKey,
} from '@nexudus-toolkit/audit-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../fixtures/make-folder.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { startPostgres, type Postgres } from '../fixtures/postgres.ts';
import { toRecord } from '../fixtures/records.ts';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres[Symbol.asyncDispose]());

const auditSecret = 'ab'.repeat(32);
const auditSigningKey = generateKeyPairSync('ed25519').privateKey.export({
  ...{ format: 'pem', type: 'pkcs8' },
});

const readVerifier = ({ logLines }: TestProxy) => {
  const line = logLines.find((text) => text.includes('audit log is signed')) ?? '';
  return parseVerifierKey((JSON.parse(line) as { verifierKey: string }).verifierKey);
};

describe('replicas with one audit store in PostgreSQL', () => {
  it('have a log each, and one place to ask who saw a customer', async () => {
    const folder = await makeFolder();
    const start = (name: string) =>
      startTestProxy({
        settings: { auditUrl: postgres.url, auditSecret, auditSigningKey },
        config: { audit: { checkpoints: { places: [{ file: join(folder, name) }] } } },
      });
    await using one = await start('one');
    await using other = await start('other');
    const requestIds: string[] = [];
    for (const proxy of [one, other, one]) {
      proxy.nexudus.answer((_, response) => {
        sendJson(response, 200, toRecord({ Id: 1, AiChannelSessionCoworkerId: '123' }));
      });
      const { status, headers } = await proxy.send({ target: `${messages}/1` });
      expect(status).toBe(200);
      requestIds.push(String(headers['x-request-id']));
    }
    await Promise.all([one.running.stop(), other.running.stop()]);

    const url = postgres.url;
    const pseudonyms = await openPseudonyms({ url, secret: auditSecret, readOnly: true });
    const subjects = await pseudonyms.everyPeriod({ kind: 'coworker', value: '123' });
    await pseudonyms.close();
    const reader = openAuditReader({ url });
    const found: string[] = [];
    for await (const { requestId } of reader.query({ subjects })) found.push(requestId);
    expect(found).toEqual(requestIds);

    const logs = await reader.logs();
    expect(logs.map(({ size }) => size).toSorted()).toEqual([1, 2]);
    for (const [proxy, name] of [
      [one, 'one'],
      [other, 'other'],
    ] as const) {
      const notes = (await readFile(join(folder, name), 'utf8')).trimEnd().split(/\n\n(?!—)/);
      const last = openCheckpoint(`${notes.at(-1) ?? ''}\n`, [readVerifier(proxy)]);
      const log = logs.find(({ logId }) => last.origin.endsWith(logId));
      expect(last).toMatchObject({ size: log?.size, rootHash: log?.rootHash });
    }
  }, 60_000);

  it('do not start without the secret that they share', async () => {
    const start = startTestProxy({ settings: { auditUrl: postgres.url, auditSigningKey } });
    await expect(start).rejects.toThrow(AuditSecretError);
    await expect(start).rejects.toThrow('AUDIT_SECRET is not set');
  }, 60_000);
});
