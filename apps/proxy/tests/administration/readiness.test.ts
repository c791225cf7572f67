import { AuditUnavailableError } from '@nexudus-toolkit/audit-log';
import { describe, expect, it } from 'vitest';
import {
  createHealthRoutes,
  type HealthRoutesOptions,
} from '../../src/administration/health-routes.ts';
import { describeBuild } from '../../src/telemetry/build-information.ts';
import { createFakeAuditLog } from '../fixtures/fake-audit-log.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { createTestAdministration } from '../fixtures/test-administration.ts';
import { startTestProxy } from '../fixtures/test-proxy.ts';

function createApp(options: Partial<HealthRoutesOptions> = {}) {
  return createTestAdministration(
    createHealthRoutes({
      auditLog: createFakeAuditLog(),
      keys: { fault: undefined },
      serviceToken: { check: () => Promise.resolve(), fault: undefined, warnings: [] },
      isDraining: () => false,
      build: describeBuild('0123abc'),
      clock: () => new Date(),
      ...options,
    }),
  );
}

const allWell = ['audit-log', 'keys', 'credential', 'drain'].map((name) => ({ name, ok: true }));

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
  it.each<[string, Partial<HealthRoutesOptions>, string]>([
    ['audit-log', { auditLog: { probe: unwritable } }, 'The disk is full.'],
    ['keys', { keys: { fault: 'no answer' } }, 'no answer'],
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

describe('/health', () => {
  it('tells the operator more', async () => {
    const clock = createManualClock();
    const app = await createApp({ clock: clock.now });
    clock.advance(90_500);
    const response = await app.get('/health', await app.makeKey('operator'));
    expect(await response.json()).toEqual({
      ...{ status: 'ok', checks: allWell, uptimeSeconds: 90 },
      startedAt: '2026-11-20T08:00:00.000Z',
      build: describeBuild('0123abc'),
    });
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
