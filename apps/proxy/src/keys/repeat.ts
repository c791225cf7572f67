/** Does something again and again, each time so long after the time before has ended. */
export function repeat(work: () => Promise<void>, intervalMs: number): { stop(): void } {
  let isStopped = false;
  let timer = plan();

  function plan(): NodeJS.Timeout {
    // What fails is tried again; whoever relies on its success looks at what it left behind.
    const run = () =>
      work()
        .catch(() => undefined)
        .finally(() => {
          if (!isStopped) timer = plan();
        });
    return setTimeout(() => void run(), intervalMs).unref();
  }

  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
