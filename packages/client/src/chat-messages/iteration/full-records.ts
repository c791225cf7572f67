import type { OpenAiChatMessage, OpenAiChatMessageSummary } from '@nexudus-toolkit/api-types';

import { NotFoundError } from '../../errors/status-errors.ts';
import { createEnding } from './ending.ts';
import type { Summaries } from './scan.ts';

/** How complete records are brought. */
export interface FullRecordsOptions {
  readonly get: (id: number, signal: AbortSignal) => PromiseLike<OpenAiChatMessage>;
  readonly signal: AbortSignal | undefined;
  /** How many records are read at the same time. */
  readonly concurrency: number;
  /** Told of a message that was deleted after it was found. */
  readonly onMissing: ((summary: OpenAiChatMessageSummary) => void) | undefined;
}

interface Pending {
  readonly summary: OpenAiChatMessageSummary;
  readonly record: Promise<OpenAiChatMessage>;
}

/** Brings the complete record of each summary, in their order, some of them at the same time. */
export async function* fullRecords(
  summaries: Summaries,
  { get, signal: given, concurrency, onMissing }: FullRecordsOptions,
): AsyncGenerator<OpenAiChatMessage, void, undefined> {
  const { signal, end } = createEnding(given);
  const pending: Pending[] = [];
  let isDone = false;
  let failure: { readonly error: unknown } | undefined;

  const fill = async (): Promise<void> => {
    while (!isDone && pending.length < concurrency) {
      const result = await summaries.next();
      isDone = result.done === true;
      if (result.done === true) return;
      const record = Promise.resolve(get(result.value.Id, signal));
      // It is awaited in its turn, which may never come.
      record.catch(() => undefined);
      pending.push({ summary: result.value, record });
    }
  };

  try {
    for (;;) {
      // A failure waits until the records that were found before it have been yielded.
      await fill().catch((error: unknown) => {
        isDone = true;
        failure = { error };
      });
      const next = pending.shift();
      if (!next) break;
      const record = await next.record.catch((error: unknown) => {
        if (!(error instanceof NotFoundError)) throw error;
        onMissing?.(next.summary);
      });
      if (record) yield record;
    }
    if (failure) throw failure.error;
  } finally {
    end();
    await summaries.return();
  }
}
