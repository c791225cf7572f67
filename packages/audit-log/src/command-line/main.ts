import { readInputFile } from './input-file.ts';
import { runAudit } from './run-audit.ts';

const configured = process.env['AUDIT_URL'];
const keyFile = process.env['AUDIT_SIGNING_KEY_FILE'];
const key = process.env['AUDIT_SIGNING_KEY'];

process.exitCode = await runAudit(process.argv.slice(2), {
  defaultStore:
    configured === undefined || configured === '' ? 'sqlite:./data/audit.db' : configured,
  readSigningKey: () => {
    if (keyFile !== undefined && keyFile !== '') return readInputFile(keyFile);
    return key === '' ? undefined : key;
  },
  stdout: process.stdout,
  stderr: process.stderr,
});
