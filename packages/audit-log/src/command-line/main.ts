import { isReaderGone } from './json-lines.ts';
import { readInputFile } from './input-file.ts';
import { runAudit } from './run-audit.ts';

const configured = process.env['AUDIT_URL'];
const stopping = new AbortController();

// Once: who presses Ctrl-C again does not want to wait.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopping.abort();
  });
}

// `| head` has seen enough; that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!isReaderGone(error)) throw error;
    stopping.abort();
  });
}

/** The variable, or what is in the file that the one with `_FILE` names; neither when empty. */
function readVariable(name: string): string | undefined {
  const file = process.env[`${name}_FILE`];
  if (file !== undefined && file !== '') return readInputFile(file);
  const value = process.env[name];
  return value === '' ? undefined : value;
}

process.exitCode = await runAudit(process.argv.slice(2), {
  defaultStore:
    configured === undefined || configured === '' ? 'sqlite:./data/audit.db' : configured,
  readSigningKey: () => readVariable('AUDIT_SIGNING_KEY'),
  readSecret: () => readVariable('AUDIT_SECRET')?.trim(),
  signal: stopping.signal,
  stdout: process.stdout,
  stderr: process.stderr,
});
