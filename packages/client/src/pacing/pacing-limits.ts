/** So many requests in any window of that length; of all methods, or of those named. */
export interface RequestLimit {
  readonly requests: number;
  readonly windowMs: number;
  readonly methods?: readonly string[];
}

/** Request limits of your own. */
export interface PacingLimits {
  readonly windows: readonly RequestLimit[];
  /** Whose limits they are, where the credential does not tell it: `bearer(() => …)` for instance. */
  readonly account?: string | undefined;
}

/** Keeps requests within limits. */
export interface Pacer {
  /** Resolves when the request may be sent, in order of arrival; rejects with the signal's reason. */
  readonly admit: (method: string, signal: AbortSignal) => Promise<void>;
  /** Holds every request back: the API has asked to wait. */
  readonly pause: (waitMs: number) => void;
}
