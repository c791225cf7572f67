import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec, type IHttpConfig } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import type { Specification } from '../specification/specification.ts';

/** A Prism server within this process. */
export interface RunningPrism {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** How a mock answers, and where. */
export interface PrismMockOptions {
  /** Whether answers are made up from the schemas instead of taken from the examples; `false`. */
  readonly isDynamic?: boolean;
  /** Where made-up answers come from; the same seed yields the same answer. Random by default. */
  readonly seed?: string;
  /** TCP port; 0, any that is free, by default. */
  readonly port?: number;
  /** Address to listen on; `127.0.0.1` by default. */
  readonly host?: string;
}

/**
 * Starts a server that answers with the examples of the specification. A `Prefer` header chooses
 * among them, such as `code=404` or `example=unsuccessful`.
 *
 * @throws Error if it cannot listen, a taken port for instance
 */
export function startPrismMock(
  specification: Specification,
  { isDynamic = false, seed, port, host }: PrismMockOptions = {},
): Promise<RunningPrism> {
  const mock = { dynamic: isDynamic, ...(seed === undefined ? {} : { seed }) };
  // Checked against schemas that say how to make values up, an example would not do.
  const config = { ...validation, mock, validateResponse: !isDynamic, isProxy: false } as const;
  return startPrism(specification, config, { port, host });
}

export interface PrismProxyOptions {
  readonly specification: Specification;
  /** Who answers. */
  readonly upstreamUrl: string;
}

/**
 * Starts a server that passes requests on and checks them and their answers: a request that breaks
 * the specification is refused with 422, an answer that does is replaced by 500.
 *
 * @see createViolationRecorder to tell these answers from those of the upstream
 */
export function startPrismProxy(options: PrismProxyOptions): Promise<RunningPrism> {
  const { specification, upstreamUrl } = options;
  return startPrism(specification, {
    ...validation,
    isProxy: true,
    upstream: new URL(upstreamUrl),
  });
}

const validation = {
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: true,
  upstreamProxy: undefined,
  mock: { dynamic: false },
} as const;

interface Address {
  readonly port?: number | undefined;
  readonly host?: string | undefined;
}

async function startPrism(
  specification: Specification,
  config: IHttpConfig,
  { port = 0, host = '127.0.0.1' }: Address = {},
): Promise<RunningPrism> {
  // Prism resolves the references of a document in place.
  const operations = await getHttpOperationsFromSpec(structuredClone(specification));
  const logger = createLogger('prism', { level: 'silent' });
  const server = createServer(operations, { config, components: { logger }, cors: false });
  const url = await server.listen(port, host).catch((reason: unknown) => {
    // Prism rejects with the message of the error, and no more.
    const message = String(reason);
    const cause = message.includes('EADDRINUSE')
      ? 'the port is in use; choose another one, or 0 for any that is free'
      : message;
    throw new Error(`Prism cannot listen on ${host}:${port}: ${cause}.`);
  });
  return { url: bracketAddress(url), close: () => server.close() };
}

/** Prism writes an IPv6 address as it is, so that its last part looks like the port. */
function bracketAddress(url: string): string {
  return url.replace(/^http:\/\/([^[\]]*:[^[\]]*):(\d+)$/, 'http://[$1]:$2');
}
