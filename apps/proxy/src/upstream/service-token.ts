import type { Operation } from '@nexudus-toolkit/validation';
import type { Credentials } from '../configuration/read-environment.ts';
import { createCredentialProbe } from './credential-probe.ts';
import { createCredentialStanding } from './credential-standing.ts';
import type { CustodyStore } from './custody.ts';
import { createFixedToken } from './fixed-token.ts';
import { createRenewedToken } from './renewed-token.ts';
import type { UpstreamClient } from './upstream-client.ts';

/** Custody of the token with which the proxy calls Nexudus. */
export interface ServiceToken {
  /**
   * A token that is valid now, and for as long as a call may take.
   *
   * @throws ProblemError `credential-unavailable` if there is none and none can be had
   */
  get(): Promise<string>;
  /**
   * Nexudus refused this token for the operation. It is replaced at most once in a while, since it
   * is a role that is missing, most likely, which no other token has.
   *
   * @returns another token to try once, or `undefined` if there is none
   */
  reject(token: string, operation: Operation): Promise<string | undefined>;
  /** Tells from the status of an answer what Nexudus thinks of the service account. */
  observe(operation: Operation, status: number): void;
  /** Finds out what is known of the credential: signs in if need be, and never fails. */
  check(): Promise<void>;
  /** Why no request can be served at present, or `undefined` if that is not so. */
  readonly fault: string | undefined;
  /** When the token that requests go out with expires, where that is known. */
  readonly expiresAt: Date | undefined;
  /** What the operator should know although requests are served. */
  readonly warnings: readonly string[];
}

export interface ServiceTokenOptions {
  readonly credentials: Credentials;
  readonly upstream: UpstreamClient;
  readonly clock: () => Date;
  /** Where tokens are kept, if the credentials are for more than one. */
  readonly custody: CustodyStore;
}

export function createServiceToken(options: ServiceTokenOptions): ServiceToken {
  const { credentials, upstream, clock, custody } = options;
  const standing = createCredentialStanding(clock);
  const probe = createCredentialProbe({ standing, upstream, clock });
  return credentials.kind === 'access-token'
    ? createFixedToken({ accessToken: credentials.accessToken, standing, probe })
    : createRenewedToken({ credentials, upstream, clock, custody, standing, probe });
}
