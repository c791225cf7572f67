import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError, type HttpBindings } from '@hono/node-server';
import type { ConfigSource } from '../configuration/config-source.ts';
import type { ProxyEnv } from '../pipeline/access.ts';
import { isAmbiguous } from './ambiguous-request.ts';
import { closeGently, toPeerAddress, toUnreadableCode, writeLastAnswer } from './client-error.ts';
import { toProblem, type RefuseUnreadable, type UnreadableCode } from './unreadable-request.ts';

export type Fetch = (
  request: Request,
  bindings: ProxyEnv['Bindings'],
) => Response | Promise<Response>;

export interface Protection {
  /** Answers what is not given to the application. */
  readonly refuse: RefuseUnreadable;
  readonly config: ConfigSource;
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly fault: AbortController;
}

/**
 * Requests in process at a time, besides those that hold a slot: whoever has no key, or waits for
 * its refusal, takes memory, too, and one connection can bring hundreds.
 */
const maxWithoutSlot = 4_096;

/**
 * Requests that may wait on one connection for the answers to those before them. Clients of today
 * send none ahead; 64 kB that arrive at once hold more than a thousand.
 */
const maxPipelined = 64;

/**
 * Gives a server's requests to an application, and answers all that never becomes one, or breaks off
 * on its way. Answers leave a connection in the order of its requests, and nothing is answered twice.
 */
export function serveRequests(server: Server, fetch: Fetch, protection: Protection): void {
  const { refuse, config } = protection;
  const latest = new WeakMap<Duplex, Exchange>();
  const failed = new WeakSet<Duplex>();
  const pipelined = new WeakMap<Duplex, number>();
  const ambiguous = new WeakSet<Duplex>();
  let inProcess = 0;

  function serve(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    needsContinue: boolean,
  ): void {
    const connection = incoming.socket;
    const waiting = pipelined.get(connection) ?? 0;
    if (waiting >= maxPipelined) connection.destroy();
    // What follows an ambiguous request may be part of it, so that nothing else is made of that.
    if (connection.destroyed || ambiguous.has(connection)) return;
    const isUnclear = isAmbiguous(incoming);
    if (isUnclear) {
      ambiguous.add(connection);
      outgoing.shouldKeepAlive = false;
    }
    pipelined.set(connection, waiting + 1);
    const { limits } = config.current();
    const fault = new AbortController();
    latest.set(connection, { incoming, outgoing, fault });
    inProcess += 1;
    outgoing.once('close', () => {
      inProcess -= 1;
      pipelined.set(connection, (pipelined.get(connection) ?? 1) - 1);
    });
    cutSlowReader(outgoing, limits.answerTimeoutMs);
    const refuseIt = (code: UnreadableCode) => refuse(code, toArrival(incoming));
    const isOverloaded = inProcess > maxWithoutSlot + 2 * limits.maxConcurrentRequests;
    void getRequestListener(
      (request, bindings) => {
        if (isOverloaded) return refuseIt('overloaded');
        if (isUnclear) return refuseIt('request-unreadable');
        return fetch(request, {
          ...(bindings as HttpBindings), // the server speaks HTTP/1.1
          requestFault: fault.signal,
          ...(needsContinue && { sendContinue: toContinuation(outgoing) }),
        });
      },
      {
        overrideGlobalObjects: false,
        errorHandler: (error) =>
          // The adapter's own: it can make no URL of the target and the host.
          refuseIt(error instanceof RequestError ? 'request-unreadable' : 'internal-error'),
      },
    )(incoming, outgoing);
  }

  function refuseNext(error: Error, connection: Duplex): void {
    const code = toUnreadableCode(error, connection);
    if (!code) connection.destroy();
    else
      void refuse(code, { peerAddress: toPeerAddress(connection), headers: {} }).then((response) =>
        writeLastAnswer(connection, response),
      );
  }

  function failInBody(error: Error, connection: Duplex, { outgoing, fault }: Exchange): void {
    const code = toUnreadableCode(error, connection);
    if (!code || outgoing.closed) {
      connection.destroy();
      return;
    }
    // The application answers, for it knows whose request it is; nothing can follow that.
    outgoing.shouldKeepAlive = false;
    outgoing.once('close', () => {
      closeGently(connection);
    });
    fault.abort(toProblem(code));
  }

  server.on('request', (incoming, outgoing) => {
    serve(incoming, outgoing, false);
  });
  server.on('checkContinue', (incoming, outgoing) => {
    serve(incoming, outgoing, true);
  });
  server.on('checkExpectation', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.shouldKeepAlive = false;
    void getRequestListener(() => refuse('expectation-failed', toArrival(incoming)), {
      overrideGlobalObjects: false,
    })(incoming, outgoing);
  });
  server.on('connect', (incoming: IncomingMessage, connection: Duplex) => {
    void refuse('method-not-allowed', toArrival(incoming)).then((response) =>
      writeLastAnswer(connection, response),
    );
  });
  server.on('clientError', (error, connection) => {
    if (failed.has(connection)) return;
    failed.add(connection);
    const exchange = latest.get(connection);
    if (exchange && !exchange.incoming.complete) failInBody(error, connection, exchange);
    else if (!exchange || exchange.outgoing.closed) refuseNext(error, connection);
    else
      exchange.outgoing.once('close', () => {
        refuseNext(error, connection);
      });
  });
}

function toArrival({ socket, headers }: IncomingMessage) {
  return { peerAddress: socket.remoteAddress, headers };
}

/** Lets the body come when the application asks for it; without, nothing can follow the answer. */
function toContinuation(outgoing: ServerResponse): () => void {
  const { shouldKeepAlive } = outgoing;
  outgoing.shouldKeepAlive = false;
  return () => {
    outgoing.shouldKeepAlive = shouldKeepAlive;
    outgoing.writeContinue();
  };
}

/** An answer that nobody takes holds memory, and a slot. */
function cutSlowReader(outgoing: ServerResponse, answerTimeoutMs: number): void {
  outgoing.once('prefinish', () => {
    if (outgoing.closed) return; // the connection was gone before there was an answer
    const cut = setTimeout(() => {
      outgoing.destroy();
    }, answerTimeoutMs);
    outgoing.once('close', () => {
      clearTimeout(cut);
    });
  });
}
