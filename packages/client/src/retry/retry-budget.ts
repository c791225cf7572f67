/** Keeps retries from multiplying the load of an API that is failing. */
export interface RetryBudget {
  /** Counts a call. */
  readonly deposit: () => void;
  /** Takes one retry, if there is one left. */
  readonly take: () => boolean;
}

const floor = 10;
const share = 0.1;

/** At most ten retries at once, and on the whole no more than one for each tenth call beyond them. */
export function createRetryBudget(): RetryBudget {
  let balance = floor;
  return {
    deposit() {
      balance = Math.min(floor, balance + share);
    },
    take() {
      if (balance < 1) return false;
      balance -= 1;
      return true;
    },
  };
}
