import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { serializeBody } from '../calls/answer.ts';
import type { Connection } from '../faults/connection.ts';
import { cutBody } from '../faults/cut-body.ts';

/** Breaks the connection of a request on its socket. */
export function createSocketConnection({ incoming, outgoing }: HttpBindings): Connection {
  return {
    reset() {
      incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    },
    truncate(answer, sentBytes) {
      const { text, headers } = serializeBody(answer.body);
      const { sent, totalBytes } = cutBody(text ?? '', sentBytes);
      outgoing.writeHead(answer.status, {
        ...answer.headers,
        ...headers,
        'content-length': totalBytes,
      });
      outgoing.flushHeaders();
      // What was promised stays out: the socket ends as soon as these bytes are on their way.
      outgoing.write(sent, () => {
        incoming.socket.destroySoon();
      });
      return RESPONSE_ALREADY_SENT;
    },
  };
}
