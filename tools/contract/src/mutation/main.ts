import { join } from 'node:path';
import { runMutation } from './run-mutation.ts';

const controller = new AbortController();
const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
for (const [name, status] of Object.entries(statuses))
  process.on(name, () => {
    // Whoever asks twice does not want to wait.
    if (controller.signal.aborted) process.exit(status);
    process.exitCode = status;
    controller.abort();
  });

const { PATH = '', HOME = '' } = process.env;

try {
  process.exitCode = await runMutation(process.argv.slice(2), {
    root: join(import.meta.dirname, '../../../..'),
    acceptedFile: join(import.meta.dirname, 'accepted-survivors.yaml'),
    env: {
      PATH,
      HOME,
      REDOCLY_TELEMETRY: 'off',
      REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    },
    signal: controller.signal,
    stdout: process.stdout,
    stderr: process.stderr,
  });
} catch (error) {
  if (!controller.signal.aborted) throw error;
  console.error('contract:mutate: broken off; nothing is left behind.');
}
