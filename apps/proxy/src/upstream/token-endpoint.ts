import type { Token } from '@nexudus-toolkit/api-types';
import { operations, validateResponseBody } from '@nexudus-toolkit/validation';
import type { Credentials } from '../configuration/read-environment.ts';
import { ProblemError } from '../problems/problem.ts';
import type { UpstreamClient } from './upstream-client.ts';

export interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAtMs: number;
}

export interface TokenEndpoint {
  /**
   * Refreshes the token given; signs in anew where there is none or Nexudus refuses the refresh.
   *
   * @throws ProblemError if Nexudus gives no token
   */
  renew(current: IssuedToken | undefined): Promise<IssuedToken>;
}

export interface TokenEndpointOptions {
  readonly credentials: Extract<Credentials, { kind: 'password' }>;
  readonly upstream: UpstreamClient;
  readonly clock: () => Date;
  readonly defaultClientId: string;
}

const { id, method, path } = operations.issueToken;
const contentType = 'application/json';

export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const { credentials, upstream, clock, defaultClientId } = options;
  const clientId = credentials.clientId ?? defaultClientId;

  async function request(
    form: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<IssuedToken> {
    const answer = await upstream.send({
      method,
      target: path,
      headers: {
        ...headers,
        accept: contentType,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: Buffer.from(new URLSearchParams(form).toString()),
    });
    if (answer.status !== 200)
      throw refused(`Nexudus answers the sign-in with status ${answer.status}`, answer.status);
    const token = parseToken(answer.body);
    if (!token) throw refused('Nexudus answers the sign-in with something that is no token', 200);
    return {
      accessToken: token.access_token,
      refreshToken: token.refresh_token,
      expiresAtMs: clock().getTime() + token.expires_in * 1_000,
    };
  }

  const signIn = () =>
    request({
      grant_type: 'password',
      username: credentials.username,
      password: credentials.password,
      client_id: clientId,
      ...(credentials.totp === undefined ? {} : { totp: credentials.totp }),
    });

  return {
    async renew(current) {
      if (!current) return signIn();
      const form = { grant_type: 'refresh_token', refresh_token: current.refreshToken };
      return request(form, { client_id: clientId }).catch((error: unknown) => {
        if (error instanceof ProblemError && error.receivedStatus === 400) return signIn();
        throw error;
      });
    },
  };
}

function parseToken(body: Buffer): Token | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    const issues = validateResponseBody(id, 200, contentType, value);
    return issues?.length === 0 ? (value as Token) : undefined; // validated just now
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refused(message: string, receivedStatus: number): ProblemError {
  return new ProblemError('credential-unavailable', {
    detail: message,
    proxyStatus: 'destination_unavailable',
    receivedStatus,
  });
}
