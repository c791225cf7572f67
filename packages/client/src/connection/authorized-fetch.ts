import type { Authentication } from './authentication.ts';
import type { BaseUrl } from './base-url.ts';
import { tokenPath } from './token-form.ts';
import type { Send } from './transport.ts';

export interface AuthorizedFetchOptions {
  readonly send: Send;
  readonly authentication: Authentication;
  readonly baseUrl: BaseUrl;
}

/**
 * Adds the `Authorization` header to requests that go to the origin of the base URL, and to no
 * others; the token endpoint, which takes its credentials in the body, is left without.
 *
 * It lies beneath openapi-fetch and works on a copy of the request: no middleware, neither before
 * nor after the answer, ever sees the credential.
 */
export function createAuthorizedFetch(options: AuthorizedFetchOptions): Send {
  const { send, authentication, baseUrl } = options;
  return async (request) => {
    request.signal.throwIfAborted();
    const { origin, pathname } = new URL(request.url);
    const isTokenRequest = origin + pathname === baseUrl.href + tokenPath;
    if (origin !== baseUrl.origin || isTokenRequest) return send(request);
    const headers = new Headers(request.headers);
    headers.set('Authorization', await beforeAbort(authentication.authorization(), request.signal));
    return send(new Request(request, { headers }));
  };
}

/** Waits no longer than the caller does: a token source may hang, and knows no signal. */
function beforeAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopWaiting = (): void => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the reason is the caller's own, whatever it is
      reject(signal.reason);
    };
    if (signal.aborted) stopWaiting(); // the source itself may have aborted, before anyone listens
    signal.addEventListener('abort', stopWaiting, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stopWaiting);
    });
  });
}
