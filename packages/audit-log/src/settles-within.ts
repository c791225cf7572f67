/** Whether a promise settles, one way or the other, before the time is over. */
export async function settlesWithin(
  timeoutMs: number,
  promise: Promise<unknown>,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, false);
  });
  const settled = Promise.allSettled([promise]).then(() => true);
  return Promise.race([settled, timeout]).finally(() => {
    clearTimeout(timer);
  });
}
