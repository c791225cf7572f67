import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { openAuditReader, type AuditEntry } from '@nexudus-toolkit/audit-log';
import { describe, expect, it, vi } from 'vitest';
import { expectProblem } from '../fixtures/expect-refusal.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { findLeaks } from '../fixtures/find-leaks.ts';
import { toRecord } from '../fixtures/records.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const person = toRecord({
  ...{ Id: 1, AiChannelSessionCoworkerFullName: 'canary-name', Content: 'canary-content' },
  AiChannelSessionCoworkerId: 'canary-coworker',
});
const read = { target: `${messages}/1?`, headers: { 'User-Agent': 'canary-agent' } };
const create = {
  ...{ method: 'POST', target: messages, headers: json },
  body: JSON.stringify({ BusinessId: 7, Action: 1, Content: 'x' }),
};

async function startWith(audit: object) {
  const proxy = await startTestProxy({ config: { audit } });
  proxy.nexudus.answer((_, response) => {
    sendJson(response, 200, person);
  });
  const [path, aside] = ['audit.db', 'aside'].map((name) => join(proxy.folder, name));
  return {
    proxy,
    takeLog: () => rename(path ?? '', aside ?? ''),
    putLogBack: () => rename(aside ?? '', path ?? ''),
    readiness: async () => {
      const response = await fetch(`${proxy.running.administrationUrl}/readyz`);
      return { status: response.status, body: await response.text() };
    },
  };
}

async function readLog({ settings }: TestProxy): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of openAuditReader({ url: settings.auditUrl }).query())
    entries.push(entry);
  return entries;
}

describe('a log that is gone', () => {
  it('lets nothing pass, and is written again as soon as it is back', async () => {
    const { takeLog, putLogBack, readiness, ...started } = await startWith({});
    await using proxy = started.proxy;
    await takeLog();
    expectProblem(await proxy.send(read), 'audit-unavailable');
    expectProblem(await proxy.send(create), 'audit-unavailable');
    await vi.waitFor(async () => {
      expect((await readiness()).status).toBe(503);
    }, 5_000);
    await putLogBack();
    await vi.waitFor(async () => {
      expect((await proxy.send(read)).status).toBe(200);
      expect((await readiness()).status).toBe(200);
    }, 5_000);
  });

  it('lets reads pass that are recorded elsewhere, if wanted, and has them later', async () => {
    const audit = { whenUnavailable: 'open-with-spool' };
    const { takeLog, putLogBack, readiness, ...started } = await startWith(audit);
    await using proxy = started.proxy;
    const [before] = [await proxy.send(read)];
    await takeLog();
    const during = await proxy.send(read);
    expect(during.status).toBe(200);
    expectProblem(await proxy.send(create), 'audit-unavailable');
    const { status, body } = await readiness();
    expect(status).toBe(200);
    expect(body).toContain('reads are recorded in the spool');

    const spool = await readFile(join(proxy.folder, 'audit.db-spool'));
    expect(spool.includes(String(during.headers['x-request-id']))).toBe(true);
    const names = ['canary', 'canary-name', 'canary-coworker', proxy.key];
    expect(
      findLeaks(
        spool,
        names.map((name) => ({ name, value: name })),
      ),
    ).toEqual([]);

    await putLogBack();
    const ids = [before, during].map(({ headers }) => headers['x-request-id']);
    await vi.waitFor(async () => {
      const entries = await readLog(proxy);
      expect(entries.map(({ operation }) => operation)).toContain('resumeRecording');
      const recorded = entries.map(({ requestId }) => requestId);
      expect(recorded.filter((id) => ids.includes(id))).toEqual(ids);
    }, 5_000);
  });
});

it('pseudonyms that are gone are seen ahead of any request', async () => {
  const { readiness, ...started } = await startWith({});
  await using proxy = started.proxy;
  const path = join(proxy.folder, 'audit.db-pseudonyms');
  await rename(path, `${path}-aside`);
  await vi.waitFor(async () => {
    expect((await readiness()).status).toBe(503);
  }, 5_000);
  expectProblem(await proxy.send(read), 'audit-unavailable');
  expect(proxy.nexudus.requests.filter(({ method }) => method === 'GET')).toEqual([]);
  await rename(`${path}-aside`, path);
  await vi.waitFor(async () => {
    expect((await proxy.send(read)).status).toBe(200);
    expect((await readiness()).status).toBe(200);
  }, 5_000);
});
