import { runAudit } from './run-audit.ts';

const configured = process.env['AUDIT_URL'];

process.exitCode = await runAudit(process.argv.slice(2), {
  defaultStore:
    configured === undefined || configured === '' ? 'sqlite:./data/audit.db' : configured,
  stdout: process.stdout,
  stderr: process.stderr,
});
