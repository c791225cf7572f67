import type { SourceEntry } from './entry-source.ts';

/** Entries of one log in their order, without a gap between them; one or more. */
export interface EntryBatch {
  /** UUID of the log. */
  readonly logId: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly entries: readonly SourceEntry[];
}

/** What a place made of a batch that it took, but not as a whole. */
export interface PartialDelivery {
  /** How many of the entries it dropped for good. */
  readonly refused: number;
}

/**
 * What to do with an entry that a place refuses, however often it is sent:
 * - `block`: send it again and again, and nothing behind it
 * - `skip`: leave it out, count it, and say so
 */
export type RefusalRule = 'block' | 'skip';

/** How a sink is known and how much it is given at a time. */
export interface EntrySinkOptions {
  /** 1 to 64 letters, digits, `_`, `-` or `.`; names the file with its position, too. */
  readonly name: string;
  /** How long the delivery of a batch may take, in milliseconds. */
  readonly deadlineMs?: number;
  /** No more entries than this in a batch. */
  readonly maxBatchEntries?: number;
  /** No more bytes than this in a batch, unless a single entry has more. */
  readonly maxBatchBytes?: number;
  /** `block` by default. */
  readonly onRefusal?: RefusalRule;
}

/** A place that entries are copied to, one batch after the other. */
export interface EntrySink extends Required<EntrySinkOptions> {
  /**
   * Resolves once the batch is where it belongs. The next one is given only after that, also when
   * the deadline is over.
   *
   * @param signal aborted when the deadline is over, or the forwarder stops
   * @throws {SinkError} `refused` when it will never take this batch; whatever else is thrown, the
   * batch is sent again
   */
  deliver(batch: EntryBatch, signal: AbortSignal): Promise<PartialDelivery | undefined>;
}

/**
 * Why a batch was not taken:
 * - `unavailable`: it may be taken later, as it is
 * - `refused`: the place objects to what is in it
 */
export type SinkErrorCode = 'unavailable' | 'refused';

/** A place did not take a batch. */
export class SinkError extends Error {
  override readonly name = 'SinkError';
  readonly code: SinkErrorCode;
  /** How long the place wants to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: SinkErrorCode,
    message: string,
    options: ErrorOptions & { readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(message, options);
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The entries of a batch as lines of text, each in the canonical form that was hashed. */
export function toLines({ entries }: EntryBatch): string[] {
  // A line break has no place in the canonical form: only who tampers with a log puts one there.
  return entries.map(({ entry }) => `${entry.replaceAll(/[\r\n]+/g, ' ')}\n`);
}

/**
 * The options of a sink, complete.
 *
 * @throws {RangeError} when the name or a number is out of bounds
 */
export function toSinkOptions(options: EntrySinkOptions): Required<EntrySinkOptions> {
  const { name, deadlineMs = 10_000, onRefusal = 'block' } = options;
  const { maxBatchEntries = 500, maxBatchBytes = 1024 ** 2 } = options;
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/.test(name)) {
    throw new RangeError(
      'The name of a sink should be 1 to 64 letters, digits, "_", "-" or ".", and begin with a letter or digit.',
    );
  }
  for (const [what, value] of Object.entries({ deadlineMs, maxBatchEntries, maxBatchBytes })) {
    if (Number.isInteger(value) && value >= 1 && value < 2 ** 31) continue;
    throw new RangeError(`${what} of the sink ${name} should be a whole number, 1 or more.`);
  }
  return { name, deadlineMs, maxBatchEntries, maxBatchBytes, onRefusal };
}
