import type { Token } from '@nexudus-toolkit/api-types';
import type { SimulatorUser } from '../users/simulator-user.ts';

/** A refresh token lives 15 days. */
const refreshTokenLifetimeMs = 15 * 24 * 60 * 60 * 1000;

export interface TokenStoreOptions {
  readonly accessTokenLifetimeSeconds: number;
  readonly clock: () => Date;
  readonly newUuid: () => string;
}

/** Tokens that have been issued, and to whom. */
export interface TokenStore {
  issue(user: SimulatorUser, clientId: string): Token;
  /**
   * Trades a refresh token of `clientId` for new tokens, and invalidates every earlier refresh
   * token of that client id. Access tokens already issued stay valid.
   */
  refresh(refreshToken: string, clientId: string): Token | undefined;
  /** The user of an access token that has not expired. */
  findUser(accessToken: string): SimulatorUser | undefined;
}

interface Issued {
  readonly user: SimulatorUser;
  readonly expiresAtMs: number;
}

export function createTokenStore(options: TokenStoreOptions): TokenStore {
  const { accessTokenLifetimeSeconds, clock, newUuid } = options;
  const accessTokens = new Map<string, Issued>();
  const refreshTokens = new Map<string, Map<string, Issued>>();

  const isAlive = ({ expiresAtMs }: Issued): boolean => clock().getTime() < expiresAtMs;

  const issue = (user: SimulatorUser, clientId: string): Token => {
    const accessToken = `access-${newUuid()}`;
    const refreshToken = `refresh-${newUuid()}`;
    const nowMs = clock().getTime();
    accessTokens.set(accessToken, { user, expiresAtMs: nowMs + accessTokenLifetimeSeconds * 1000 });
    const ofClient = refreshTokens.get(clientId) ?? new Map<string, Issued>();
    refreshTokens.set(clientId, ofClient);
    ofClient.set(refreshToken, { user, expiresAtMs: nowMs + refreshTokenLifetimeMs });
    return {
      access_token: accessToken,
      token_type: 'bearer',
      expires_in: accessTokenLifetimeSeconds,
      refresh_token: refreshToken,
    };
  };

  return {
    issue,
    refresh(refreshToken, clientId) {
      const issued = refreshTokens.get(clientId)?.get(refreshToken);
      if (!issued || !isAlive(issued)) return undefined;
      refreshTokens.delete(clientId);
      return issue(issued.user, clientId);
    },
    findUser(accessToken) {
      const issued = accessTokens.get(accessToken);
      return issued && isAlive(issued) ? issued.user : undefined;
    },
  };
}
