import type { FindPacer } from '../connection/connection.ts';
import { systemClock } from '../answer/clock.ts';
import { createPacer } from './create-pacer.ts';
import { documentedLimits } from './documented-limits.ts';
import type { Pacer, PacingLimits } from './pacing-limits.ts';

/** Who calls what, and by which limits. */
interface Account {
  readonly key: readonly unknown[];
  readonly pacer: Pacer;
}

/** How many accounts are remembered; of one that is forgotten, the requests made before are, too. */
const maxAccounts = 100;

/** The latest used comes last. */
let accounts: readonly Account[] = [];

/**
 * Finds the pacer that all clients of this process share which call the same base URL with the same
 * account under the same limits and clock.
 *
 * @throws TypeError or RangeError for limits that cannot be kept.
 */
export const findPacer: FindPacer = (options, { baseUrl, authentication }) => {
  const isNexudus = baseUrl.origin === 'https://spaces.nexudus.com' && !options.fetch;
  const limits = options.limits ?? (isNexudus ? 'documented' : false);
  if (limits === false) return undefined;
  const { windows, account }: PacingLimits =
    limits === 'documented' ? { windows: documentedLimits } : limits;
  for (const { requests, windowMs } of windows) {
    if (!(Number.isInteger(requests) && requests > 0 && windowMs > 0)) {
      throw new RangeError('limits: `requests` must be an integer from 1, `windowMs` above 0');
    }
  }
  const clock = options.clock ?? systemClock;
  const owner = account ?? authentication.account ?? authentication;
  const key = [baseUrl.href, owner, JSON.stringify(windows), clock];
  const known = accounts.find((candidate) =>
    candidate.key.every((part, index) => part === key[index]),
  );
  const found = known ?? { key, pacer: createPacer(windows, clock) };
  accounts = [...accounts.filter((candidate) => candidate !== known), found].slice(-maxAccounts);
  return found.pacer;
};
