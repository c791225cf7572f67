import { openAuditReader } from '../audit-reader.ts';
import { parseAuditUrl } from '../audit-url.ts';
import { verifyExport } from '../export/verify-export.ts';
import { openEvidence } from '../verification-evidence.ts';
import type { VerificationReport } from '../verify-log.ts';
import type { VerifyCommand } from './parse-verify.ts';
import { readEvidence } from './read-evidence.ts';
import type { ReadEvidence } from './read-evidence.ts';
import type { CommandOutput } from './run-audit.ts';
import { signingKeyPath } from './signing-files.ts';

/** Says whether the log is intact. Returns the exit code: 0 intact, 1 not. */
export async function runVerify(
  command: VerifyCommand,
  { stdout, stderr }: CommandOutput,
): Promise<number> {
  const { source, asJson, isVerbose, clockToleranceMs } = command;
  const defaultKeyFile =
    source.kind === 'file' ? undefined : `${signingKeyPath(parseAuditUrl(source.store).path)}.pub`;
  const evidence = { ...readEvidence(command.evidence, defaultKeyFile), clockToleranceMs };
  for (const remark of evidence.remarks) stderr.write(`${remark}\n`);
  const start = performance.now();
  const report =
    source.kind === 'file'
      ? await verifyExport(source.file, evidence)
      : await openAuditReader({ url: source.store }).verify(evidence);
  const durationMs = Math.max(1, Math.round(performance.now() - start));
  const agreed = toAgreed(report, evidence);
  if (asJson) {
    const speed = report.isIntact && {
      entriesPerSecond: Math.round((report.entryCount / durationMs) * 1000),
    };
    stdout.write(`${JSON.stringify({ ...report, ...agreed, durationMs, ...speed })}\n`);
  } else {
    stdout.write(describe(report) + describeAgreed(agreed));
    if (isVerbose && report.isIntact) {
      const rate = Math.round((report.entryCount / durationMs) * 1000);
      stdout.write(`${report.entryCount} entries in ${durationMs} ms: ${rate} a second\n`);
    }
  }
  return report.isIntact ? 0 : 1;
}

interface Agreed {
  /** Checkpoints that the entries were compared with. */
  readonly checkpointCount: number;
  /** Entries up to this sequence are what was signed. */
  readonly signedEntryCount: number;
}

/** What the checkpoints say of an intact log. */
function toAgreed(report: VerificationReport, evidence: ReadEvidence): Agreed | undefined {
  if (!report.isIntact || evidence.checkpoints.length === 0) return undefined;
  const { firstSequence = 1, entryCount } = report;
  const covered = openEvidence(report.logId, evidence)
    .checkpoints.map(({ size }) => size)
    .filter((size) => size >= firstSequence - 1 && size <= firstSequence - 1 + entryCount);
  return { checkpointCount: covered.length, signedEntryCount: Math.max(...covered) };
}

function describe(report: VerificationReport): string {
  if (report.isIntact) {
    const { entryCount, logId, rootHash, firstSequence = 1 } = report;
    const from = firstSequence > 1 ? ` from ${firstSequence} on` : '';
    return `intact: ${entryCount} entries${from} of log ${logId}, root hash ${rootHash}\n`;
  }
  const { finding, provenEntryCount, logId } = report;
  const which = logId === '' ? '' : ` of log ${logId}, from the first on,`;
  return (
    `not intact (${finding.kind}): ${finding.message}\n` +
    `${provenEntryCount} entries${which} are proven unchanged\n`
  );
}

function describeAgreed(agreed: Agreed | undefined): string {
  if (agreed === undefined) return '';
  const { checkpointCount, signedEntryCount } = agreed;
  const what = checkpointCount === 1 ? 'checkpoint agrees' : 'checkpoints agree';
  return `${checkpointCount} ${what}: the entries up to ${signedEntryCount} are what was signed\n`;
}
