import type { Credentials } from '../configuration/read-environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { createTokenEndpoint, type IssuedToken } from './token-endpoint.ts';
import type { UpstreamClient } from './upstream-client.ts';

/** Custody of the token with which the proxy calls Nexudus. */
export interface ServiceToken {
  /**
   * A token that is valid now.
   *
   * @throws ProblemError `credential-unavailable` if there is none and none can be had
   */
  get(): Promise<string>;
  /** Nexudus refused this token. It is replaced at most once in a while: a role may be missing. */
  reject(token: string): void;
  /** Nexudus took this token, so whatever was wrong with it is over. */
  accept(token: string): void;
  /** Why there is no usable token at present, or `undefined` if all is well. */
  readonly fault: string | undefined;
}

export interface ServiceTokenOptions {
  readonly credentials: Credentials;
  readonly upstream: UpstreamClient;
  readonly clock: () => Date;
  /** Names this process towards Nexudus when the credentials name no client id. */
  readonly defaultClientId: string;
}

const renewBeforeExpiryMs = 5 * 60_000;
const retryAfterFailureMs = 5_000;
const rejectionIntervalMs = 60_000;

export function createServiceToken(options: ServiceTokenOptions): ServiceToken {
  const { credentials } = options;
  return credentials.kind === 'access-token'
    ? createFixedToken(credentials.accessToken)
    : createRenewedToken(credentials, options);
}

function createFixedToken(accessToken: string): ServiceToken {
  let fault: string | undefined;
  return {
    get: () => Promise.resolve(accessToken),
    reject() {
      fault = 'Nexudus refuses NEXUDUS_ACCESS_TOKEN: it has expired, or its user lacks a role';
    },
    accept() {
      fault = undefined;
    },
    get fault() {
      return fault;
    },
  };
}

function createRenewedToken(
  credentials: Extract<Credentials, { kind: 'password' }>,
  { upstream, clock, defaultClientId }: ServiceTokenOptions,
): ServiceToken {
  const endpoint = createTokenEndpoint({ credentials, upstream, clock, defaultClientId });
  const now = () => clock().getTime();
  let current: IssuedToken | undefined;
  let renewal: Promise<IssuedToken> | undefined;
  let failedAtMs = -Infinity;
  let isRejected = false;
  let replacedAtMs = -Infinity;
  let fault: string | undefined = 'no sign-in to Nexudus yet';

  /** One renewal at a time, however many requests wait for it. */
  function renew(): Promise<IssuedToken> {
    renewal ??= endpoint
      .renew(current)
      .then((token) => {
        current = token;
        isRejected = false;
        fault = undefined;
        return token;
      })
      .catch((error: unknown) => {
        failedAtMs = now();
        fault = error instanceof ProblemError ? error.message : 'sign-in to Nexudus failed';
        throw error;
      })
      .finally(() => {
        renewal = undefined;
      });
    return renewal;
  }

  function dropRejected(): void {
    if (!isRejected || now() - replacedAtMs < rejectionIntervalMs) return;
    replacedAtMs = now();
    current = undefined;
  }

  return {
    async get() {
      // Whoever asks next, readiness included, tries anew: without it, no traffic would ever return.
      dropRejected();
      const remainingMs = current ? current.expiresAtMs - now() : 0;
      const mayRenew = now() - failedAtMs >= retryAfterFailureMs;
      if (current && remainingMs > 0) {
        // Still valid: renew beside the request, and go on with the old token should that fail.
        if (remainingMs < renewBeforeExpiryMs && mayRenew) renew().catch(() => undefined);
        return current.accessToken;
      }
      if (!mayRenew && !renewal) throw unavailable(failedAtMs + retryAfterFailureMs - now(), fault);
      const token = await renew().catch((cause: unknown) => {
        throw unavailable(retryAfterFailureMs, fault, cause);
      });
      return token.accessToken;
    },
    reject(token) {
      if (token !== current?.accessToken) return;
      fault = 'Nexudus refuses the token of the service account: a role may be missing';
      isRejected = true;
      dropRejected();
    },
    accept(token) {
      if (token !== current?.accessToken) return;
      isRejected = false;
      fault = undefined;
    },
    get fault() {
      return fault;
    },
  };
}

function unavailable(waitMs: number, fault: string | undefined, cause?: unknown): ProblemError {
  return new ProblemError('credential-unavailable', {
    detail: 'The proxy cannot sign in to Nexudus at present. Try again later.',
    proxyStatus: 'destination_unavailable',
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1_000))) },
    cause: cause ?? new Error(fault),
  });
}
