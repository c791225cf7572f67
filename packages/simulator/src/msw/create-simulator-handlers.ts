import { operations, type Operation } from '@nexudus-toolkit/validation';
import { http, type HttpHandler } from 'msw';
import { createSimulator } from '../create-simulator.ts';
import type { SimulatorOptions } from '../simulator-options.ts';
import type { Simulator } from '../simulator.ts';
import { createResolver } from './create-resolver.ts';
import type { Overrides } from './override.ts';

/** What the simulator behind the handlers starts with, and what they answer in its place. */
export interface SimulatorHandlersOptions extends SimulatorOptions {
  /**
   * The base URL of the client, with or without a path; in a browser it may be a path alone. By
   * default every host is answered for, and whatever stands before the paths of the API.
   */
  readonly baseUrl?: string | undefined;
  /** Answers in the place of the simulator's, by the id of the operation; none by default. */
  readonly overrides?: Overrides;
}

/** Handlers for Mock Service Worker, and the one simulator behind all of them. */
export interface SimulatorHandlers {
  /** One for each operation; any other request is none of theirs. */
  readonly handlers: readonly HttpHandler[];
  readonly simulator: Simulator;
}

const methods = { GET: http.get, POST: http.post, PUT: http.put, DELETE: http.delete };

/**
 * Creates handlers for Mock Service Worker that answer as a simulator does, faults included.
 *
 * @throws TypeError if `baseUrl` is none, or an override is for no operation
 * @throws RangeError as `createSimulator` does
 */
export function createSimulatorHandlers(options: SimulatorHandlersOptions = {}): SimulatorHandlers {
  const { baseUrl, overrides = {}, ...simulatorOptions } = options;
  refuseUnknown(overrides);
  const simulator = createSimulator(simulatorOptions);
  const base = baseUrl === undefined ? '*' : toBase(baseUrl);
  const handlers = Object.values(operations).map((operation) =>
    methods[operation.method](
      toPattern(base, operation),
      createResolver({ operation, simulator, override: overrides[operation.id] }),
    ),
  );
  return { handlers, simulator };
}

function refuseUnknown(overrides: Overrides): void {
  const known = Object.keys(operations);
  const unknown = Object.keys(overrides).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new TypeError(`There is no operation ${unknown} to override, only ${known.join(', ')}.`);
}

function toBase(baseUrl: string): string {
  const isUrl = /^https?:\/\//i.test(baseUrl) && URL.canParse(baseUrl);
  if (!(isUrl || baseUrl.startsWith('/')) || /[?#]/.test(baseUrl))
    throw new TypeError(
      `baseUrl must be a URL with http or https, or a path, without a query: not ${baseUrl}.`,
    );
  return baseUrl.replace(/\/+$/, '');
}

function toPattern(base: string, { path }: Operation): string {
  return base + path.replaceAll(/\{(\w+)\}/g, ':$1');
}
