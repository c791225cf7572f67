/** So many requests in any window of that length; of all methods, or of those named. */
export interface RequestLimit {
  readonly requests: number;
  readonly windowMs: number;
  readonly methods?: readonly string[];
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const writes = ['POST', 'PUT', 'DELETE'];

/** The published limits of each client (`throttle-limits` in the specification). */
export const documentedLimits: readonly RequestLimit[] = [
  { requests: 1, windowMs: 100 },
  { requests: 120, windowMs: minuteMs },
  { requests: 5000, windowMs: hourMs },
  { requests: 200_000, windowMs: dayMs },
  { requests: 60, windowMs: minuteMs, methods: writes },
  { requests: 5000, windowMs: dayMs, methods: writes },
];
