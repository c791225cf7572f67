/** Waits no longer than the signal allows, whatever becomes of the promise; rejects with its reason. */
export function beforeAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stopWaiting = (): void => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the reason is an error of this client
      reject(signal.reason);
    };
    if (signal.aborted) stopWaiting(); // whoever made the promise may have aborted, before anyone listens
    signal.addEventListener('abort', stopWaiting, { once: true });
    const settle = (): void => {
      signal.removeEventListener('abort', stopWaiting);
    };
    promise.then(resolve, reject).then(settle, settle);
  });
}
