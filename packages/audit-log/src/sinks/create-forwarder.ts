import { join } from 'node:path';

import type { ForwardingReport } from './delivery-state.ts';
import type { EntrySink } from './entry-sink.ts';
import type { EntrySource } from './entry-source.ts';
import type { ForwardingEvent } from './forwarding-event.ts';
import type { BackOff } from './retry-delay.ts';
import { createSinkForwarding } from './sink-forwarding.ts';
import type { SinkForwarding } from './sink-forwarding.ts';
import { createPositionFile } from './sink-position.ts';
import { createSinkProgress } from './sink-progress.ts';
import type { ForwardedLog } from './sink-progress.ts';

/** Which log is forwarded where. */
export interface ForwarderOptions {
  /** The log, as `openAuditLog` returns it. */
  readonly log: ForwardedLog;
  /** Reads the store of the log, see `openEntrySource`; closed with the forwarder. */
  readonly source: EntrySource;
  /** Each with a name of its own. */
  readonly sinks: readonly EntrySink[];
  /** Folder for the positions, one file `<name>.json` for each sink; of this process alone. */
  readonly positions: string;
  /** Where a sink begins that has no position yet: at the `oldest` entry by default, or behind the
   * `newest` one. */
  readonly begin?: 'oldest' | 'newest';
  /** How long to gather entries after the first of them, in milliseconds; 100 by default. */
  readonly gatherMs?: number;
  /** How often to look without being notified, in milliseconds; 1000 by default. */
  readonly beatMs?: number;
  readonly backOff?: BackOff;
  /** Told what an operator should know; each is worth a line in a log. */
  readonly onEvent?: (event: ForwardingEvent) => void;
  /** What time it is; the system's clock by default. */
  readonly clock?: () => Date;
  /** From 0 to 1, for the jitter of retries; `Math.random` by default. */
  readonly random?: () => number;
}

/** Copies the durable entries of a log to further places. */
export interface Forwarder {
  /** There are new entries. Never waits. */
  notify(): void;
  /** How each sink is doing. */
  report(): readonly ForwardingReport[];
  /**
   * Delivers what is left to the places that take it, then stops. What cannot be delivered within
   * `deadlineMs` (5000 by default) is delivered after the next start. Calling it again does no harm.
   */
  close(deadlineMs?: number): Promise<void>;
}

/**
 * Copies entries to each sink in their order and at least once. The log is what they are read from,
 * so nothing piles up in memory while a place is down; it gets what it has missed when it is back.
 *
 * @throws {RangeError} when two sinks have one name
 */
export function createForwarder(options: ForwarderOptions): Forwarder {
  const { log, source, sinks, positions, begin = 'oldest', backOff = {} } = options;
  const { gatherMs = 100, beatMs = 1000, onEvent, clock = () => new Date() } = options;
  const { random = Math.random } = options;
  assertDistinct(sinks.map(({ name }) => name));
  let gathering: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;

  function toForwarding(sink: EntrySink): SinkForwarding {
    const announce = (event: Omit<ForwardingEvent, 'sink'>): void => {
      try {
        onEvent?.({ ...event, sink: sink.name });
      } catch {
        // Who listens must not stop what it listens to; the report has the same.
      }
    };
    const file = createPositionFile(join(positions, `${sink.name}.json`));
    const progress = createSinkProgress({ file, source, log, begin, clock, announce });
    const shared = { source, clock, announce };
    return createSinkForwarding({ ...shared, sink, progress, backOff, random });
  }

  const forwardings = sinks.map(toForwarding);
  const wakeAll = (): void => {
    for (const forwarding of forwardings) forwarding.wake();
  };

  async function close(deadlineMs: number): Promise<void> {
    clearInterval(beat);
    clearTimeout(gathering);
    await Promise.all(forwardings.map((forwarding) => forwarding.close(deadlineMs)));
    source.close?.();
  }

  wakeAll();
  const beat = setInterval(wakeAll, beatMs);
  beat.unref();

  return {
    notify() {
      if (closing !== undefined) return;
      gathering ??= setTimeout(() => {
        gathering = undefined;
        wakeAll();
      }, gatherMs);
      gathering.unref();
    },
    report: () => forwardings.map((forwarding) => forwarding.report()),
    close: (deadlineMs = 5000) => (closing ??= close(deadlineMs)),
  };
}

function assertDistinct(names: readonly string[]): void {
  // Some file systems do not tell capitals apart.
  const seen = names.map((name) => name.toLowerCase());
  const double = names.find((_name, index) => seen.indexOf(seen[index] ?? '') !== index);
  if (double === undefined) return;
  throw new RangeError(`Two sinks have the name ${double}: each should have its own.`);
}
