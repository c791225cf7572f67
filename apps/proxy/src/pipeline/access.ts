import type { HttpBindings } from '@hono/node-server';
import type { AuditUpstream } from '@nexudus-toolkit/audit-log';
import type { Operation } from '@nexudus-toolkit/validation';
import type { MiddlewareHandler } from 'hono';
import type { Grant } from '../configuration/grant-schema.ts';
import type { ProxyConfig } from '../configuration/proxy-config.ts';
import type { AccessedRecords } from '../recording/access-entry.ts';
import type { Fields } from './fields.ts';

/** What the steps find out about one request, for those after them and for the audit log. */
export interface Access {
  readonly requestId: string;
  readonly traceId: string | undefined;
  /** Trace context for the calls to Nexudus that this request leads to. */
  readonly traceparent: string;
  /** The configuration that was in force when the request came; it is judged by that alone. */
  readonly config: ProxyConfig;
  readonly clientAddress?: string | undefined;
  operation?: Operation;
  /** Path parameters as they stand in the path. */
  pathParameters?: Readonly<Record<string, string>>;
  consumer?: string;
  keyId?: string;
  grant?: Grant;
  request?: ValidRequest;
  /** The record that a write is about as it was before, where that had to be looked at. */
  target?: Fields;
  /** Set once the request itself goes to Nexudus, and not just what had to be looked at first. */
  isForwarded?: true;
  upstream?: AuditUpstream;
  /** When the first call to Nexudus was made, on the clock of `performance`. */
  upstreamSinceMs?: number;
  /** How long that call had to wait for the service token, in milliseconds. */
  queueMs?: number;
  /** Values in the answer of Nexudus that differ from the specification. */
  drift?: number;
  records?: AccessedRecords;
  /** What the answer says of the consumer's rate ceiling, where there is one. */
  rateLimitHeaders?: Readonly<Record<string, string>>;
  wasSuccessful?: boolean;
}

/** A request that the specification allows, as it was understood. */
export interface ValidRequest {
  readonly path: Readonly<Record<string, string | number>>;
  readonly query: Readonly<Record<string, string | number>>;
  /** The parsed body, where the operation takes one. */
  readonly body?: unknown;
}

/** What the server gives along with a request. */
export interface RequestBindings extends HttpBindings {
  /** Aborted with a problem when the body turns out to be malformed or too slow. */
  readonly requestFault: AbortSignal;
  /** Asks for the body, where the client waits to be asked. */
  readonly sendContinue?: () => void;
}

export interface ProxyEnv {
  /** Empty where the application is called without a server. */
  Bindings: Partial<RequestBindings>;
  Variables: { access: Access };
}

export type ProxyStep = MiddlewareHandler<ProxyEnv>;

/** What an earlier step has to have found out; that it has not is a mistake in the order of steps. */
export function requireStep<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A step of the proxy runs before one that it needs');
  return value;
}
