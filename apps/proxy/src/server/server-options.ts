import type { Server, ServerOptions } from 'node:http';
import type { Limits } from '../configuration/limits-schema.ts';

export type ServerLimits = Pick<
  Limits,
  'maxHeaderBytes' | 'headersTimeoutMs' | 'requestTimeoutMs' | 'answerTimeoutMs'
>;

/** Longer than the 60 seconds of most load balancers: the side that closes should be theirs. */
const keepAliveTimeoutMs = 65_000;

/** How much later than said a slow request may be noticed. */
const checkingIntervalMs = 500;

/** What Node.js' server is told on purpose; it reads none of it again while it runs. */
export function toServerOptions(limits: ServerLimits): ServerOptions {
  const { maxHeaderBytes, headersTimeoutMs, requestTimeoutMs } = limits;
  return {
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: checkingIntervalMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    // What one parser lets pass another may take for two requests.
    insecureHTTPParser: false,
    // Without a host it is the proxy that refuses, so that the answer is a problem.
    requireHostHeader: false,
  };
}

/** What Node.js takes as a property of its server only. */
export function applyServerProperties(server: Server): void {
  // By default, what comes after 2,000 headers is dropped without a word: their size is limited.
  server.maxHeadersCount = 0;
}
