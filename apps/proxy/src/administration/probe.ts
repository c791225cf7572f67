import { setTimeout as delay } from 'node:timers/promises';

/** Below the time that what runs the proxy waits for an answer about readiness. */
export const probeDeadlineMs = 2_500;

export interface ProbeOptions {
  /** For how long an answer counts, in milliseconds. */
  readonly maxAgeMs?: number;
  /** How long whoever asks waits at most, in milliseconds. */
  readonly deadlineMs?: number;
  /** Time that has gone by, in milliseconds; unlike a clock, nobody sets it. */
  readonly elapsedMs?: () => number;
}

/** What is wrong, or `undefined`. Always resolves, and in time. */
export type Probe = () => Promise<string | undefined>;

/**
 * Looks at something outside of this process once in a while, however often it is asked, and never
 * twice at a time: readiness is open to all, and must neither load a store nor hang with one.
 *
 * @param look what is wrong, or `undefined`; may throw, and may never end
 * @param hint what may be wrong where it does not end
 */
export function createProbe(
  look: () => Promise<string | undefined>,
  hint: string,
  options: ProbeOptions = {},
): Probe {
  const {
    maxAgeMs = 1_000,
    deadlineMs = probeDeadlineMs,
    elapsedMs = () => performance.now(),
  } = options;
  let underWay: Promise<string | undefined> | undefined;
  let last: { readonly fault: string | undefined; readonly atMs: number } | undefined;

  async function lookNow(): Promise<string | undefined> {
    const fault = await look().catch(describe);
    last = { fault, atMs: elapsedMs() };
    underWay = undefined;
    return fault;
  }

  async function giveUp(signal: AbortSignal): Promise<string> {
    await delay(deadlineMs, undefined, { signal });
    const fault = `no answer within ${deadlineMs} ms: ${hint}`;
    last = { fault, atMs: elapsedMs() };
    return fault;
  }

  return async () => {
    if (last && elapsedMs() - last.atMs < maxAgeMs) return last.fault;
    underWay ??= lookNow();
    const answered = new AbortController();
    const deadline = giveUp(answered.signal);
    deadline.catch(() => undefined); // that there was an answer is no failure
    try {
      return await Promise.race([underWay, deadline]);
    } finally {
      answered.abort();
    }
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'it failed';
}
