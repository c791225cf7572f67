import type { Readiness } from '../administration/readiness.ts';
import type { ReloadState } from '../configuration/config-reload.ts';
import type { RunningKeyDirectory } from '../keys/key-directory.ts';
import type { ServiceToken } from '../upstream/service-token.ts';
import type { Metrics } from './metrics.ts';
import { observeValues } from './observed-value.ts';

export interface ObservedProxy {
  readonly checkReadiness: () => Promise<Readiness>;
  readonly keys: Pick<RunningKeyDirectory, 'ageMs'>;
  readonly serviceToken: Pick<ServiceToken, 'expiresAt'>;
  /** What became of the configuration file, if there is one. */
  readonly reloadState: () => ReloadState | undefined;
}

/** Adds to the metrics what is looked at only when Prometheus asks. */
export function observeProxy({ registry }: Pick<Metrics, 'registry'>, proxy: ObservedProxy): void {
  const { checkReadiness, keys, serviceToken, reloadState } = proxy;
  observeValues(registry, [
    {
      kind: 'gauge',
      name: 'nexudus_proxy_check_ok',
      help: 'What /readyz says of each check: 1 well, 0 not.',
      labelName: 'check',
      read: async () => {
        const { checks } = await checkReadiness();
        return new Map(checks.map(({ name, ok }) => [name, Number(ok)]));
      },
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_keys_age_seconds',
      help: 'Time since the key store was last seen; from 4 seconds on, no key counts.',
      read: () => keys.ageMs / 1_000,
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_credential_expiry_timestamp_seconds',
      help: 'When the token for Nexudus expires, if there is one and that is known.',
      read: () => toSeconds(serviceToken.expiresAt),
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_config_loaded_timestamp_seconds',
      help: 'When the configuration in force was loaded, if it came from a file.',
      read: () => toSeconds(reloadState()?.loadedAt),
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_config_last_reload_successful',
      help: '1 if the configuration file as it is now is in force, 0 if it was refused.',
      read: () => {
        const state = reloadState();
        return state && Number(state.faults.length === 0);
      },
    },
    {
      kind: 'counter',
      name: 'nexudus_proxy_config_reloads_total',
      help: 'Times that a changed configuration file was put in force, or refused.',
      labelName: 'outcome',
      read: () => {
        const state = reloadState();
        return new Map([
          ['success', state?.successes ?? 0],
          ['failure', state?.failures ?? 0],
        ]);
      },
    },
  ]);
}

function toSeconds(time: Date | undefined): number | undefined {
  return time && time.getTime() / 1_000;
}
