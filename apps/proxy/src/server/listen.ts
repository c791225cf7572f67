import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { serveRequests, type Fetch, type Protection } from './serve-requests.ts';
import { applyServerProperties, toServerOptions } from './server-options.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** The variables that set them, for the message should they not do. */
  readonly hostVariable: string;
  readonly portVariable: string;
  /** For a server that strangers call; Node.js has its own defaults, and bare answers, if left out. */
  readonly protection?: Protection;
}

export interface ListeningServer {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /**
   * Takes no more connections and waits for the requests in flight.
   *
   * @param timeoutMs how long they have before their connections are cut
   */
  drain(timeoutMs: number): Promise<void>;
}

/**
 * Serves an application on this machine.
 *
 * @throws ConfigurationError if it cannot listen there
 */
export async function listen(fetch: Fetch, options: ListenOptions): Promise<ListeningServer> {
  const { protection } = options;
  const server = createServer(
    protection ? toServerOptions(protection.config.current().limits) : {},
  );
  const closeAfterAnswers = watchAnswers(server);
  if (protection) {
    applyServerProperties(server);
    serveRequests(server, fetch, protection);
  } else {
    const listener = getRequestListener(
      (request, bindings) => fetch(request, bindings as HttpBindings), // the server speaks HTTP/1.1
      // What asks for health with HTTP/1.0, as some load balancers do, need not name a host.
      { overrideGlobalObjects: false, hostname: 'localhost' },
    );
    server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  }
  try {
    server.listen(options.port, options.host);
    await once(server, 'listening');
  } catch (cause) {
    throw new ConfigurationError(describeFailure(cause, options), { cause });
  }
  return {
    url: toUrl(server),
    async drain(timeoutMs) {
      const closed = once(server, 'close');
      const cut = setTimeout(() => {
        server.closeAllConnections();
      }, timeoutMs);
      server.close();
      closeAfterAnswers();
      await closed;
      clearTimeout(cut);
    },
  };
}

/**
 * Follows the answers under way.
 *
 * @returns lets no connection outlive its present answer, nor that of a request yet to come: kept
 *   open, it would hold up the end until it times out
 */
function watchAnswers(server: Server): () => void {
  const underWay = new Set<ServerResponse>();
  let isClosing = false;
  const watch = (_: unknown, outgoing: ServerResponse) => {
    if (isClosing) outgoing.shouldKeepAlive = false;
    underWay.add(outgoing);
    outgoing.once('close', () => underWay.delete(outgoing));
  };
  server.on('request', watch).on('checkContinue', watch).on('checkExpectation', watch);
  return () => {
    isClosing = true;
    for (const outgoing of underWay) outgoing.shouldKeepAlive = false;
  };
}

function describeFailure(cause: unknown, options: ListenOptions): string {
  const { host, hostVariable, port, portVariable } = options;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return code === 'EADDRINUSE'
    ? `${portVariable} is ${port}, which is taken on ${host}; set ${portVariable} to a free port, or to 0 for any`
    : `${hostVariable} ${host} with ${portVariable} ${port} cannot be listened on (${code}); set both to what this machine has`;
}

function toUrl(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo; // it listens on a port
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
