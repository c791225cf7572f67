import type { Settings } from '../configuration/read-environment.ts';
import { isPostgresUrl, type State } from '../state/state.ts';
import { createLocalCustody, type CustodyStore } from './custody.ts';
import { createSharedCustody } from './shared-custody.ts';

export interface OpenCustodyOptions {
  readonly settings: Pick<Settings, 'credentials' | 'nexudusBaseUrl' | 'stateUrl'>;
  readonly state: State;
  readonly newClientId: () => string;
}

/**
 * Decides where the token of Nexudus is kept: with the replicas where the state is in PostgreSQL,
 * else in this process alone, since what nobody shares need not be at rest anywhere.
 */
export function openCustody({ settings, state, newClientId }: OpenCustodyOptions): CustodyStore {
  const { credentials, nexudusBaseUrl, stateUrl } = settings;
  const configured = credentials.kind === 'password' ? credentials.clientId : undefined;
  const initial = { clientId: configured ?? newClientId() };
  if (credentials.kind !== 'password' || !isPostgresUrl(stateUrl))
    return createLocalCustody(initial);
  const name = JSON.stringify([
    'nexudus',
    nexudusBaseUrl,
    credentials.username,
    configured ?? null,
  ]);
  return createSharedCustody({ state, name, initial });
}
