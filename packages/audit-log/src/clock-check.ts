import { toFinding } from './verification-finding.ts';
import type { VerificationFinding } from './verification-finding.ts';

/** Finds the first entry that is older than the one before it. */
export interface ClockCheck {
  readonly finding: VerificationFinding | undefined;
  check(sequence: number, time: string): void;
}

/** Checks that time goes on from entry to entry, except for steps back of up to `toleranceMs`. */
export function createClockCheck(toleranceMs: number): ClockCheck {
  let latest = '';
  let finding: VerificationFinding | undefined;
  return {
    get finding() {
      return finding;
    },
    check(sequence, time) {
      // All times have the same number of digits, so their text sorts as they do.
      if (time >= latest) {
        latest = time;
        return;
      }
      const stepMs = Date.parse(latest) - Date.parse(time);
      if (stepMs <= toleranceMs) return;
      const what = `${stepMs} ms older than one before: the clock went backwards`;
      finding ??= toFinding('clock-backwards', sequence, sequence, what);
    },
  };
}
