/** What may be set for a single call, typed or raw. */
export interface CallOptions {
  /** Ends the call early: it then rejects with an `AbortError` whose `cause` is the `reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Headers to send besides the client's own, such as `traceparent`. */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** How long each request may take, to the end of its answer. `Infinity`: for ever. */
  readonly timeoutMs?: number | undefined;
  /** How long the call may take in all: waits, retries and the end of the answer included. */
  readonly deadlineMs?: number | undefined;
  /** How many times a request may be repeated; `false`, like 0, for never. */
  readonly retries?: number | false | undefined;
}

/** The limits of a call, with nothing left open. */
export interface CallLimits {
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly retries: number;
}

/** A timer of any platform that is set to more fires at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Fills in what a call leaves open.
 *
 * @throws TypeError or RangeError, naming the option, for a value that cannot be right.
 */
export function toCallLimits(options: CallOptions, defaults: CallLimits): CallLimits {
  const limits = {
    timeoutMs: options.timeoutMs ?? defaults.timeoutMs,
    deadlineMs: options.deadlineMs ?? defaults.deadlineMs,
    retries: (options.retries ?? defaults.retries) || 0,
  };
  for (const [name, value] of Object.entries(limits)) {
    if (typeof value !== 'number') throw new TypeError(`${name} must be a number`);
    const isTime = name !== 'retries';
    const isInRange = isTime ? value > 0 : Number.isInteger(value) && value >= 0;
    if (!isInRange || (value > longestTimerMs && value !== Infinity)) {
      throw new RangeError(`${name} is out of range`);
    }
  }
  return limits;
}
