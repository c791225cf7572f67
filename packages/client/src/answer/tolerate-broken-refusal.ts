import type { Middleware } from 'openapi-fetch';

/**
 * Replaces a refusal whose body cannot be read by one without a body. openapi-fetch reads these
 * bodies itself, and a connection that breaks meanwhile would cost the caller the status.
 */
export const tolerateBrokenRefusal: Middleware = {
  async onResponse({ request, response }) {
    if (response.ok) return undefined;
    try {
      await response.clone().text();
      return undefined;
    } catch {
      request.signal.throwIfAborted();
      return new Response(null, response); // the same status and headers
    }
  },
};
