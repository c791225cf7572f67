import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { Hono } from 'hono';
import type { Simulator } from '../simulator.ts';
import {
  ControlError,
  readMessages,
  readReset,
  readThrottleSettings,
} from './read-control-body.ts';
import { FaultError, parseFault } from '../faults/parse-fault.ts';
import { readState } from './state.ts';

/** The control endpoint: what a library call can do to a simulator, over HTTP. */
export function createControlRoutes(simulator: Simulator): Hono {
  const { faults, store, throttle } = simulator;
  const routes = new Hono();

  routes.get('/state', (context) => context.json(readState(simulator)));

  routes.get('/faults', (context) => context.json(faults.list()));
  routes.post('/faults', async (context) => {
    const id = faults.add(parseFault(await readJson(context.req.raw)));
    return context.json({ id }, 201);
  });
  routes.delete('/faults', (context) => {
    faults.clear();
    return context.body(null, 204);
  });
  routes.delete('/faults/:id', (context) => {
    const id = context.req.param('id');
    return faults.remove(id)
      ? context.body(null, 204)
      : context.json({ error: `There is no fault ${id}.` }, 404);
  });

  routes.put('/messages', async (context) => {
    store.replaceAll(readMessages(await readJson(context.req.raw)));
    return context.json({ messages: store.size });
  });
  routes.post('/messages', async (context) => {
    const put = (message: Partial<OpenAiChatMessage>) => store.put(message).Id;
    const ids = readMessages(await readJson(context.req.raw)).map(put);
    return context.json({ ids });
  });

  routes.put('/throttle', async (context) => {
    throttle.configure(readThrottleSettings(await readJson(context.req.raw)));
    return context.json(throttle.settings);
  });

  routes.post('/reset', async (context) => {
    simulator.reset(readReset(await readJson(context.req.raw)));
    return context.json(readState(simulator));
  });

  routes.onError((error, context) => {
    if (error instanceof ControlError || error instanceof FaultError)
      return context.json({ error: error.message }, 400);
    throw error;
  });
  return routes;
}

/** The body as JSON; an empty one stands for an object without fields. */
async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (cause) {
    throw new ControlError('The body must be JSON.', { cause });
  }
}
