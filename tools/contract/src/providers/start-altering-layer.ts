import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface AlteringLayerOptions {
  /** Who answers. */
  readonly upstreamUrl: string;
  /** The status to answer with instead of the upstream's. */
  readonly alterStatus: (method: string, status: number) => number;
}

/** A layer that listens. */
export interface RunningLayer {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server that passes everything on, but answers with other statuses: a seeded fault. */
export async function startAlteringLayer(options: AlteringLayerOptions): Promise<RunningLayer> {
  const server = createServer((request, response) => {
    passOn(request, response, options).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  { upstreamUrl, alterStatus }: AlteringLayerOptions,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const body = await buffer(request);
  const answer = await fetch(upstreamUrl + url, {
    method,
    headers: passingHeaders(request),
    body: body.length === 0 ? null : body,
  });
  const headers = [...answer.headers].filter(([name]) => !hopHeaders.has(name));
  response.writeHead(alterStatus(method, answer.status), Object.fromEntries(headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Headers that belong to one connection, or to a body as it was encoded for it. */
const hopHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

function passingHeaders({ headersDistinct }: IncomingMessage): [string, string][] {
  return Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    hopHeaders.has(name) ? [] : values.map((value): [string, string] => [name, value]),
  );
}
