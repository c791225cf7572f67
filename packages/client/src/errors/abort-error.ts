import { NexudusError } from './nexudus-error.ts';
import type { CallFacts } from './nexudus-error.ts';

/** The caller's signal ended the call; `cause` is the signal's `reason`, whatever it is. */
export class AbortError extends NexudusError {
  constructor(reason: unknown, facts: CallFacts & { readonly isUncertain: boolean }) {
    const effect = facts.isUncertain ? '; it is unknown whether the write took effect' : '';
    super(`aborted by its signal${effect}.`, facts, reason);
  }

  override get name(): string {
    return 'AbortError';
  }
}
