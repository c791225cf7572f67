import type { OperationId } from '@nexudus-toolkit/validation';

/** A request as it arrived, and how it was answered. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query string. */
  readonly target: string;
  readonly operationId: OperationId | null;
  /** The `X-Request-Id` that it carried. */
  readonly requestId: string | null;
  /** The status it was answered with; `null` if the connection was reset. */
  readonly status: number | null;
}

/** A write that took effect. */
export interface AppliedWrite {
  readonly operationId: OperationId;
  readonly messageId: number;
  readonly requestId: string | null;
}

/** What the simulator has been asked for; requests to its own control endpoint do not count. */
export interface RequestCounters {
  readonly total: number;
  /** Requests by operation; an operation that was not called is absent. */
  readonly byOperation: Readonly<Partial<Record<OperationId, number>>>;
  /** Requests by the status they were answered with; `reset` where there was none. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** The last hundred requests, oldest first. */
  readonly recent: readonly SeenRequest[];
  /** Writes that took effect, oldest first. */
  readonly writes: readonly AppliedWrite[];
  /** How many writes took effect, by the `X-Request-Id` that asked for them. */
  countWritesByRequestId(): Readonly<Record<string, number>>;
}

const recentCount = 100;

export interface RequestRecorder extends RequestCounters {
  recordRequest(request: SeenRequest): void;
  recordWrite(write: AppliedWrite): void;
  clear(): void;
}

export function createRequestRecorder(): RequestRecorder {
  let total = 0;
  let byOperation: Partial<Record<OperationId, number>> = {};
  let byStatus: Record<string, number> = {};
  let recent: SeenRequest[] = [];
  let writes: AppliedWrite[] = [];

  return {
    get total() {
      return total;
    },
    get byOperation() {
      return { ...byOperation };
    },
    get byStatus() {
      return { ...byStatus };
    },
    get recent() {
      return [...recent];
    },
    get writes() {
      return [...writes];
    },
    countWritesByRequestId() {
      const counts = new Map<string, number>();
      for (const { requestId } of writes)
        if (requestId !== null) counts.set(requestId, (counts.get(requestId) ?? 0) + 1);
      return Object.fromEntries(counts);
    },
    recordRequest(request) {
      const { operationId, status } = request;
      total += 1;
      if (operationId !== null) byOperation[operationId] = (byOperation[operationId] ?? 0) + 1;
      const outcome = status === null ? 'reset' : String(status);
      byStatus[outcome] = (byStatus[outcome] ?? 0) + 1;
      recent.push(request);
      if (recent.length > recentCount) recent.shift();
    },
    recordWrite(write) {
      writes.push(write);
    },
    clear() {
      total = 0;
      byOperation = {};
      byStatus = {};
      recent = [];
      writes = [];
    },
  };
}
