import { PassThrough } from 'node:stream';
import { operations } from '@nexudus-toolkit/validation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasons } from '../../src/problems/to-reason.ts';
import { generateApiKey } from '../../src/keys/api-key.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { converse } from '../fixtures/raw-exchange.ts';
import { toRecord } from '../fixtures/records.ts';
import {
  createKey,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';
import { readMetricTable } from './metric-table.ts';
import { parseMetrics, type MetricFamily } from './parse-metrics.ts';

const canary = 'canary4711';

let proxy: TestProxy;
let operator = '';

beforeAll(async () => {
  proxy = await startTestProxy({
    config: {
      audit: {
        ...{ sinks: [{ stdout: true }], whenUnavailable: 'open-with-spool' },
        retention: { keepMonths: 12 },
      },
    },
    stdout: new PassThrough().resume(),
  });
  operator = await createKey(proxy.settings.keysUrl, 'alice', undefined, 'operator');
});
afterAll(() => proxy[Symbol.asyncDispose]());

async function scrape(): Promise<{ text: string; families: ReadonlyMap<string, MetricFamily> }> {
  const response = await fetch(`${proxy.running.administrationUrl}/metrics`, {
    headers: { Authorization: `Bearer ${operator}` },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toContain('text/plain; version=0.0.4');
  const text = await response.text();
  return { text, families: parseMetrics(text) };
}

/** Those of the proxy, without what every program with Node.js has. */
function listOwn(families: ReadonlyMap<string, MetricFamily>): readonly MetricFamily[] {
  return [...families.values()].filter(({ name }) => !/^(?:nodejs|process)_/.test(name));
}

/** What a sender may try, so that its own words become a label. */
async function sendHostileRequests(): Promise<void> {
  const { running, nexudus } = proxy;
  const send: TestProxy['send'] = (request) => proxy.send(request);
  await send({ target: `/${canary}` });
  await send({ target: `${messages}/${canary}` });
  await send({ target: `${messages}?${canary}=${canary}` });
  for (const method of ['CANARY4711', 'PROPFIND', 'PATCH', 'PURGE'])
    await send({ method, target: messages });
  await converse(running.url, `${canary} / HTTP/1.1\r\nHost: proxy\r\n\r\n`);
  for (const key of [generateApiKey(), canary, await createKey(proxy.settings.keysUrl, canary)])
    await send({ target: messages, headers: { Authorization: `Bearer ${key}` } });
  nexudus.answer((_, response) => {
    sendJson(response, 200, { ...toRecord({ Id: 5 }), [canary]: canary, UniqueId: canary });
  });
  await send({ target: `${messages}/5` });
  nexudus.answer((_, response) => response.destroy());
  await send({ target: `${messages}/5` });
  nexudus.answerAsDocumented();
  await send({ method: 'POST', target: messages, headers: json, body: canary });
}

describe('/metrics', () => {
  it('gives labels no value that a sender made up', async () => {
    await sendHostileRequests();
    const { text, families } = await scrape();
    expect(text.toLowerCase()).not.toContain(canary);
    expect(text).not.toContain('PROPFIND');
    const paths = Object.values(operations).map(({ path }) => path);
    const allowed: Readonly<Record<string, readonly string[]>> = {
      http_request_method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', '_OTHER'],
      http_route: ['', ...paths],
      url_template: ['', ...paths],
      consumer: ['', 'support'],
      reason: reasons,
      error_type: ['', ...reasons],
      operation: Object.keys(operations),
    };
    const seen = new Set<string>();
    for (const { labels } of listOwn(families).flatMap(({ samples }) => samples))
      for (const [name, value] of Object.entries(labels)) {
        seen.add(name);
        if (allowed[name]) expect(allowed[name], name).toContain(value);
      }
    for (const name of Object.keys(allowed)) expect(seen, 'nothing was tried').toContain(name);
  });

  it('counts what never becomes a request of the application', async () => {
    const read = async () => {
      const { samples = [] } = (await scrape()).families.get('nexudus_proxy_refusals_total') ?? {};
      return samples.find(({ labels }) => labels['reason'] === 'request-unreadable')?.value ?? 0;
    };
    const before = await read();
    await converse(proxy.running.url, 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n');
    expect(await read()).toBe(before + 1);
  });

  it('keeps to the conventions of Prometheus', async () => {
    const { families } = await scrape();
    for (const { name, help, type, samples } of listOwn(families)) {
      expect(name).toMatch(/^(?:nexudus_proxy|http_server|http_client)_[a-z]+(?:_[a-z]+)*$/);
      expect(help, name).toMatch(/^[A-Z1].+\.$/);
      expect(name.endsWith('_total'), name).toBe(type === 'counter');
      // Base units alone, and the type is no part of a name.
      expect(name).not.toMatch(
        /_(?:ms|milliseconds|minutes|kilobytes|percent|gauge|counter|histogram)(?:_|$)/,
      );
      if (type === 'histogram') expect(name).toMatch(/_(?:seconds|bytes)$/);
      for (const { labels } of samples)
        for (const label of Object.keys(labels)) expect(label).toMatch(/^[a-z][a-z_]*$/);
    }
  });

  it('says what /readyz says, and in which state the configuration is', async () => {
    const { families } = await scrape();
    const read = (name: string) => families.get(name)?.samples ?? [];
    expect(
      Object.fromEntries(
        read('nexudus_proxy_check_ok').map(({ labels, value }) => [labels['check'], value]),
      ),
    ).toEqual({
      ...{ 'audit-log': 1, keys: 1, state: 1, credential: 1, configuration: 1, drain: 1 },
    });
    const [expiry] = read('nexudus_proxy_credential_expiry_timestamp_seconds');
    expect(expiry?.value).toBeGreaterThan(Date.now() / 1_000);
    expect(read('nexudus_proxy_keys_age_seconds')[0]?.value).toBeLessThan(60);
    // Without a file there is nothing to tell.
    expect(read('nexudus_proxy_config_last_reload_successful')).toEqual([]);
    expect(read('nexudus_proxy_config_loaded_timestamp_seconds')).toEqual([]);
  });

  it('shows how many slots a consumer holds', async () => {
    await proxy.send({ target: messages });
    const { samples = [] } = (await scrape()).families.get('nexudus_proxy_consumer_requests') ?? {};
    expect(samples).toEqual([{ labels: { consumer: 'support' }, value: 0 }]);
  });

  it('is described, all of it and no more, in docs/operations.md', async () => {
    const { families } = await scrape();
    const served = listOwn(families).map(({ name, type, samples }) => ({
      ...{ name, type },
      labels: Object.keys(samples[0]?.labels ?? {}).filter((label) => label !== 'le'),
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(readMetricTable().toSorted(byName)).toEqual(served.toSorted(byName));
  });
});
