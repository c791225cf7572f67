import type { RecordingReport } from '../recording/recording-report.ts';
import type { Metrics } from './metrics.ts';
import { observeValues } from './observed-value.ts';

/** Adds to the metrics how the audit log grows, and whether others get to know. */
export function observeRecording(
  { registry }: Pick<Metrics, 'registry'>,
  report: () => RecordingReport,
): void {
  const byPlace = (toValue: (place: RecordingReport['places'][number]) => number | undefined) =>
    toSamples(report().places, ({ place }) => place, toValue);
  const bySink = (toValue: (sink: RecordingReport['sinks'][number]) => number | undefined) =>
    toSamples(report().sinks, ({ name }) => name, toValue);
  observeValues(registry, [
    {
      kind: 'gauge',
      name: 'nexudus_proxy_audit_entries',
      help: 'Entries in the audit log.',
      read: () => report().entries,
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_audit_spool_bytes',
      help: 'What waits in the spool to be written to the log, where there is a spool.',
      read: () => report().spool?.bytes,
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_audit_outage_timestamp_seconds',
      help: 'Since when reads go to the spool, while they do.',
      read: () => toSeconds(report().spool?.since),
    },
    {
      kind: 'counter',
      name: 'nexudus_proxy_audit_removed_entries_total',
      help: 'Entries that retention has removed, where there is retention.',
      read: () => report().removedEntries,
    },
    {
      kind: 'counter',
      name: 'nexudus_proxy_audit_checkpoints_delivered_total',
      help: 'Checkpoints that a place has taken.',
      labelName: 'place',
      read: () => byPlace(({ delivered }) => delivered),
    },
    {
      kind: 'counter',
      name: 'nexudus_proxy_audit_checkpoints_failed_total',
      help: 'Checkpoints that a place has not taken in time.',
      labelName: 'place',
      read: () => byPlace(({ failed }) => failed),
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_audit_checkpoint_timestamp_seconds',
      help: 'When a place took a checkpoint for the last time.',
      labelName: 'place',
      read: () => byPlace(({ lastDeliveredAt: at }) => at && at.getTime() / 1_000),
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_audit_sink_lag_entries',
      help: 'Entries that a sink does not have yet.',
      labelName: 'sink',
      read: () => bySink(({ lagEntries }) => lagEntries),
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_audit_sink_lag_seconds',
      help: 'For how long the oldest of them has been in the log.',
      labelName: 'sink',
      read: () => bySink(({ lagSeconds }) => lagSeconds),
    },
    {
      kind: 'counter',
      name: 'nexudus_proxy_audit_sink_entries_total',
      help: 'Entries that a sink has taken.',
      labelName: 'sink',
      read: () => bySink(({ forwarded }) => forwarded),
    },
    {
      kind: 'counter',
      name: 'nexudus_proxy_audit_sink_failures_total',
      help: 'Deliveries to a sink that failed; they are made again.',
      labelName: 'sink',
      read: () => bySink(({ failed }) => failed),
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_audit_sink_missed_entries',
      help: 'Entries that a sink never gets: refused by it, or removed before. Over all starts.',
      labelName: 'sink',
      read: () => bySink(({ refused, gap }) => (refused?.entries ?? 0) + (gap?.entries ?? 0)),
    },
    {
      kind: 'gauge',
      name: 'nexudus_proxy_audit_sink_timestamp_seconds',
      help: 'When a sink took entries for the last time.',
      labelName: 'sink',
      read: () => bySink(({ lastDeliveredAt: at }) => at && at.getTime() / 1_000),
    },
  ]);
}

function toSeconds(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time) / 1_000;
}

function toSamples<Item>(
  items: readonly Item[],
  toLabel: (item: Item) => string,
  toValue: (item: Item) => number | undefined,
): ReadonlyMap<string, number> {
  return new Map(
    items.flatMap((item) => {
      const value = toValue(item);
      return value === undefined ? [] : [[toLabel(item), value] as const];
    }),
  );
}
