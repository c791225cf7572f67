import { AuditUnavailableError } from '@nexudus-toolkit/audit-log';
import { describe, expect, it } from 'vitest';
import { createAdministrationApp } from '../../src/administration/create-administration-app.ts';
import { createFakeAuditLog } from '../fixtures/fake-audit-log.ts';
import { startTestProxy } from '../fixtures/test-proxy.ts';

type Options = Parameters<typeof createAdministrationApp>[0];

function createApp(options: Partial<Options> = {}) {
  return createAdministrationApp({
    auditLog: createFakeAuditLog(),
    serviceToken: { get: () => Promise.resolve('token'), fault: undefined },
    isDraining: () => false,
    ...options,
  });
}

describe('/livez', () => {
  it('says that the process answers, whatever else is wrong', async () => {
    const app = createApp({ isDraining: () => true });
    const response = await app.request('/livez');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });
});

describe('/readyz', () => {
  it('is 200 when all is well', async () => {
    const response = await createApp().request('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'ok',
      checks: [
        { name: 'audit-log', ok: true },
        { name: 'credential', ok: true },
        { name: 'drain', ok: true },
      ],
    });
  });

  const unwritable = () =>
    Promise.reject(new AuditUnavailableError('write-failed', 'The disk is full.'));
  const refused = { get: () => Promise.reject(new Error('canary')), fault: 'signed out' };
  it.each<[string, Partial<Options>, string]>([
    ['audit-log', { auditLog: { probe: unwritable } }, 'The disk is full.'],
    ['credential', { serviceToken: refused }, 'signed out'],
    ['drain', { isDraining: () => true }, 'the proxy is stopping'],
  ])('is 503 and says why: %s', async (name, options, reason) => {
    const response = await createApp(options).request('/readyz');
    expect(response.status).toBe(503);
    const { status, checks } = (await response.json()) as { status: string; checks: object[] };
    expect(status).toBe('unavailable');
    expect(checks.filter((check) => 'ok' in check && check.ok !== true)).toEqual([
      { name, ok: false, reason },
    ]);
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
    expect(await response.json()).toMatchObject({
      checks: [
        { name: 'audit-log', ok: true },
        { name: 'credential', ok: false, reason: 'Nexudus could not be reached. Try again later.' },
        { name: 'drain', ok: true },
      ],
    });
  });
});
