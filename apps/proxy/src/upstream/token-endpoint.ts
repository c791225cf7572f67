import type { Token } from '@nexudus-toolkit/api-types';
import { operations, validateResponseBody } from '@nexudus-toolkit/validation';
import type { Credentials } from '../configuration/read-environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { readOneTimePassword } from './one-time-password.ts';
import { SignInError } from './sign-in-error.ts';
import type { UpstreamAnswer, UpstreamClient } from './upstream-client.ts';

export interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Counted from before it was asked for, so that it does not last longer with Nexudus than here. */
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** Where Nexudus gives tokens. Each call rejects with `SignInError` if it gives none. */
export interface TokenEndpoint {
  signIn(clientId: string): Promise<IssuedToken>;
  /** Invalidates every earlier refresh token of that client id. */
  refresh(refreshToken: string, clientId: string): Promise<IssuedToken>;
}

export type PasswordCredentials = Extract<Credentials, { kind: 'password' }>;

export interface TokenEndpointOptions {
  readonly credentials: PasswordCredentials;
  readonly upstream: UpstreamClient;
  readonly clock: () => Date;
}

const { id, method, path } = operations.issueToken;
const contentType = 'application/json';

/** Statuses that are a verdict on the credentials; any other says something of Nexudus or the way. */
const refusals: readonly number[] = [400, 401, 403];

/** RFC 6749, section 5.2. Any other word of an answer stays inside. */
const oauthErrors: readonly unknown[] = [
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client'],
  'unsupported_grant_type',
];

export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const { credentials, upstream, clock } = options;

  async function request(
    form: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<IssuedToken> {
    const issuedAtMs = clock().getTime();
    const answer = await send(upstream, {
      method,
      target: path,
      headers: {
        ...headers,
        accept: contentType,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: Buffer.from(new URLSearchParams(form).toString()),
    });
    if (answer.status !== 200) throw toSignInError(answer, clock);
    const token = parseToken(answer.body);
    if (!token)
      throw new SignInError(
        'unavailable',
        'Nexudus answers the sign-in with something that is no token',
      );
    return {
      accessToken: token.access_token,
      refreshToken: token.refresh_token,
      issuedAtMs,
      expiresAtMs: issuedAtMs + token.expires_in * 1_000,
    };
  }

  return {
    signIn(clientId) {
      const totp = readOneTimePassword(credentials, clock());
      return request({
        grant_type: 'password',
        username: credentials.username,
        password: credentials.password,
        client_id: clientId,
        ...(totp === undefined ? {} : { totp }),
      });
    },
    refresh: (refreshToken, clientId) =>
      request(
        { grant_type: 'refresh_token', refresh_token: refreshToken },
        { client_id: clientId },
      ),
  };
}

async function send(
  upstream: UpstreamClient,
  request: Parameters<UpstreamClient['send']>[0],
): Promise<UpstreamAnswer> {
  try {
    return await upstream.send(request);
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    throw new SignInError('unavailable', cause.operatorDetail ?? cause.message, { cause });
  }
}

function toSignInError({ status, headers, body }: UpstreamAnswer, clock: () => Date): SignInError {
  const error = parseJson(body, (value) => value['error']);
  const word = oauthErrors.includes(error) ? ` (${String(error)})` : '';
  const message = `Nexudus answers the sign-in with status ${status}${word}`;
  return refusals.includes(status)
    ? new SignInError('refused', message)
    : new SignInError('unavailable', message, {
        retryAfterMs: readRetryAfterMs(headers['retry-after'], clock),
      });
}

function readRetryAfterMs(value: unknown, clock: () => Date): number | undefined {
  if (typeof value !== 'string') return undefined;
  const waitMs = /^\d+$/.test(value)
    ? Number(value) * 1_000
    : Date.parse(value) - clock().getTime();
  return Number.isFinite(waitMs) ? waitMs : undefined;
}

function parseToken(body: Buffer): Token | undefined {
  return parseJson(body, (value) => {
    const issues = validateResponseBody(id, 200, contentType, value);
    return issues?.length === 0 ? (value as unknown as Token) : undefined; // validated just now
  });
}

function parseJson<Result>(
  body: Buffer,
  read: (value: Readonly<Record<string, unknown>>) => Result,
): Result | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null
      ? read(value as Record<string, unknown>) // an object, of which nothing else is assumed
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
