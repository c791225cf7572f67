import { scryptSync } from 'node:crypto';
import type { Custody, CustodyFailure } from './custody.ts';
import { SignInError } from './sign-in-error.ts';
import type { IssuedToken, PasswordCredentials, TokenEndpoint } from './token-endpoint.ts';

export interface TokenRenewalOptions {
  readonly credentials: PasswordCredentials;
  readonly endpoint: TokenEndpoint;
  readonly clock: () => Date;
}

/** The rules by which tokens are used and renewed. */
export interface TokenRenewal {
  /** Whether Nexudus takes the token for as long as a call may last, whatever its clock says. */
  isUsable(token: IssuedToken): boolean;
  /** Whether it is time for a new one, though this one still serves. */
  isDue(token: IssuedToken): boolean;
  /** How long nobody should ask for a token, after a failure; 0 if anybody may. */
  readWaitMs(custody: Custody): number;
  /** Whether a token that Nexudus refused is replaced, which happens once in a while at most. */
  mayReplace(custody: Custody): boolean;
  /**
   * Gets a newer token, unless somebody else has by now. A failure is part of the result: the token
   * there was stays.
   *
   * @param refused token that Nexudus refused, and that is replaced for that reason
   */
  renew(latest: Custody, refused: string | undefined): Promise<Custody>;
}

const maxMarginMs = 60_000;
const replacementIntervalMs = 5 * 60_000;
const unavailableWaitMs = 5_000;
const maxUnavailableWaitMs = 5 * 60_000;
/** Doubles with each refusal: Nexudus may lock an account whose password is wrong again and again. */
const refusedWaitMs = 30_000;
const maxRefusedWaitMs = 60 * 60_000;

export function createTokenRenewal(options: TokenRenewalOptions): TokenRenewal {
  const { credentials, endpoint, clock } = options;
  const now = () => clock().getTime();
  let passwordHash: string | undefined;
  const readPasswordHash = () => (passwordHash ??= hashPassword(credentials));

  const isUsable = (token: IssuedToken) =>
    token.expiresAtMs - now() > Math.min(maxMarginMs, readLifetimeMs(token) / 60);
  const isDue = (token: IssuedToken) => token.expiresAtMs - now() < readLifetimeMs(token) / 12;
  const mayReplace = ({ replacedAtMs }: Custody) =>
    replacedAtMs === undefined || now() - replacedAtMs >= replacementIntervalMs;

  function readWaitMs({ failure }: Custody): number {
    if (!failure || failure.untilMs <= now()) return 0;
    return failure.passwordHash === readPasswordHash() ? failure.untilMs - now() : 0;
  }

  async function obtain({ token, clientId }: Custody): Promise<IssuedToken> {
    if (!token) return endpoint.signIn(clientId);
    try {
      return await endpoint.refresh(token.refreshToken, clientId);
    } catch (error) {
      if (error instanceof SignInError && error.failure === 'refused')
        return endpoint.signIn(clientId);
      throw error;
    }
  }

  function toFailure({ failure }: Custody, error: SignInError): CustodyFailure {
    const isRefused = error.failure === 'refused';
    const before = failure?.passwordHash === readPasswordHash() ? failure.refusals : 0;
    const refusals = isRefused ? before + 1 : before;
    const waitMs = isRefused
      ? Math.min(refusedWaitMs * 2 ** (refusals - 1), maxRefusedWaitMs)
      : Math.min(Math.max(error.retryAfterMs ?? 0, unavailableWaitMs), maxUnavailableWaitMs);
    const untilMs = now() + waitMs;
    const advice = isRefused
      ? `: check NEXUDUS_USERNAME, NEXUDUS_PASSWORD and the second factor. So that the account is not locked, the proxy tries again at ${new Date(untilMs).toISOString()} only; a changed password it tries at once`
      : '';
    return {
      ...{ message: `${error.message}${advice}`, untilMs, refusals },
      passwordHash: readPasswordHash(),
    };
  }

  return {
    ...{ isUsable, isDue, readWaitMs, mayReplace },
    async renew(latest, refused) {
      const { token } = latest;
      if (token && token.accessToken !== refused && isUsable(token) && !isDue(token)) return latest;
      if (refused !== undefined && !mayReplace(latest)) return latest;
      if (readWaitMs(latest) > 0) return latest;
      const replacedAtMs = refused === undefined ? latest.replacedAtMs : now();
      try {
        return { clientId: latest.clientId, token: await obtain(latest), replacedAtMs };
      } catch (error) {
        if (!(error instanceof SignInError)) throw error;
        return { ...latest, replacedAtMs, failure: toFailure(latest, error) };
      }
    },
  };
}

function readLifetimeMs({ issuedAtMs, expiresAtMs }: IssuedToken): number {
  return expiresAtMs - issuedAtMs;
}

/** Slow on purpose, for it is kept where replicas share it. */
function hashPassword({ username, password, totpSecret = '' }: PasswordCredentials): string {
  return scryptSync(JSON.stringify([password, totpSecret]), username, 16).toString('base64');
}
