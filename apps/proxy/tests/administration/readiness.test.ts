import { AuditUnavailableError } from '@nexudus-toolkit/audit-log';
import { describe, expect, it } from 'vitest';
import { createHealthRoutes } from '../../src/administration/health-routes.ts';
import { createReadinessCheck, type ReadinessOptions } from '../../src/administration/readiness.ts';
import { StateUnavailableError } from '../../src/state/state-unavailable-error.ts';
import { describeBuild } from '../../src/telemetry/build-information.ts';
import { createFakeAuditLog } from '../fixtures/fake-audit-log.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { createTestAdministration } from '../fixtures/test-administration.ts';
import { startTestProxy } from '../fixtures/test-proxy.ts';

function createApp(options: Partial<ReadinessOptions> = {}, clock = () => new Date()) {
  const checkReadiness = createReadinessCheck({
    auditLog: createFakeAuditLog(),
    state: { readShared: () => Promise.resolve(undefined) },
    keys: { fault: undefined },
    serviceToken: { check: () => Promise.resolve(), fault: undefined, warnings: [] },
    reloadState: () => undefined,
    isDraining: () => false,
    ...options,
  });
  const build = describeBuild('0123abc');
  return createTestAdministration(createHealthRoutes({ checkReadiness, build, clock }));
}

const names = ['audit-log', 'keys', 'state', 'credential', 'configuration', 'drain'];
const allWell = names.map((name) => ({ name, ok: true }));
const never = () => new Promise<never>(() => undefined);

describe('/livez', () => {
  it('says that the process answers, whatever else is wrong', async () => {
    const app = await createApp({ isDraining: () => true });
    const response = await app.get('/livez');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });
});

describe('/readyz', () => {
  it('is 200 when all is well', async () => {
    const response = await (await createApp()).get('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', checks: allWell });
  });

  const unwritable = () =>
    Promise.reject(new AuditUnavailableError('write-failed', 'The disk is full.'));
  const refused = { check: () => Promise.resolve(), fault: 'signed out', warnings: [] };
  const unreadable = () => Promise.reject(new StateUnavailableError(new Error('canary')));
  it.each<[string, Partial<ReadinessOptions>, string]>([
    ['audit-log', { auditLog: { probe: unwritable } }, 'The disk is full.'],
    ['keys', { keys: { fault: 'no answer' } }, 'no answer'],
    [
      'state',
      { state: { readShared: unreadable } },
      'The store that STATE_URL names cannot be used',
    ],
    ['credential', { serviceToken: refused }, 'signed out'],
    ['drain', { isDraining: () => true }, 'the proxy is stopping'],
  ])('is 503 and says why: %s', async (name, options, reason) => {
    const response = await (await createApp(options)).get('/readyz');
    expect(response.status).toBe(503);
    const { status, checks } = (await response.json()) as { status: string; checks: object[] };
    expect(status).toBe('unavailable');
    expect(checks.filter((check) => 'ok' in check && check.ok !== true)).toEqual([
      { name, ok: false, reason },
    ]);
  });
});

describe('readiness', () => {
  it.each<[string, Partial<ReadinessOptions>]>([
    ['audit-log', { auditLog: { probe: never } }],
    ['state', { state: { readShared: never } }],
    ['credential', { serviceToken: { check: never, fault: 'none yet', warnings: [] } }],
  ])('does not hang with what hangs: %s', async (name, options) => {
    const app = await createApp({ ...options, probes: { deadlineMs: 10 } });
    const response = await app.get('/readyz');
    expect(response.status).toBe(503);
    const { checks } = (await response.json()) as { checks: object[] };
    expect(checks.filter((check) => 'ok' in check && check.ok !== true)).toMatchObject([
      { name, reason: expect.stringContaining('no answer within 10 ms') as string },
    ]);
  });

  it('needs no new sign-in while there is a token', async () => {
    const app = await createApp({
      serviceToken: { check: never, fault: undefined, warnings: [] },
      probes: { deadlineMs: 10 },
    });
    expect((await app.get('/readyz')).status).toBe(200);
  });

  it('loads no store, however often it is asked', async () => {
    let looks = 0;
    const auditLog = { probe: () => Promise.resolve(void (looks += 1)) };
    const app = await createApp({ auditLog, probes: { elapsedMs: () => 0 } });
    await Promise.all(Array.from({ length: 50 }, () => app.get('/readyz')));
    await app.get('/readyz');
    expect(looks).toBe(1);
  });

  it('knows at once that the proxy is stopping', async () => {
    let isDraining = false;
    const app = await createApp({ isDraining: () => isDraining, probes: { elapsedMs: () => 0 } });
    expect((await app.get('/readyz')).status).toBe(200);
    isDraining = true;
    expect((await app.get('/readyz')).status).toBe(503);
  });

  it('stands a refused configuration, and warns without quoting it', async () => {
    const app = await createApp({
      reloadState: () => ({
        ...{ loadedAt: new Date(), successes: 0, failures: 1, faults: ['canary'] },
      }),
    });
    const response = await app.get('/readyz');
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('the file of PROXY_CONFIG was refused');
    expect(text).not.toContain('canary');
  });
});

describe('/health', () => {
  it('tells the operator more', async () => {
    const clock = createManualClock();
    const app = await createApp({}, clock.now);
    clock.advance(90_500);
    const response = await app.get('/health', await app.makeKey('operator'));
    expect(await response.json()).toEqual({
      ...{ status: 'ok', checks: allWell, uptimeSeconds: 90 },
      startedAt: '2026-11-20T08:00:00.000Z',
      build: describeBuild('0123abc'),
    });
  });
});

describe('/build', () => {
  it('says which build runs, to the operator alone', async () => {
    const app = await createApp();
    expect((await app.get('/build')).status).toBe(401);
    const response = await app.get('/build', await app.makeKey('operator'));
    expect(await response.json()).toEqual(describeBuild('0123abc'));
  });
});

describe('the administration server', () => {
  it('signs in for readiness, and serves nothing of the API', async () => {
    await using proxy = await startTestProxy();
    const { administrationUrl, url } = proxy.running;
    expect((await fetch(`${administrationUrl}/readyz`)).status).toBe(200);
    expect(proxy.nexudus.signIns).toHaveLength(1);
    expect((await fetch(`${administrationUrl}/api/sys/openaichatmessages`)).status).toBe(404);
    expect((await fetch(`${url}/readyz`)).status).toBe(404);
  });

  it('says why the proxy is not ready', async () => {
    await using proxy = await startTestProxy();
    await proxy.nexudus[Symbol.asyncDispose]();
    const response = await fetch(`${proxy.running.administrationUrl}/readyz`);
    expect(response.status).toBe(503);
    const { checks } = (await response.json()) as { checks: object[] };
    expect(checks.filter((check) => 'ok' in check && check.ok !== true)).toMatchObject([
      { name: 'credential', reason: 'Nexudus could not be reached. Try again later.' },
    ]);
  });
});
