import type { AuditLog } from '@nexudus-toolkit/audit-log';
import type { ReloadState } from '../configuration/config-reload.ts';
import type { RunningKeyDirectory } from '../keys/key-directory.ts';
import type { State } from '../state/state.ts';
import type { ServiceToken } from '../upstream/service-token.ts';
import { createProbe, type ProbeOptions } from './probe.ts';

export interface ReadinessOptions {
  readonly auditLog: Pick<AuditLog, 'probe'>;
  readonly state: Pick<State, 'readShared'>;
  readonly keys: Pick<RunningKeyDirectory, 'fault'>;
  readonly serviceToken: Pick<ServiceToken, 'check' | 'fault' | 'warnings'>;
  /** What became of the configuration file, if there is one. */
  readonly reloadState: () => ReloadState | undefined;
  /** What the operator should know of the record, although it can be written. */
  readonly auditWarnings?: () => readonly string[];
  /** Settings that have changed since the start, and hold from the next one on. */
  readonly restartSettings?: () => readonly string[];
  readonly isDraining: () => boolean;
  readonly probes?: ProbeOptions;
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

/** Looks at everything without which requests cannot be served; resolves within seconds. */
export type CheckReadiness = () => Promise<Readiness>;

export function createReadinessCheck(options: ReadinessOptions): CheckReadiness {
  const { auditLog, state, keys, serviceToken, reloadState, isDraining, probes } = options;
  const { auditWarnings = () => [], restartSettings = () => [] } = options;
  const probeAuditLog = createProbe(
    () => auditLog.probe().then(() => undefined),
    'look at the disk of AUDIT_URL',
    probes,
  );
  const probeState = createProbe(
    () => state.readShared('probe').then(() => undefined),
    'look at the database of STATE_URL',
    probes,
  );
  // Signs in if need be, so that a proxy without traffic becomes ready, too.
  const probeCredential = createProbe(
    () => serviceToken.check().then(() => undefined),
    'the sign-in to Nexudus is under way',
    probes,
  );
  return async () => {
    const [auditFault, stateFault, signInFault] = await Promise.all([
      ...[probeAuditLog(), probeState(), probeCredential()],
    ]);
    const checks = [
      toCheck('audit-log', auditFault, auditWarnings()),
      toCheck('keys', keys.fault),
      toCheck('state', stateFault),
      // A role that is missing for one operation must not take all others out of service.
      toCheck(
        'credential',
        serviceToken.fault && (signInFault ?? serviceToken.fault),
        serviceToken.warnings,
      ),
      toCheck('configuration', undefined, [
        ...toReloadWarnings(reloadState()),
        ...restartSettings().map((name) => `${name} was changed, and holds from the next start`),
      ]),
      toCheck('drain', isDraining() ? 'the proxy is stopping' : undefined),
    ];
    return { status: checks.every(({ ok }) => ok) ? 'ok' : 'unavailable', checks };
  };
}

function toCheck(
  name: string,
  reason: string | undefined,
  warnings: readonly string[] = [],
): Check {
  return {
    ...(reason === undefined ? { name, ok: true } : { name, ok: false, reason }),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

/** Without what is wrong with it: the file names consumers, and readiness is open to all. */
function toReloadWarnings(state: ReloadState | undefined): readonly string[] {
  if (!state || state.faults.length === 0) return [];
  return [
    'the file of PROXY_CONFIG was refused, and an earlier one is in force: see /configuration',
  ];
}
