import type { Drift, OperationId } from '@nexudus-toolkit/validation';
import type { Logger } from 'pino';

/** Where answers to an operation differ from the specification, and in how many values. */
export interface OperationDrift extends Drift {
  readonly operation: OperationId;
}

export interface DriftReport {
  readonly requestId: string;
  readonly operation: OperationId;
  readonly drifts: readonly Drift[];
}

export interface DriftReporter {
  /** Counts what differs in one answer, and logs what is new. */
  readonly report: (report: DriftReport) => void;
}

export interface DriftReporterOptions {
  readonly logger: Pick<Logger, 'warn'>;
  /** Told of each difference, for whoever counts them. */
  readonly count: (drift: OperationDrift) => void;
  /** How long a difference that is logged stays silent before a summary. */
  readonly windowMs?: number;
}

const message = 'answers of Nexudus differ from the specification';

/**
 * Keeps drift from flooding the log: a difference of a kind that is new at its place is logged at
 * once, with all others that are new in the same answer. What follows is summed up in one line for
 * each window, until there is a window without. There are as many places as the specification has.
 */
export function createDriftReporter(options: DriftReporterOptions): DriftReporter {
  const { logger, count, windowMs = 60_000 } = options;
  /** By place and kind: how many values differed since the last line that names it. */
  let silent = new Map<string, OperationDrift>();
  let isWindowOpen = false;

  const openWindow = () => {
    isWindowOpen = true;
    setTimeout(closeWindow, windowMs).unref();
  };
  const closeWindow = () => {
    isWindowOpen = false;
    const drift = [...silent.values()].filter((candidate) => candidate.count > 0);
    silent = new Map(drift.map((seen) => [toKey(seen), { ...seen, count: 0 }]));
    if (drift.length === 0) return;
    logger.warn({ drift, windowMs }, message);
    openWindow();
  };

  return {
    report({ requestId, operation, drifts }) {
      const fresh: Drift[] = [];
      for (const drift of drifts) {
        const seen = { operation, ...drift };
        count(seen);
        const key = toKey(seen);
        const before = silent.get(key);
        if (!before) fresh.push(drift);
        silent.set(key, { ...seen, count: before ? before.count + drift.count : 0 });
      }
      if (fresh.length > 0) logger.warn({ requestId, operation, drift: fresh }, message);
      if (drifts.length > 0 && !isWindowOpen) openWindow();
    },
  };
}

function toKey({ operation, pointer, kind }: OperationDrift): string {
  return `${operation} ${pointer} ${kind}`;
}
