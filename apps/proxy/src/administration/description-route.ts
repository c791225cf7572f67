import type { AdministrationRoute } from './administration-route.ts';
import description from './generated/openapi.json' with { type: 'json' };

/** The description of the administration port, in OpenAPI. It tells nothing of any setting. */
export function createDescriptionRoute(): AdministrationRoute {
  return { path: '/openapi.json', role: 'open', answer: (c) => c.json(description) };
}
