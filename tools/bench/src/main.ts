import { benchClientCalls } from './client-call/bench-client-calls.ts';
import { formatClientCalls } from './client-call/format-client-calls.ts';
import { benchHelpText, parseBenchFlags } from './parse-bench-flags.ts';

const invalidUsage = 2;

const command = parseBenchFlags(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    process.stdout.write(benchHelpText);
    break;
  case 'invalid':
    process.stderr.write(`${command.message}\n`);
    process.exitCode = invalidUsage;
    break;
  case 'run': {
    const calls = await benchClientCalls(command.options);
    const text = command.isJson
      ? JSON.stringify({ calls }, undefined, 2)
      : formatClientCalls(calls);
    process.stdout.write(`${text}\n`);
    break;
  }
}
