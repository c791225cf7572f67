import type { AuditReader } from '../audit-reader.ts';
import type { CommandOutput } from './run-audit.ts';

/** Says whether the log is intact. Returns the exit code: 0 intact, 1 not. */
export async function runVerify(reader: AuditReader, { stdout }: CommandOutput): Promise<number> {
  const report = await reader.verify();
  if (report.isIntact) {
    const { entryCount, logId, rootHash } = report;
    stdout.write(`intact: ${entryCount} entries of log ${logId}, root hash ${rootHash}\n`);
    return 0;
  }
  const { finding, provenEntryCount, logId } = report;
  stdout.write(
    `not intact (${finding.kind}): ${finding.message}\n` +
      `${provenEntryCount} entries of log ${logId}, from the first on, are proven unchanged\n`,
  );
  return 1;
}
