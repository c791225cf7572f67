import type { AuditLog } from '@nexudus-toolkit/audit-log';
import { toSampleRecord } from './sample-record.ts';

/** What appending took. */
export interface Appends {
  readonly entries: number;
  readonly elapsedMs: number;
  /** From each call until its entry was durable, in milliseconds. */
  readonly latenciesMs: readonly number[];
}

export interface AppendsOptions {
  /** How many entries wait to be durable at any time. */
  readonly inFlight: number;
  /** Begins nothing after this time, in milliseconds. */
  readonly timeMs: number;
  /** Number of the first sample. */
  readonly first: number;
}

const distinctSamples = 5000;

/** Appends samples for a while, each as soon as one of those before it is durable. */
export async function measureAppends(
  log: AuditLog,
  { inFlight, timeMs, first }: AppendsOptions,
): Promise<Appends> {
  const latenciesMs: number[] = [];
  // Made ahead, so that their making is not timed; those of the proxy come from its requests.
  const samples = Array.from({ length: distinctSamples }, (_, place) =>
    toSampleRecord(first + place),
  );
  const start = performance.now();
  let next = 0;

  async function appendOnAndOn(): Promise<void> {
    do {
      const sample = samples[next++ % distinctSamples] ?? toSampleRecord(first);
      const called = performance.now();
      await log.append(sample);
      latenciesMs.push(performance.now() - called);
    } while (performance.now() - start < timeMs);
  }

  await Promise.all(Array.from({ length: inFlight }, appendOnAndOn));
  return { entries: latenciesMs.length, elapsedMs: performance.now() - start, latenciesMs };
}
