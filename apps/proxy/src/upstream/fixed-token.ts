import { noteVerdict } from './credential-probe.ts';
import type { CredentialStanding } from './credential-standing.ts';
import type { ServiceToken } from './service-token.ts';

export interface FixedTokenOptions {
  readonly accessToken: string;
  readonly standing: CredentialStanding;
  readonly probe: (accessToken: string) => Promise<void>;
}

/** A token that somebody else looks after: it is used as it is, and never renewed. */
export function createFixedToken(options: FixedTokenOptions): ServiceToken {
  const { accessToken, standing, probe } = options;
  return {
    get: () => Promise.resolve(accessToken),
    reject(_, operation) {
      standing.refuse(operation);
      return Promise.resolve(undefined);
    },
    observe(operation, status) {
      noteVerdict(standing, operation, status);
    },
    check: () => probe(accessToken),
    get fault() {
      return standing.isRefusedAltogether()
        ? 'Nexudus refuses NEXUDUS_ACCESS_TOKEN: it has expired, or its user lacks all roles'
        : undefined;
    },
    expiresAt: undefined,
    get warnings() {
      return standing.warnings;
    },
  };
}
