import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** Brings a provider into a state; yields the values that the pact leaves to the provider. */
export type StateHandler = (
  parameters: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, string>>;

/** Handlers by the name of the state. */
export type StateHandlers = Readonly<Record<string, StateHandler>>;

export interface RunningStateServer {
  readonly url: string;
  /** What the handlers threw; the verifier does not pass it on. */
  readonly errors: readonly unknown[];
  close(): Promise<void>;
}

interface StateChange {
  readonly state: string;
  readonly action: 'setup' | 'teardown';
  readonly params: Readonly<Record<string, unknown>>;
}

/** Starts what Pact's verifier asks to bring the provider into a state before an interaction. */
export async function startStateServer(handlers: StateHandlers): Promise<RunningStateServer> {
  const errors: unknown[] = [];
  const server = createServer((request, response) => {
    json(request)
      // The verifier is the only caller, and this is its protocol.
      .then((body) => changeState(handlers, body as StateChange))
      .then(
        (values) => {
          response.writeHead(200, { 'Content-Type': 'application/json' });
          response.end(JSON.stringify(values));
        },
        (error: unknown) => {
          errors.push(error);
          // Not 500: the verifier would try again for half a minute.
          response.writeHead(400).end();
        },
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    errors,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function changeState(
  handlers: StateHandlers,
  { state, action, params }: StateChange,
): Readonly<Record<string, string>> {
  const handler = handlers[state];
  if (!handler) throw new Error(`There is no handler for the state "${state}".`);
  return action === 'setup' ? handler(params) : {};
}
