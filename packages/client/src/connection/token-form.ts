import type { paths } from '@nexudus-toolkit/api-types';
import type { Middleware } from 'openapi-fetch';

/** The path of `issueToken`. */
export const tokenPath: keyof paths & '/api/token' = '/api/token';

const formType = 'application/x-www-form-urlencoded';

/**
 * Form-encodes the body of a token request. openapi-fetch writes JSON unless the caller sets a
 * header, and the endpoint refuses JSON with `unsupported_grant_type`.
 */
export const tokenForm: Middleware = {
  async onRequest({ request, schemaPath }) {
    const isJson = request.headers.get('Content-Type') === 'application/json';
    if (schemaPath !== tokenPath || !isJson) return undefined;
    const grant: unknown = await request.clone().json();
    const headers = new Headers(request.headers);
    headers.set('Content-Type', formType);
    return new Request(request, { headers, body: toForm(grant) });
  },
};

function toForm(grant: unknown): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(Object(grant) as Record<string, unknown>)) {
    form.set(name, String(value));
  }
  return form.toString();
}
