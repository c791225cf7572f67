import { describeStartFailure, runProxy } from './server/run-proxy.ts';

// Listening before anything starts: a signal that comes early still ends everything in order.
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
});

try {
  const proxy = await runProxy(process.env);
  await interrupted;
  await proxy.stop();
} catch (error) {
  console.error(describeStartFailure(error) ?? error);
  process.exitCode = 1;
}
