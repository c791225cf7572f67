import { extname } from 'node:path';

import { createWorkerChannel } from '../worker-channel.ts';
import type { RetentionReport } from './retain-periods.ts';

// The worker runs from sources as this file does, or compiled beside it.
const workerFile = new URL(`./retention-worker${extname(import.meta.filename)}`, import.meta.url);

/** Which store is kept up, and with what its tombstones are signed. */
export interface BackgroundRetentionOptions {
  /** The store, as `openRetention` takes it. */
  readonly url: string;
  /** Opens the keys of pseudonyms, where a hold is about a person; see `openPseudonyms`. */
  readonly secret?: string | undefined;
  /** As `parseSigningKey` takes them. */
  readonly signingKey: { readonly name: string; readonly pem: string };
  /** Who does it, as entries name them. */
  readonly administrator: string;
}

/** What is to be done once. */
export interface RetentionTask {
  readonly keepMonths: number;
  readonly now: Date;
}

/** What came of it. */
export type RetentionReply =
  | { readonly ok: true; readonly report: RetentionReport }
  | { readonly ok: false; readonly message: string };

/** Retention that holds up nobody: it reads whole months of a log. */
export interface BackgroundRetention {
  /**
   * The same as `Retention.retain`, in a thread of its own.
   *
   * @throws {Error} when it could not be done; the next time it goes on
   */
  retain(task: RetentionTask): Promise<RetentionReport>;
  /** Ends what is under way; the next start completes it. */
  close(): Promise<void>;
}

/** Keeps up the store of a running proxy. */
export function createBackgroundRetention(
  options: BackgroundRetentionOptions,
): BackgroundRetention {
  const channel = createWorkerChannel<RetentionTask, RetentionReply>(workerFile, {
    name: 'audit-retention',
    workerData: options,
  });
  return {
    async retain(task) {
      const reply = await channel.ask(task);
      // The next task may be hours away.
      await channel.terminate();
      if (reply.ok) return reply.report;
      throw new Error(reply.message);
    },
    close: () => channel.terminate(),
  };
}
