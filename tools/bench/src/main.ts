import { benchAuditLog } from './audit-log/bench-audit-log.ts';
import { benchLargeLog } from './audit-log/bench-large-log.ts';
import { formatAuditLog } from './audit-log/format-audit-log.ts';
import { formatLargeLog } from './audit-log/format-large-log.ts';
import { benchClientCalls } from './client-call/bench-client-calls.ts';
import { formatClientCalls } from './client-call/format-client-calls.ts';
import { benchHelpText, parseBenchFlags } from './parse-bench-flags.ts';

const invalidUsage = 2;
// A round of it has more parts: three loads, and the bare insert of as much.
const timesPerAuditTime = 4;

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
    const { options, postgresUrl = process.env['TEST_POSTGRES_URL'] } = command;
    const calls = await benchClientCalls(options);
    const auditLog = await benchAuditLog({
      rounds: options.rounds,
      timeMs: options.timeMs / timesPerAuditTime,
      postgresUrl,
    });
    const text = command.isJson
      ? JSON.stringify({ calls, auditLog }, undefined, 2)
      : `${formatClientCalls(calls)}\n\n${formatAuditLog(auditLog)}`;
    process.stdout.write(`${text}\n`);
    break;
  }
  case 'large-log': {
    const { entries, folder, isJson } = command;
    const onProgress = (line: string): boolean => process.stderr.write(`${line}\n`);
    const largeLog = await benchLargeLog({ entries, folder, onProgress });
    const text = isJson ? JSON.stringify({ largeLog }, undefined, 2) : formatLargeLog(largeLog);
    process.stdout.write(`${text}\n`);
    break;
  }
}
