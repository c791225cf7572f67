import { randomBytes } from 'node:crypto';

/** W3C Trace Context, `traceparent`: version, trace id, parent id, flags; ids are not all zero. */
const traceparent =
  /^(?!ff)[0-9a-f]{2}-(?<traceId>(?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-(?<flags>[0-9a-f]{2})$/;

const sampled = 1;

export interface TraceContext {
  /** The trace that the sender named, if it named one. */
  readonly traceId: string | undefined;
  /** What goes to Nexudus: the same trace, or a new one, with a parent id of the proxy's own. */
  readonly traceparent: string;
}

/**
 * Continues the trace of a request. `tracestate` ends here: it may hold whatever its sender likes,
 * and Nexudus is another company.
 */
export function continueTrace(header: string | undefined): TraceContext {
  const { traceId, flags = '00' } = traceparent.exec(header ?? '')?.groups ?? {};
  const isSampled = (Number.parseInt(flags, 16) & sampled) !== 0;
  const id = traceId ?? randomBytes(16).toString('hex');
  const parentId = randomBytes(8).toString('hex');
  return { traceId, traceparent: `00-${id}-${parentId}-${isSampled ? '01' : '00'}` };
}
