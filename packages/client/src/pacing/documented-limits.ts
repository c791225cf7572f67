import type { RequestLimit } from './pacing-limits.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const methods = ['POST', 'PUT', 'DELETE'];

/** The published limits of each account (`throttle-limits` in the specification). */
export const documentedLimits: readonly RequestLimit[] = [
  { requests: 1, windowMs: 100 },
  { requests: 120, windowMs: minuteMs },
  { requests: 5000, windowMs: hourMs },
  { requests: 200_000, windowMs: dayMs },
  { requests: 60, windowMs: minuteMs, methods },
  { requests: 5000, windowMs: dayMs, methods },
];
