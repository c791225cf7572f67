import { Hono } from 'hono';
import type { RequestHandler } from '../calls/handle-request.ts';
import type { Connection } from '../faults/connection.ts';
import type { Simulator } from '../simulator.ts';
import { createControlRoutes } from './control-routes.ts';

/** What a request to the application comes with. */
interface Bindings {
  readonly connection: Connection;
}

/** Where the control endpoint lies; the API has no path that begins so. */
const controlPath = '/_simulator';

/** Puts the control endpoint beside the API. */
export function createApp(simulator: Simulator, handleCall: RequestHandler): RequestHandler {
  const app = new Hono<{ Bindings: Bindings }>();
  app.route(controlPath, createControlRoutes(simulator));
  app.all(`${controlPath}/*`, (context) =>
    context.json({ error: `There is no ${context.req.method} ${context.req.path}.` }, 404),
  );
  app.all('*', (context) => handleCall(context.req.raw, context.env.connection));
  // A connection that is reset has to reach the caller of fetch as what it is, not as a status.
  app.onError((error) => {
    throw error;
  });
  return async (request, connection) => app.fetch(request, { connection });
}
