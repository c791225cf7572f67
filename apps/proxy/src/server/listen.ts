import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { answerClientError, breakOff } from './client-error.ts';
import type { RefuseUnreadable } from './unreadable-request.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** The variable that sets the port, for the message should it be taken. */
  readonly portVariable: string;
  /** Answers what is no request; Node.js does, in a bare way, if left out. */
  readonly refuse?: RefuseUnreadable;
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

type Fetch = Parameters<typeof getRequestListener>[0];

/**
 * Serves an application on this machine.
 *
 * @throws ConfigurationError if it cannot listen there
 */
export async function listen(fetch: Fetch, options: ListenOptions): Promise<ListeningServer> {
  const { refuse } = options;
  const listener = getRequestListener(fetch, {
    overrideGlobalObjects: false,
    // Called for a target or a host of which no URL can be made.
    ...(refuse && { errorHandler: () => refuse('request-unreadable', undefined) }),
  });
  const inFlight = new Set<ServerResponse>();
  // Without a host, too, it is the adapter that gives up, so that the answer is ours.
  const server = createServer({ requireHostHeader: !refuse }, (incoming, outgoing) => {
    inFlight.add(outgoing);
    outgoing.once('close', () => inFlight.delete(outgoing));
    void listener(incoming, outgoing);
  });
  if (refuse)
    server.on('clientError', (error, connection) => {
      const current = [...inFlight].find(({ socket }) => socket === connection);
      if (current) breakOff(connection, current);
      else void answerClientError(error, connection, refuse);
    });
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
      // A connection kept after its last answer would hold up the end until it times out.
      for (const outgoing of inFlight) outgoing.shouldKeepAlive = false;
      await closed;
      clearTimeout(cut);
    },
  };
}

function describeFailure(cause: unknown, { host, port, portVariable }: ListenOptions): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return code === 'EADDRINUSE'
    ? `${portVariable} is ${port}, which is taken on ${host}; set ${portVariable} to a free port, or to 0 for any`
    : `HOST ${host} with ${portVariable} ${port} cannot be listened on (${code}); set both to what this machine has`;
}

function toUrl(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo; // it listens on a port
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
