/** An answer with what is known of the exchange that brought it. */
export interface ApiResponse<T> {
  readonly data: T;
  /** The last response, for its status and headers; its body has been read: it is `data`. */
  readonly response: Response;
  /** The answer's `X-Request-Id`, by which a proxy's records name this call. */
  readonly requestId: string | undefined;
  /** How many requests were sent, the first one included. */
  readonly attempts: number;
  /** From the call to the end of the body, waits included. */
  readonly durationMs: number;
}

/** What each method returns: awaited, it is the data alone. */
export interface ApiPromise<T> extends Promise<T> {
  /** Yields the data with response, request id, attempts and duration; rejects as the call does. */
  withResponse(): Promise<ApiResponse<T>>;
}

export function toApiPromise<T>(answer: Promise<ApiResponse<T>>): ApiPromise<T> {
  const data = answer.then((response) => response.data);
  return Object.assign(data, {
    withResponse() {
      // Whoever takes this promise does not look at the other: its rejection is no unhandled one.
      data.catch(() => undefined);
      return answer;
    },
  });
}
