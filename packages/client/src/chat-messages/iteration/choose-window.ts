/** A page of some size: the records from position `(page − 1) · size` on. */
export interface Window {
  readonly page: number;
  readonly size: number;
}

/**
 * Chooses the page to read after the first `seen` records: the one of at most `size` records that
 * begins with the last of these, or shortly before, and reaches the furthest beyond.
 *
 * Pages of one size lie side by side: a record that is deleted while they are read moves the ones
 * after it forward, and the first of the next page is missed, without a trace. An answer that begins
 * with a record already seen proves by itself that nothing lies between. That takes pages of
 * slightly different sizes, since the API reads no other ranges.
 *
 * Where no size up to this one has such a page, which happens below ten or so, it is one of the next
 * larger size that has; or, if pages may not grow, since the API limits them, the one that follows.
 */
export function chooseWindow(seen: number, size: number, mayGrow = true): Window {
  if (seen === 0) return { page: 1, size };
  const last = seen - 1;
  let chosen = windowAt(seen, size);
  let bestGain = 0;
  for (let candidate = size; candidate - 1 > bestGain; candidate--) {
    const overlap = (last % candidate) + 1;
    if (candidate - overlap <= bestGain) continue;
    bestGain = candidate - overlap;
    chosen = windowAt(last, candidate);
  }
  if (bestGain === 0 && mayGrow) {
    let candidate = size + 1;
    while (seen % candidate === 0) candidate++;
    chosen = windowAt(last, candidate);
  }
  return chosen;
}

/** The page of that size which the record at a position is on. */
function windowAt(position: number, size: number): Window {
  return { page: Math.floor(position / size) + 1, size };
}
