import type { AuditLog } from '@nexudus-toolkit/audit-log';
import type { RunningKeyDirectory } from '../keys/key-directory.ts';
import type { ServiceToken } from '../upstream/service-token.ts';

export interface ReadinessOptions {
  readonly auditLog: Pick<AuditLog, 'probe'>;
  readonly keys: Pick<RunningKeyDirectory, 'fault'>;
  readonly serviceToken: Pick<ServiceToken, 'check' | 'fault' | 'warnings'>;
  readonly isDraining: () => boolean;
}

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly reason?: string;
  /** What the operator should know although it is well enough to serve. */
  readonly warnings?: readonly string[];
}

export interface Readiness {
  readonly status: 'ok' | 'unavailable';
  readonly checks: readonly Check[];
}

/** Looks at everything without which no request can be served. */
export async function checkReadiness(options: ReadinessOptions): Promise<Readiness> {
  const [auditLog, credential] = await Promise.all([
    findAuditFault(options),
    findCredentialFault(options),
  ]);
  const checks = [
    toCheck('audit-log', auditLog),
    toCheck('keys', options.keys.fault),
    { ...toCheck('credential', credential), ...toWarnings(options) },
    toCheck('drain', options.isDraining() ? 'the proxy is stopping' : undefined),
  ];
  return { status: checks.every(({ ok }) => ok) ? 'ok' : 'unavailable', checks };
}

function toCheck(name: string, reason: string | undefined): Check {
  return reason === undefined ? { name, ok: true } : { name, ok: false, reason };
}

async function findAuditFault({ auditLog }: ReadinessOptions): Promise<string | undefined> {
  try {
    await auditLog.probe();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be written';
  }
}

/** Signs in if need be, so that a proxy without traffic becomes ready, too. */
async function findCredentialFault({
  serviceToken,
}: ReadinessOptions): Promise<string | undefined> {
  await serviceToken.check();
  return serviceToken.fault;
}

/** A role that is missing for one operation must not take all others out of service. */
function toWarnings({ serviceToken: { warnings } }: ReadinessOptions): Pick<Check, 'warnings'> {
  return warnings.length > 0 ? { warnings } : {};
}
