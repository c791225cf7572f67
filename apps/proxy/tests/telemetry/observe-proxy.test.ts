import { describe, expect, it } from 'vitest';
import type { ReloadState } from '../../src/configuration/config-reload.ts';
import { describeBuild } from '../../src/telemetry/build-information.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { observeProxy } from '../../src/telemetry/observe-proxy.ts';
import { parseMetrics } from './parse-metrics.ts';

const loadedAt = new Date('2026-11-20T08:00:00.000Z');
const wellSince: ReloadState = { loadedAt, successes: 2, failures: 1, faults: [] };

/** A proxy in front of which time goes by: what is observed is read anew on each scrape. */
function setUp(checks: readonly { name: string; ok: boolean }[] = []) {
  const metrics = createMetrics(describeBuild(undefined));
  const proxy = {
    keys: { ageMs: 1_500 },
    serviceToken: { expiresAt: undefined as Date | undefined },
    reload: undefined as ReloadState | undefined,
  };
  observeProxy(metrics, {
    ...{ keys: proxy.keys, serviceToken: proxy.serviceToken },
    checkReadiness: () => Promise.resolve({ status: 'ok', checks }),
    reloadState: () => proxy.reload,
  });
  const read = async (name: string) => {
    const families = parseMetrics(await metrics.registry.metrics());
    return families
      .get(`nexudus_proxy_${name}`)
      ?.samples.map(({ labels, value }) => [...[...Object.values(labels), value]]);
  };
  return { proxy, read };
}

describe('observeProxy', () => {
  it('tells the outcome of each check', async () => {
    const { read } = setUp([
      { name: 'keys', ok: true },
      { name: 'state', ok: false },
    ]);
    expect(await read('check_ok')).toEqual([
      ['keys', 1],
      ['state', 0],
    ]);
  });

  it('tells times in seconds, as they are at the moment', async () => {
    const { proxy, read } = setUp();
    expect(await read('keys_age_seconds')).toEqual([[1.5]]);
    expect(await read('credential_expiry_timestamp_seconds')).toEqual([]);
    proxy.serviceToken.expiresAt = loadedAt;
    expect(await read('credential_expiry_timestamp_seconds')).toEqual([[loadedAt.getTime() / 1e3]]);
    proxy.serviceToken.expiresAt = undefined;
    expect(await read('credential_expiry_timestamp_seconds')).toEqual([]);
  });

  it('tells what became of the configuration file', async () => {
    const { proxy, read } = setUp();
    proxy.reload = wellSince;
    expect(await read('config_loaded_timestamp_seconds')).toEqual([[loadedAt.getTime() / 1e3]]);
    expect(await read('config_last_reload_successful')).toEqual([[1]]);
    proxy.reload = { ...wellSince, failures: 2, faults: ['canary'] };
    expect(await read('config_last_reload_successful')).toEqual([[0]]);
    // Twice, for a counter must not add up what it is told.
    await read('config_reloads_total');
    expect(await read('config_reloads_total')).toEqual([
      ['success', 2],
      ['failure', 2],
    ]);
  });
});
