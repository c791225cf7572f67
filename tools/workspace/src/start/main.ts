import {
  describeStartFailure,
  hasCredentials,
  parsePort,
  runProxy,
  takeEnvironment,
  type RunningProxy,
} from '@nexudus-toolkit/proxy';
import { startDemo } from './start-demo.ts';

const { SIMULATOR_PORT: simulatorPort = '8081', ...environment } = takeEnvironment(process.env);

// Listening before anything starts, so that a signal that comes early ends everything in order, and
// for good: npm passes on the Ctrl-C that the terminal has sent here already.
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve);
});

try {
  const running = hasCredentials(environment)
    ? await startReloadable()
    : await startDemo({
        environment,
        simulatorPort: parsePort('SIMULATOR_PORT', simulatorPort),
        print: (text) => {
          console.log(text);
        },
      });
  await interrupted;
  await running.stop();
} catch (error) {
  console.error(describeStartFailure(error) ?? error);
  process.exitCode = 1;
}

/** The demo has no file to read again: for it, as for any program, a hang-up is the end. */
async function startReloadable(): Promise<RunningProxy> {
  const proxy = await runProxy(environment);
  process.on('SIGHUP', () => void proxy.reload());
  return proxy;
}
