import type {
  Checkpoints,
  Forwarder,
  ForwardingReport,
  ProvableAuditLog,
  SpoolReport,
} from '@nexudus-toolkit/audit-log';

import type { RetentionSchedule } from './retention-schedule.ts';

/** How a place of checkpoints is doing. */
export interface PlaceReport {
  /** Position in `audit.checkpoints.places`: a name might tell more than is anybody's business. */
  readonly place: string;
  readonly delivered: number;
  readonly failed: number;
  readonly lastDeliveredAt: Date | undefined;
  readonly isFailing: boolean;
}

/** How the record is doing, for metrics and readiness. */
export interface RecordingReport {
  /** Entries in the log. */
  readonly entries: number;
  readonly places: readonly PlaceReport[];
  readonly sinks: readonly ForwardingReport[];
  /** What stands in for the log in an outage, where that is wanted. */
  readonly spool: SpoolReport | undefined;
  /** Entries that retention has removed since the start, where there is retention. */
  readonly removedEntries: number | undefined;
  /** What the operator should know although accesses are recorded. */
  readonly warnings: readonly string[];
}

export interface ReportedRecording {
  readonly log: Pick<ProvableAuditLog, 'head'>;
  readonly checkpoints: Pick<Checkpoints, 'report'>;
  readonly forwarder: Pick<Forwarder, 'report'> | undefined;
  readonly spool: () => SpoolReport | undefined;
  readonly retention: Pick<RetentionSchedule, 'fault' | 'removedEntries'> | undefined;
}

const failing: ReadonlySet<string> = new Set<ForwardingReport['state']>([
  ...(['late', 'waiting', 'blocked'] as const),
]);

export function describeRecording({
  log,
  checkpoints,
  forwarder,
  spool: readSpool,
  retention,
}: ReportedRecording): RecordingReport {
  const places = checkpoints.report().map((report, index) => ({
    place: String(index),
    delivered: report.delivered,
    failed: report.failed,
    lastDeliveredAt: report.lastDeliveredAt,
    isFailing: report.lastError !== undefined,
  }));
  const sinks = forwarder?.report() ?? [];
  const spool = readSpool();
  return {
    entries: log.head.size,
    ...{ places, sinks, spool, removedEntries: retention?.removedEntries },
    warnings: [
      ...(retention?.fault === undefined ? [] : ['retention fails: see the log of the proxy']),
      ...(spool?.since === undefined
        ? []
        : [`the log cannot be written since ${spool.since}; reads are recorded in the spool`]),
      ...(spool && spool.damagedLines > 0
        ? [`${spool.damagedLines} lines of the spool cannot be read`]
        : []),
      ...places
        .filter(({ isFailing }) => isFailing)
        .map(({ place }) => `checkpoints do not reach audit.checkpoints.places[${place}]`),
      ...sinks
        .filter(({ state }) => failing.has(state))
        .map(({ name, state }) => `the sink ${name} does not take entries (${state})`),
    ],
  };
}
