import { describeStartFailure } from '../server/run-proxy.ts';
import { readKeysUrl } from '../configuration/read-environment.ts';
import { runKeysCommand, UsageError } from './keys-command.ts';

try {
  await runKeysCommand(process.argv.slice(2), {
    keysUrl: readKeysUrl(process.env),
    clock: () => new Date(),
    print: console.log,
  });
} catch (error) {
  console.error(
    error instanceof UsageError ? error.message : (describeStartFailure(error) ?? error),
  );
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
