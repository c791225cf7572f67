import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startPrismProxy } from '../../prism/start-prism.ts';
import { createViolationRecorder } from '../../prism/violation-recorder.ts';
import { withoutUnexpectedStatuses } from '../../specification/change-specification.ts';
import type { Specification } from '../../specification/specification.ts';
import type { AnsweredEntry } from './check-cassette.ts';
import type { Drift } from './drift.ts';

/** Names the entry that is to answer a request; Prism passes it on. */
const entryHeader = 'x-cassette-entry';

/** Lets Prism's validating proxy judge the answers, with the cassette behind it. */
export async function checkWithPrism(
  answered: readonly AnsweredEntry[],
  specification: Specification,
): Promise<readonly Omit<Drift, 'count'>[]> {
  const upstream = await startCassetteServer(answered);
  const prism = await startPrismProxy({
    specification: withoutUnexpectedStatuses(specification),
    upstreamUrl: upstream.url,
  });
  try {
    const found: Omit<Drift, 'count'>[] = [];
    for (const [index, { operationId, entry }] of answered.entries()) {
      const { violations, fetch } = createViolationRecorder();
      await (await fetch(toRequest(prism.url, entry, index))).arrayBuffer();
      const { status } = entry.response;
      for (const { location, message } of violations) {
        // A request that breaks the specification was sent to see what happens.
        if (!location.startsWith('response')) continue;
        const place = location.replace(/^response\.?/, '').replaceAll('.', '/');
        found.push({
          operationId,
          status,
          location: place === '' ? 'status' : place,
          message,
          tool: 'prism',
        });
      }
    }
    return found;
  } finally {
    await prism.close();
    await upstream.close();
  }
}

function toRequest(origin: string, { request }: AnsweredEntry['entry'], index: number): Request {
  const { pathname, search } = new URL(request.url);
  return new Request(origin + pathname + search, {
    method: request.method,
    headers: {
      authorization: 'Bearer replayed',
      [entryHeader]: String(index),
      ...(request.postData ? { 'content-type': request.postData.mimeType } : {}),
    },
    ...(request.postData ? { body: request.postData.text } : {}),
  });
}

async function startCassetteServer(
  answered: readonly AnsweredEntry[],
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const entry = answered[Number(request.headers[entryHeader])]?.entry;
    const { status = 404, headers = [], content } = entry?.response ?? {};
    for (const { name, value } of headers) response.setHeader(name, value);
    response.writeHead(status).end(content?.text);
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
