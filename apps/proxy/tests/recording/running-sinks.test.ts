import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { openAuditReader } from '@nexudus-toolkit/audit-log';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseMetrics } from '../telemetry/parse-metrics.ts';
import { makeFolder } from '../fixtures/make-folder.ts';
import { createKey, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

/** A server that answers nothing for as long as a test wants. */
async function startHole() {
  const bodies: string[] = [];
  let isOpen = false;
  const held = new Set<() => void>();
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const take = () => {
        bodies.push(body);
        response.end();
      };
      if (isOpen) take();
      else held.add(take);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    bodies,
    held,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, // it listens on a port
    open: () => {
      isOpen = true;
      for (const take of held) take();
    },
  };
}

async function readSequences({ settings }: TestProxy): Promise<number[]> {
  const sequences: number[] = [];
  for await (const { sequence } of openAuditReader({ url: settings.auditUrl }).query())
    sequences.push(sequence);
  return sequences;
}

const toSequences = (lines: string) =>
  lines
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { sequence: number }).sequence);

describe('sinks of the running proxy', () => {
  it('get every entry by the time it has stopped', async () => {
    const stdout = new PassThrough();
    const printed = text(stdout);
    const file = join(await makeFolder(), 'entries.ndjson');
    await using proxy = await startTestProxy({
      stdout,
      config: { audit: { sinks: [{ file }, { stdout: true }] } },
    });
    for (const target of [messages, '/nowhere', messages]) await proxy.send({ target });
    await proxy.running.stop();
    stdout.end();
    expect(await readSequences(proxy)).toEqual([1, 2, 3]);
    expect(toSequences(await printed)).toEqual([1, 2, 3]);
    expect(toSequences(await readFile(file, 'utf8'))).toEqual([1, 2, 3]);
  });

  it('hold up no request, and say so where operators look', async () => {
    const hole = await startHole();
    await using proxy = await startTestProxy({
      config: { audit: { sinks: [{ name: 'siem', url: hole.url }] } },
    });
    const operator = await createKey(proxy.settings.keysUrl, 'alice', undefined, 'operator');
    const read = async (name: string) => {
      const response = await fetch(`${proxy.running.administrationUrl}/metrics`, {
        headers: { Authorization: `Bearer ${operator}` },
      });
      const family = parseMetrics(await response.text()).get(name);
      return family?.samples.find(({ labels }) => labels['sink'] === 'siem')?.value;
    };
    for (const target of [messages, messages])
      expect((await proxy.send({ target })).status).toBe(200);
    await vi.waitFor(async () => {
      expect(await read('nexudus_proxy_audit_sink_lag_entries')).toBe(2);
    });
    hole.open();
    await vi.waitFor(async () => {
      expect(await read('nexudus_proxy_audit_sink_entries_total')).toBe(2);
      expect(await read('nexudus_proxy_audit_sink_lag_entries')).toBe(0);
    });
    expect(hole.bodies.flatMap(toSequences)).toEqual([1, 2]);
  });
});
