import type { AuditLog } from '@nexudus-toolkit/audit-log';
import { Hono } from 'hono';
import type { ServiceToken } from '../upstream/service-token.ts';

export interface AdministrationAppOptions {
  readonly auditLog: Pick<AuditLog, 'probe'>;
  readonly serviceToken: Pick<ServiceToken, 'get' | 'fault'>;
  readonly isDraining: () => boolean;
}

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly reason?: string;
}

/** Liveness (`/livez`) and readiness (`/readyz`) for whatever runs the proxy. */
export function createAdministrationApp(options: AdministrationAppOptions): Hono {
  const app = new Hono();
  app.get('/livez', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const checks = [
      ...(await Promise.all([checkAuditLog(options), checkCredential(options)])),
      checkDrain(options),
    ];
    const isReady = checks.every(({ ok }) => ok);
    return c.json({ status: isReady ? 'ok' : 'unavailable', checks }, isReady ? 200 : 503);
  });
  return app;
}

async function checkAuditLog({ auditLog }: AdministrationAppOptions): Promise<Check> {
  try {
    await auditLog.probe();
    return { name: 'audit-log', ok: true };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'cannot be written';
    return { name: 'audit-log', ok: false, reason };
  }
}

/** Signs in if need be, so that a proxy without traffic becomes ready, too. */
async function checkCredential({ serviceToken }: AdministrationAppOptions): Promise<Check> {
  await serviceToken.get().catch(() => undefined);
  const { fault } = serviceToken;
  return fault === undefined
    ? { name: 'credential', ok: true }
    : { name: 'credential', ok: false, reason: fault };
}

function checkDrain({ isDraining }: AdministrationAppOptions): Check {
  return isDraining()
    ? { name: 'drain', ok: false, reason: 'the proxy is stopping' }
    : { name: 'drain', ok: true };
}
