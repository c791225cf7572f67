import { describeStartFailure, hasCredentials, runProxy } from '@nexudus-toolkit/proxy';
import { startDemo } from './start-demo.ts';

const { SIMULATOR_PORT: simulatorPort = '8081', ...environment } = process.env;

// Listening before anything starts: a signal that comes early still ends everything in order.
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
});

try {
  const running = hasCredentials(environment)
    ? await runProxy(environment)
    : await startDemo({
        environment,
        simulatorPort: Number(simulatorPort),
        print: (text) => {
          console.log(text);
        },
      });
  await interrupted;
  await running.stop();
} catch (error) {
  console.error(describeStartFailure(error) ?? (error instanceof Error ? error.message : error));
  process.exitCode = 1;
}
