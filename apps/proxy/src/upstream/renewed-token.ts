import { ProblemError } from '../problems/problem.ts';
import { StateUnavailableError } from '../state/state-unavailable-error.ts';
import { noteVerdict } from './credential-probe.ts';
import type { CredentialStanding } from './credential-standing.ts';
import type { Custody, CustodyStore } from './custody.ts';
import type { ServiceToken } from './service-token.ts';
import {
  createTokenEndpoint,
  type IssuedToken,
  type PasswordCredentials,
} from './token-endpoint.ts';
import { createTokenRenewal } from './token-renewal.ts';
import type { UpstreamClient } from './upstream-client.ts';

export interface RenewedTokenOptions {
  readonly credentials: PasswordCredentials;
  readonly upstream: UpstreamClient;
  readonly clock: () => Date;
  readonly custody: CustodyStore;
  readonly standing: CredentialStanding;
  readonly probe: (accessToken: string) => Promise<void>;
}

const storeWaitMs = 5_000;
const noSignIn = 'no sign-in to Nexudus yet';

/** A token that the proxy gets by itself, and renews before it expires. */
export function createRenewedToken(options: RenewedTokenOptions): ServiceToken {
  const { clock, custody: store, standing, probe } = options;
  const rules = createTokenRenewal({ ...options, endpoint: createTokenEndpoint(options) });
  const now = () => clock().getTime();
  let custody: Custody | undefined;
  let renewal: Promise<void> | undefined;
  let storeFault: { readonly message: string; readonly untilMs: number } | undefined;

  const readUsable = (): IssuedToken | undefined => {
    const token = custody?.token;
    return token && rules.isUsable(token) ? token : undefined;
  };
  const readWaitMs = () =>
    Math.max(custody ? rules.readWaitMs(custody) : 0, (storeFault?.untilMs ?? 0) - now());
  const readFault = () => storeFault?.message ?? custody?.failure?.message;

  /** One renewal at a time, however many requests wait for it. What came of it stands in custody. */
  function renew(refused?: string): Promise<void> {
    renewal ??= store
      .update((latest) => rules.renew(latest, refused))
      .then((latest) => {
        custody = latest;
        storeFault = undefined;
      })
      .catch((error: unknown) => {
        // The message of any other error may quote what it choked on.
        const isKnown = error instanceof StateUnavailableError;
        const message = isKnown ? error.message : 'The sign-in to Nexudus failed';
        storeFault = { message, untilMs: now() + storeWaitMs };
      })
      .finally(() => {
        renewal = undefined;
      });
    return renewal;
  }

  async function get(): Promise<string> {
    const token = readUsable();
    if (token) {
      // Still valid: renew beside the request, and go on with the old token should that fail.
      if (rules.isDue(token) && readWaitMs() <= 0) void renew();
      return token.accessToken;
    }
    if (renewal || readWaitMs() <= 0) await renew();
    const renewed = readUsable();
    if (renewed) return renewed.accessToken;
    throw unavailable(readWaitMs(), readFault());
  }

  return {
    get,
    async reject(refused, operation) {
      standing.refuse(operation);
      if (custody?.token?.accessToken === refused && rules.mayReplace(custody)) {
        await renewal;
        await renew(refused);
      }
      const token = readUsable()?.accessToken;
      return token === refused ? undefined : token;
    },
    observe(operation, status) {
      noteVerdict(standing, operation, status);
    },
    async check() {
      const token = await get().catch(() => undefined); // why not, fault says
      if (token !== undefined) await probe(token);
    },
    get fault() {
      if (!readUsable()) return readFault() ?? noSignIn;
      return standing.isRefusedAltogether()
        ? 'Nexudus takes the sign-in of the service account, but refuses what it calls: it may lack all roles'
        : undefined;
    },
    get expiresAt() {
      const token = custody?.token;
      return token && new Date(token.expiresAtMs);
    },
    get warnings() {
      const fault = readUsable() ? readFault() : undefined;
      return [...(fault === undefined ? [] : [fault]), ...standing.warnings];
    },
  };
}

function unavailable(waitMs: number, fault: string | undefined): ProblemError {
  return new ProblemError('credential-unavailable', {
    detail: 'The proxy cannot sign in to Nexudus at present. Try again later.',
    proxyStatus: 'destination_unavailable',
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1_000))) },
    operatorDetail: fault,
  });
}
