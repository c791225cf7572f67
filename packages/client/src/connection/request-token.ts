import { beforeAbort } from '../answer/before-abort.ts';
import { isObject, parseJson } from '../answer/json.ts';
import { toRefusal, toStatusError, toUnexpectedResponseError } from '../answer/to-error.ts';
import { AuthenticationError } from '../errors/status-errors.ts';
import type { AuthenticationContext } from './authentication.ts';
import { findTarget } from './operation-targets.ts';
import { tokenPath } from './token-form.ts';
import type { StoredToken } from './token-store.ts';

/** A form for `POST /api/token`, and the headers to send with it. */
export interface TokenRequestInit {
  readonly form: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Trades a grant for tokens, within the limits of the client.
 *
 * @throws AuthenticationError when the grant is refused, and what any call rejects with. No error
 * holds a token.
 * @see operation issueToken
 */
export async function requestToken(
  { baseUrl, open, send }: AuthenticationContext,
  { form, headers = {} }: TokenRequestInit,
): Promise<StoredToken> {
  const state = open(findTarget('POST', tokenPath), {});
  try {
    const request = new Request(baseUrl.href + tokenPath, {
      method: 'POST',
      headers: { ...headers, Accept: 'application/json' },
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
    const response = await send(request, state);
    const text = await beforeAbort(response.text(), state.signal).catch(() => '');
    state.signal.throwIfAborted();
    const body = parseJson(text);
    if (response.status === 400) {
      throw new AuthenticationError(toRefusal(state, response, body), refusedGrant(body));
    }
    if (!response.ok) throw toStatusError(state, response, body ?? text);
    const token = toStoredToken(body, state.nowMs());
    if (token) return token;
    throw toUnexpectedResponseError(state, response, { reason: 'the body is not a token' });
  } finally {
    state.finish();
  }
}

function refusedGrant(body: unknown): string {
  const code = isObject(body) ? body['error'] : undefined;
  const shown = typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? ` (${code})` : '';
  return `The sign-in was refused${shown}.`;
}

function toStoredToken(body: unknown, nowMs: number): StoredToken | undefined {
  if (!isObject(body)) return undefined;
  const { access_token: accessToken, expires_in: lifetime, refresh_token: refreshToken } = body;
  const lifetimeMs = Number(lifetime) * 1000;
  if (typeof accessToken !== 'string' || !Number.isFinite(lifetimeMs)) return undefined;
  return {
    accessToken,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
    expiresAtMs: nowMs + lifetimeMs,
  };
}
