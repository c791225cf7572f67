import type { RequestLimit } from './pacing-limits.ts';

/** The requests that one account made under one limit. */
export interface RequestWindow {
  readonly appliesTo: (method: string) => boolean;
  /** Milliseconds until one more request stays within the limit. */
  readonly waitMs: (nowMs: number) => number;
  readonly count: (nowMs: number) => void;
}

/** Requests are counted where they are sent and limited where they arrive: some travel faster. */
const marginMs = 20;

/** How many groups of requests a window remembers at most, give or take one. */
const maxGroups = 1000;

/**
 * A sliding window. Of large limits it remembers groups of requests, each by its latest: that never
 * lets one more pass, keeps a few back for a thousandth of the window, and bounds the memory.
 */
export function createRequestWindow({ requests, windowMs, methods }: RequestLimit): RequestWindow {
  const groupMs = requests > maxGroups ? windowMs / maxGroups : 0;
  let groups: { readonly sinceMs: number; untilMs: number; size: number }[] = [];
  let total = 0;

  const forget = (nowMs: number): void => {
    let gone = 0;
    for (const { untilMs, size } of groups) {
      if (untilMs + windowMs + marginMs > nowMs) break;
      total -= size;
      gone += 1;
    }
    if (gone > 0) groups = groups.slice(gone);
  };

  return {
    appliesTo: (method) => methods?.includes(method) ?? true,
    waitMs(nowMs) {
      forget(nowMs);
      const [oldest] = groups;
      return total < requests || !oldest ? 0 : oldest.untilMs + windowMs + marginMs - nowMs;
    },
    count(nowMs) {
      const latest = groups.at(-1);
      total += 1;
      if (latest && nowMs - latest.sinceMs < groupMs) {
        latest.untilMs = nowMs;
        latest.size += 1;
      } else {
        groups.push({ sinceMs: nowMs, untilMs: nowMs, size: 1 });
      }
    },
  };
}
