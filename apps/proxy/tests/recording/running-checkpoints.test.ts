import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  openAuditReader,
  openCheckpoint,
  parseSigningKey,
  parseVerifierKey,
} from '@nexudus-toolkit/audit-log';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ConfigurationError } from '../../src/index.ts';
import { makeFolder } from '../fixtures/make-folder.ts';
import { createKey, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

/** Takes what is posted to it. */
async function startWitness() {
  const posts: { headers: IncomingHttpHeaders; body: string }[] = [];
  let status = 200;
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      posts.push({ headers: incoming.headers, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    posts,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary-path`, // it listens on a port
    answer: (next: number) => {
      status = next;
    },
  };
}

const readSigned = ({ logLines }: Pick<TestProxy, 'logLines'>) =>
  logLines
    .map((line) => JSON.parse(line) as { msg: string; verifierKey: string; checkpoint?: string })
    .filter(({ msg }) => msg.startsWith('audit '));

const pem = () =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });

describe('checkpoints of the running proxy', () => {
  it('lie beside the log unless told otherwise, and the last one covers the last entry', async () => {
    await using proxy = await startTestProxy();
    await proxy.send({ target: messages });
    await proxy.send({ target: '/nowhere', headers: { Authorization: '' } });
    await proxy.running.stop();
    const [started] = readSigned(proxy);
    const verifier = parseVerifierKey(started?.verifierKey ?? '');
    const path = join(proxy.folder, 'audit.db-checkpoints');
    const notes = (await readFile(path, 'utf8')).split(/\n\n(?=nexudus)/);
    const [first, last] = [notes[0] ?? '', notes.at(-1) ?? ''].map((note) =>
      openCheckpoint(`${note.trimEnd()}\n`, [verifier]),
    );
    expect([first?.size, last?.size]).toEqual([0, 2]);
    const tree = await openAuditReader({ url: proxy.settings.auditUrl }).tree();
    expect(tree).toMatchObject({ size: 2, rootHash: last?.rootHash });
    expect(last?.origin).toContain(tree.logId);
    expect((await stat(join(proxy.folder, 'audit.db-signing-key'))).mode & 0o777).toBe(0o600);
  });

  it('go to every place, signed by the key of the environment', async () => {
    const witness = await startWitness();
    const auditSigningKey = pem();
    const origin = 'example.com/audit';
    const tokenFile = join(await makeFolder(), 'token');
    await writeFile(tokenFile, 'canary-token\n');
    const places = [{ stdout: true }, { url: witness.url, tokenFile }];
    await using proxy = await startTestProxy({
      settings: { auditSigningKey },
      config: { audit: { checkpoints: { origin, places } } },
    });
    await vi.waitFor(() => {
      expect(witness.posts).toHaveLength(1);
    });
    await proxy.send({ target: messages });
    await proxy.running.stop();
    const { verifierKey } = parseSigningKey(origin, auditSigningKey);
    const verifiers = [parseVerifierKey(verifierKey)];
    const posted = witness.posts.map(({ body }) => openCheckpoint(body, verifiers).size);
    const logged = readSigned(proxy).flatMap(({ checkpoint }) => checkpoint ?? []);
    expect(posted).toEqual([0, 1]);
    expect(logged.map((note) => openCheckpoint(note, verifiers).size)).toEqual([0, 1]);
    expect(witness.posts[0]?.headers.authorization).toBe('Bearer canary-token');
    expect(proxy.logLines.join('')).not.toContain('canary');
    await expect(stat(join(proxy.folder, 'audit.db-checkpoints'))).rejects.toThrow('ENOENT');
  });

  it('that do not arrive are a warning, and keep nothing from passing', async () => {
    const witness = await startWitness();
    witness.answer(500);
    await using proxy = await startTestProxy({
      config: { audit: { checkpoints: { places: [{ url: witness.url }] } } },
    });
    const operator = await createKey(proxy.settings.keysUrl, 'alice', undefined, 'operator');
    const ask = async (path: string) => {
      const headers = { Authorization: `Bearer ${operator}` };
      return (await fetch(proxy.running.administrationUrl + path, { headers })).text();
    };
    await vi.waitFor(async () => {
      expect(await ask('/metrics')).toContain(
        'nexudus_proxy_audit_checkpoints_failed_total{place="0"} 1',
      );
    });
    expect((await proxy.send({ target: messages })).status).toBe(200);
    const ready = await fetch(`${proxy.running.administrationUrl}/readyz`);
    const body = await ready.text();
    expect(ready.status).toBe(200);
    expect(body).toContain('checkpoints do not reach audit.checkpoints.places[0]');
    expect(body).not.toContain('canary');
  });

  it.each([
    [{ auditSigningKey: 'canary' }, {}, /^AUDIT_SIGNING_KEY: .*Ed25519/],
    [{ auditSigningKey: pem() }, { keyFile: '/x' }, /AUDIT_SIGNING_KEY and .*keyFile are both set/],
    [{}, { keyFile: '/nowhere/key' }, /^audit.checkpoints.keyFile \/nowhere\/key: /],
    [
      {},
      { places: [{ url: 'https://w.example', tokenFile: '/nowhere/token' }] },
      /tokenFile .*\/nowhere\/token/,
    ],
  ])('keep the proxy from starting without what they need: %#', async (settings, config, what) => {
    const start = startTestProxy({ settings, config: { audit: { checkpoints: config } } });
    await expect(start).rejects.toThrow(ConfigurationError);
    await expect(start).rejects.toThrow(what);
    await expect(start).rejects.not.toThrow('canary');
  });
});
