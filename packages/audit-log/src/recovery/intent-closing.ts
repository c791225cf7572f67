import type { AuditEntry, AuditRecord } from '../audit-entry.ts';
import { AuditUnavailableError } from '../errors.ts';
import { toUnknownOutcome } from './unknown-outcome.ts';

/** What is needed to close what was left open. */
export interface IntentClosingOptions {
  readonly append: (record: AuditRecord) => Promise<AuditEntry>;
  /** Resolves once everything that was appended before has been written or refused for good. */
  readonly settle: () => Promise<void>;
  /** Entries of phase `intent` whose request has no outcome, as far as they are durable. */
  readonly openIntents: () => Promise<readonly AuditEntry[]>;
}

/** Sees to it that each intent gets one outcome, if only an `unknown` one. */
export interface IntentClosing {
  /**
   * Closes every intent that an earlier process left open.
   *
   * @returns how many there were
   */
  closeAll(): Promise<number>;

  /**
   * Appends a record. The first success after a failure also closes, in the background, the intents
   * of those requests that came to their end in between.
   */
  append(record: AuditRecord): Promise<AuditEntry>;

  /** Tells that the log was found to work. */
  notice(): void;

  /** What is being closed at present, if anything is. */
  readonly running: Promise<void> | undefined;
}

// Requests that were refused for their intent and never got an outcome would pile up otherwise.
const maxUnderWay = 100_000;

// What an earlier version left open in years; a log takes many times as many at once.
const batchSize = 1000;

/** Follows the requests of this process, so that none is given up that is still under way. */
export function createIntentClosing(options: IntentClosingOptions): IntentClosing {
  const { append, settle, openIntents } = options;
  /** UUIDs of the logs that this process has written; those of others they close themselves. */
  const ownLogs = new Set<string>();
  const underWay = new Set<string>();
  let kept: Set<string> | undefined;
  let hasMissed = false;
  let running: Promise<void> | undefined;

  function begin(requestId: string): void {
    underWay.add(requestId);
    kept?.add(requestId);
    const [oldest] = underWay.size > maxUnderWay ? underWay : [];
    if (oldest !== undefined) underWay.delete(oldest);
  }

  async function close(isLeftOver: (intent: AuditEntry) => boolean): Promise<number> {
    const leftOver = (await openIntents()).filter(isLeftOver);
    for (let start = 0; start < leftOver.length; start += batchSize) {
      const batch = leftOver.slice(start, start + batchSize);
      await Promise.all(batch.map((intent) => append(toUnknownOutcome(intent))));
    }
    return leftOver.length;
  }

  async function closeMissed(): Promise<void> {
    hasMissed = false;
    // Taken before the store is asked, so that what is answered in between is not answered twice.
    const others = new Set(underWay);
    kept = others;
    try {
      await settle();
      await close(({ logId, requestId }) => ownLogs.has(logId) && !others.has(requestId));
    } catch {
      // The log has failed again, as its health tells. The next success leads here again.
      hasMissed = true;
    } finally {
      kept = undefined;
    }
  }

  function notice(): void {
    if (!hasMissed || running !== undefined) return;
    running = closeMissed().finally(() => {
      running = undefined;
    });
  }

  return {
    closeAll: () => close(() => true),
    async append(record) {
      const { phase, requestId } = record;
      if (phase === 'intent') begin(requestId);
      try {
        const entry = await append(record);
        ownLogs.add(entry.logId);
        notice();
        return entry;
      } catch (error) {
        hasMissed ||= error instanceof AuditUnavailableError && error.code !== 'closed';
        throw error;
      } finally {
        // An intent that is refused is followed by an outcome, too: that of the refusal.
        if (phase === 'outcome') underWay.delete(requestId);
      }
    },
    notice,
    get running() {
      return running;
    },
  };
}
