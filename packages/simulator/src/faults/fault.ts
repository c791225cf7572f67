import type { OperationId } from '@nexudus-toolkit/validation';
import type { ThrottleStatus } from '../throttle/throttle.ts';

/** Something that goes wrong on demand, and where and how often. */
export type Fault = FaultScope & (AnswerFault | DriftFault | LatencyFault | IgnoreFiltersFault);

/** Which requests a fault strikes. */
export interface FaultScope {
  /** The one operation it strikes; every request if left out. */
  readonly operation?: OperationId;
  /** How many requests it strikes before it is gone; any number if left out. */
  readonly times?: number;
}

/** A fault that takes the place of the answer. */
export type AnswerFault =
  | ConnectionResetFault
  | TruncatedBodyFault
  | StatusFault
  | HtmlBodyFault
  | EmptyBodyFault
  | ThrottleFault
  | UnsuccessfulFault
  | UnauthorizedFault;

/** Whether the operation takes effect although its answer is lost; `none` by default. */
export interface WithEffect {
  readonly effect?: 'none' | 'applied';
}

/** The answer comes later than it would. */
export interface LatencyFault {
  readonly kind: 'latency';
  readonly latencyMs: number;
}

/** The connection is reset before a byte of the answer. */
export interface ConnectionResetFault extends WithEffect {
  readonly kind: 'connection-reset';
}

/** The operation takes effect; the connection breaks within the body of its answer. */
export interface TruncatedBodyFault {
  readonly kind: 'truncated-body';
  /** Bytes of the body that arrive; half of them by default. */
  readonly sentBytes?: number;
}

/** Another status: 503 by default, with an empty body. */
export interface StatusFault extends WithEffect {
  readonly kind: 'status';
  readonly status?: number;
}

/** A page meant for a person, with status 200 by default. */
export interface HtmlBodyFault extends WithEffect {
  readonly kind: 'html-body';
  readonly status?: number;
}

/** Status 200 by default, and nothing else. */
export interface EmptyBodyFault extends WithEffect {
  readonly kind: 'empty-body';
  readonly status?: number;
}

/** The caller has to wait: 409 as published by default, or 429 as observed. */
export interface ThrottleFault {
  readonly kind: 'throttle';
  readonly status?: ThrottleStatus;
  /** 1 by default. */
  readonly retryAfterSeconds?: number;
}

/** A write has no effect, and says so with status 200. Strikes no other operations. */
export interface UnsuccessfulFault {
  readonly kind: 'unsuccessful';
  readonly message?: string;
}

/** The caller is refused. */
export interface UnauthorizedFault {
  readonly kind: 'unauthorized';
}

/** A search answers as if it had been given no filter and no range. Strikes no other operations. */
export interface IgnoreFiltersFault {
  readonly kind: 'ignore-filters';
}

/** Successful answers no longer have the documented shape. */
export interface DriftFault {
  readonly kind: 'drift';
  readonly change: DriftChange;
  /** The field that changes: of each record by default, of the object around them otherwise. */
  readonly field: string;
  /** In a search, whether each record or the page changes; other answers have one object alone. */
  readonly target?: 'record' | 'page';
  /** The new name, for `rename`. */
  readonly newName?: string;
  /** The new type, for `retype`. */
  readonly newType?: JsonType;
  /** The value, for `add`; a text by default. */
  readonly value?: unknown;
}

export type DriftChange = 'rename' | 'remove' | 'retype' | 'add';
export type JsonType = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'null';
