import { AuthenticationError } from '../errors/status-errors.ts';
import { concealed, toBearer } from './authentication.ts';
import type { Authentication, AuthenticationContext } from './authentication.ts';
import { requestToken } from './request-token.ts';
import { isStoredToken } from './token-store.ts';
import type { StoredToken, TokenStore } from './token-store.ts';

export interface PasswordGrantOptions {
  /** The user's e-mail address. */
  readonly username: string;
  readonly password: string;
  /** The code of a second factor, or a function that yields the current one at each sign-in. */
  readonly totp?: string | (() => string | Promise<string>) | undefined;
  /**
   * Names this program: a refresh ends every earlier refresh token of that name, so programs that
   * share neither name nor store do not get in each other's way. Default: the user name.
   */
  readonly clientId?: string | undefined;
  /** Where tokens outlive the process. Default: they do not. */
  readonly store?: TokenStore | undefined;
}

/** A token is renewed this long before it expires, or for the last tenth of its life if shorter. */
const renewBeforeMs = 60_000;

/** For how long a token is used on that was to be renewed and could not be. */
const renewAgainMs = 10_000;

/** For how long a 401 means that a role is missing, after a fresh token was refused as well. */
const denialMs = 10 * 60_000;

/**
 * Signs in with a user's name and password, and renews the token before it expires and after a 401,
 * once for all calls that wait. The name and the password go to `POST /api/token` alone.
 *
 * Nexudus answers 401 for a missing role, too. A call whose renewed token is refused as well rejects
 * with a PermissionError, and so do its like for the next ten minutes, without another renewal.
 *
 * @throws TypeError when user name or password is missing, and for a use with a second base URL.
 */
export function passwordGrant(options: PasswordGrantOptions): Authentication {
  const { username, password, totp, clientId, store } = options;
  if (!isText(username) || !isText(password)) {
    throw new TypeError('passwordGrant(): `username` and `password` must be strings, not empty');
  }
  const deniedUntilMs = new Map<string, number>();
  let usedWith: string | undefined;
  let current: StoredToken | undefined;
  let renewAtMs = 0;
  let renewal: Promise<void> | undefined;

  const adopt = (token: StoredToken, nowMs: number): void => {
    toBearer(token.accessToken); // refuses what no header can hold
    current = token;
    renewAtMs = token.expiresAtMs - Math.min(renewBeforeMs, (token.expiresAtMs - nowMs) / 10);
  };

  const signIn = async (context: AuthenticationContext): Promise<StoredToken> => {
    const code = typeof totp === 'function' ? await totp() : totp;
    return requestToken(context, {
      form: {
        ...{ grant_type: 'password', username, password },
        ...(code !== undefined && { totp: code }),
        ...(clientId !== undefined && { client_id: clientId }),
      },
    });
  };

  const refresh = async (context: AuthenticationContext, token: string): Promise<StoredToken> =>
    requestToken(context, {
      form: { grant_type: 'refresh_token', refresh_token: token },
      headers: { client_id: clientId ?? username },
    }).catch((error: unknown) => {
      if (error instanceof AuthenticationError) return signIn(context);
      throw error;
    });

  const replace = async (context: AuthenticationContext): Promise<void> => {
    const replaced = current?.accessToken;
    const kept: unknown = await store?.get();
    const stored = isStoredToken(kept) ? kept : undefined;
    const nowMs = context.clock.nowMs();
    // Another process may have renewed it already.
    if (stored && stored.accessToken !== replaced && stored.expiresAtMs - nowMs > renewBeforeMs) {
      adopt(stored, nowMs);
      return;
    }
    const refreshToken = (stored ?? current)?.refreshToken;
    const token = await (refreshToken ? refresh(context, refreshToken) : signIn(context));
    adopt(token, context.clock.nowMs());
    await store?.set(token);
  };

  /** One renewal at a time, however many calls wait for it. */
  const renewOnce = (context: AuthenticationContext): Promise<void> =>
    (renewal ??= replace(context).finally(() => {
      renewal = undefined;
    }));

  const authentication: Authentication = {
    async authorization(context) {
      const { baseUrl, clock } = context;
      usedWith ??= baseUrl.href;
      if (usedWith !== baseUrl.href) {
        throw new TypeError('passwordGrant(): tokens are for one base URL; make one for each');
      }
      if (clock.nowMs() >= renewAtMs) {
        const before = current;
        await renewOnce(context).catch((error: unknown) => {
          const nowMs = clock.nowMs();
          // A new token that could not be stored is in use all the same, from the next call on.
          if (!current || current !== before || nowMs >= current.expiresAtMs) throw error;
          renewAtMs = nowMs + renewAgainMs;
        });
      }
      return toBearer(current?.accessToken);
    },

    async renew({ operationId, method, urlTemplate, authorization, isReplay }, context) {
      const operation = operationId ?? `${method} ${urlTemplate}`;
      const nowMs = context.clock.nowMs();
      if (isReplay) {
        deniedUntilMs.set(operation, nowMs + denialMs);
        return false;
      }
      if (current && toBearer(current.accessToken) !== authorization) return true;
      if ((deniedUntilMs.get(operation) ?? 0) > nowMs) return false;
      await renewOnce(context);
      return true;
    },
  };
  return concealed(authentication, `user ${username}`);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
