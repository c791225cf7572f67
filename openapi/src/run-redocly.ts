import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// The command, not its core library: that is not published in the version of the command.
const command = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);

const ownConfiguration = join(import.meta.dirname, '../redocly.yaml');

// The command needs nothing else from the environment, and must not report that it was used.
const environment = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

// A thousand findings are some 500 kB, and a specification that lost its register has many.
const maxOutputBytes = 64 * 1024 * 1024;

/**
 * Runs Redocly with the rules of this specification, or with those of another configuration.
 *
 * @param parameters command and arguments, such as `['lint', 'openapi.yaml']`
 * @param folder where they are run
 * @param configuration path of the other configuration
 * @returns the standard output; findings in JSON are no failure
 * @throws Error with Redocly's own words, which name file and line, if it fails
 */
export function runRedocly(
  parameters: readonly string[],
  folder: string,
  configuration: string = ownConfiguration,
): Promise<string> {
  const argv = [command, ...parameters, '--config', configuration];
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: environment, maxBuffer: maxOutputBytes };
    execFile(process.execPath, argv, options, (error, stdout, stderr) => {
      // Status 1 says that there are findings; they are on the standard output.
      if (error === null || stdout.startsWith('{')) resolve(stdout);
      else
        reject(
          new Error(`redocly ${parameters.join(' ')} failed: ${withoutStack(stderr)}`, {
            cause: error,
          }),
        );
    });
  });
}

/** Where Redocly gives up on a specification it prints its own code too, which tells nobody anything. */
function withoutStack(stderr: string): string {
  return stderr.replace(/^file:\/\/[\s\S]*$/m, '').trim();
}
