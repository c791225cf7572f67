import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { startSimulatorProcess } from './simulator-process.ts';

/** What a runtime talks to: one origin, as a page in a browser needs it. */
export interface FrontServer {
  readonly origin: string;
  /** What was posted to `/report`. */
  readonly report: Promise<string>;
  readonly close: () => Promise<void>;
}

/**
 * Serves the simulator below `/a/path` and its control endpoint, redirects below `/redirecting`, and
 * a page that runs the given script.
 */
export async function startFrontServer(script: string): Promise<FrontServer> {
  const simulator = await startSimulatorProcess();
  let postReport: (report: string) => void;
  const report = new Promise<string>((resolve) => (postReport = resolve));

  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? '/';
    if (url.startsWith('/a/path/')) forward(incoming, outgoing, simulator.url, url.slice(7));
    else if (url.startsWith('/_simulator/')) forward(incoming, outgoing, simulator.url, url);
    else if (url.startsWith('/redirecting/')) {
      outgoing.writeHead(302, { location: url.replace('/redirecting/', '/a/path/') }).end();
    } else if (url === '/report') {
      void text(incoming).then(postReport);
      outgoing.writeHead(204).end();
    } else if (url === '/suite.mjs') {
      outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    } else {
      outgoing
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          '<!doctype html><meta charset="utf-8"><script type="module" src="/suite.mjs"></script>',
        );
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    report,
    async close() {
      server.close();
      server.closeAllConnections();
      await simulator.close();
    },
  };
}

/** Passes a request on, and with its answer also how its connection ends. */
function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  origin: string,
  path: string,
): void {
  const { method, headers } = incoming;
  const upstream = request(`${origin}${path}`, {
    ...{ method, headers: { ...headers, connection: 'close' }, agent: false },
  });
  upstream.on('response', (answer) => {
    // How this server keeps its connections is not the simulator's to say.
    const own = Object.entries(answer.headers).filter(([name]) => name !== 'connection');
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, Object.fromEntries(own));
    answer.on('data', (chunk: Buffer) => outgoing.write(chunk));
    answer.on('end', () => outgoing.end());
    answer.on('error', () => outgoing.destroy());
  });
  upstream.on('error', () => incoming.socket.resetAndDestroy());
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}
