import type { paths } from '@nexudus-toolkit/api-types';

/** The path of `issueToken`. */
export const tokenPath: keyof paths & '/api/token' = '/api/token';

/**
 * Adds the header that makes openapi-fetch write a form. It writes JSON unless the caller sets one,
 * and the token endpoint refuses JSON with `unsupported_grant_type`.
 */
export function withFormType(
  given: Headers | Readonly<Record<string, string>> | undefined,
): Headers {
  const headers = new Headers(given);
  if (!headers.has('Content-Type')) {
    headers.set('Content-Type', 'application/x-www-form-urlencoded');
  }
  return headers;
}
