import { takeEnvironment } from './configuration/take-environment.ts';
import { describeStartFailure, runProxy } from './server/run-proxy.ts';

// Listening before anything starts, so that a signal that comes early ends everything in order, and
// for good: npm passes on the Ctrl-C that the terminal has sent here already.
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve);
});

const environment = takeEnvironment(process.env);

try {
  const proxy = await runProxy(environment);
  process.on('SIGHUP', () => void proxy.reload());
  await interrupted;
  await proxy.stop();
} catch (error) {
  console.error(describeStartFailure(error) ?? error);
  process.exitCode = 1;
}
