import type { TokenError } from '@nexudus-toolkit/api-types';
import { jsonAnswer, type Answer } from '../calls/answer.ts';
import { findUser } from '../users/authenticate.ts';
import type { SimulatorUser } from '../users/simulator-user.ts';
import type { TokenStore } from './token-store.ts';

/** The parts of a token request that decide on the answer. */
export interface TokenRequest {
  readonly headers: Headers;
  readonly body: string;
}

/** Answers `issueToken`: the password grant and the refresh grant, both form-encoded. */
export function answerTokenRequest(
  { headers, body }: TokenRequest,
  users: readonly SimulatorUser[],
  tokens: TokenStore,
): Answer {
  const form = readForm(headers, body);
  const grantType = form?.get('grant_type');
  if (form && grantType === 'password') return answerPasswordGrant(form, users, tokens);
  if (form && grantType === 'refresh_token')
    return answerRefreshGrant(form, headers.get('client_id') ?? '', tokens);
  return refuse('unsupported_grant_type', 'Send a form with a supported grant_type.');
}

/** Under whose name a token request counts: the client id, else the user name. */
export function findTokenClient({ headers, body }: TokenRequest): string | undefined {
  return headers.get('client_id') ?? readForm(headers, body)?.get('username') ?? undefined;
}

function answerPasswordGrant(
  form: URLSearchParams,
  users: readonly SimulatorUser[],
  tokens: TokenStore,
): Answer {
  const user = findUser(users, form.get('username') ?? '', form.get('password') ?? '');
  if (!user) return refuse('invalid_grant', 'The user name or password is incorrect.');
  if (user.totp !== undefined && user.totp !== form.get('totp'))
    return refuse('invalid_grant', 'The one-time code is missing or incorrect.');
  return jsonAnswer(200, tokens.issue(user, form.get('client_id') ?? user.username));
}

function answerRefreshGrant(form: URLSearchParams, clientId: string, tokens: TokenStore): Answer {
  const token = tokens.refresh(form.get('refresh_token') ?? '', clientId);
  return token
    ? jsonAnswer(200, token)
    : refuse('invalid_grant', 'The refresh token is not valid for this client_id.');
}

function readForm(headers: Headers, body: string): URLSearchParams | undefined {
  const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
  return mediaType.trim().toLowerCase() === 'application/x-www-form-urlencoded'
    ? new URLSearchParams(body)
    : undefined;
}

function refuse(error: string, description: string): Answer {
  const body: TokenError = { error, error_description: description };
  return jsonAnswer(400, body);
}
