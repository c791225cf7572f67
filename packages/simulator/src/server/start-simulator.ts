// Consumers may compile without the types of Node.js, which bring the symbol along.
/// <reference lib="esnext.disposable" preserve="true" />
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from '../calls/handle-request.ts';
import { createConnectedSimulator } from '../create-simulator.ts';
import type { SimulatorOptions } from '../simulator-options.ts';
import type { Simulator } from '../simulator.ts';
import { createSocketConnection } from './socket-connection.ts';

/** What a simulator starts with, and where it listens. */
export interface StartSimulatorOptions extends SimulatorOptions {
  /** TCP port; 8081 by default. 0 picks a free one. */
  readonly port?: number;
  /** Address to listen on; `127.0.0.1` by default. */
  readonly host?: string;
}

/** A simulator that listens, until it is closed or, with `await using`, its block ends. */
export interface RunningSimulator extends AsyncDisposable {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly simulator: Simulator;
  /** Stops listening and drops the connections there are. Closed again, it stays closed. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a stand-in for Nexudus as an HTTP server.
 *
 * @throws Error if it cannot listen, a taken port for instance; the message says where and why
 * @throws RangeError as `createSimulator` does
 */
export async function startSimulator(
  options: StartSimulatorOptions = {},
): Promise<RunningSimulator> {
  const { port = 8081, host = '127.0.0.1', ...simulatorOptions } = options;
  const { simulator, handle } = createConnectedSimulator(simulatorOptions);
  const listener = createListener(handle);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await listen(server, port, host);
  const close = (): Promise<void> => stop(server);
  return { url: toUrl(server), simulator, close, [Symbol.asyncDispose]: close };
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

function createListener(handle: RequestHandler): ReturnType<typeof getRequestListener> {
  const respond = async (request: Request, bindings: HttpBindings): Promise<Response> => {
    const response = await handle(request, createSocketConnection(bindings));
    // The adapter leaves the reason phrase to Node.js, and a throttled answer has one of its own.
    if (response.statusText !== '') bindings.outgoing.statusMessage = response.statusText;
    return response;
  };
  // Nothing but HTTP/1.1 is served here, and a library leaves the globals of its host alone.
  return getRequestListener((request, bindings) => respond(request, bindings as HttpBindings), {
    overrideGlobalObjects: false,
  });
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    const reason = isTaken
      ? 'the port is in use; choose another one, or 0 for any that is free'
      : String(cause);
    throw new Error(`The simulator cannot listen on ${host}:${port}: ${reason}.`, { cause });
  }
}

function toUrl(server: Server): string {
  // A server that listens on a port has an address of this form.
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
