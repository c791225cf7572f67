import { openAuditReader } from '../audit-reader.ts';
import { parseAuditUrl } from '../audit-url.ts';
import { verifyExport } from '../export/verify-export.ts';
import type { SignedPart, VerificationReport } from '../verify-log.ts';
import type { VerifyCommand } from './parse-verify.ts';
import { readEvidence } from './read-evidence.ts';
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
  if (asJson) {
    const speed = report.isIntact && {
      entriesPerSecond: Math.round((report.entryCount / durationMs) * 1000),
    };
    stdout.write(`${JSON.stringify({ ...report, durationMs, ...speed })}\n`);
  } else {
    stdout.write(describe(report));
    if (isVerbose && report.isIntact) {
      const rate = Math.round((report.entryCount / durationMs) * 1000);
      stdout.write(`${report.entryCount} entries in ${durationMs} ms: ${rate} a second\n`);
    }
  }
  return report.isIntact ? 0 : 1;
}

function describe(report: VerificationReport): string {
  if (report.isIntact) {
    const { entryCount, logId, rootHash, firstSequence = 1, signed } = report;
    const from = firstSequence > 1 ? ` from ${firstSequence} on` : '';
    const what = `intact: ${entryCount} entries${from} of log ${logId}, root hash ${rootHash}\n`;
    return what + describeSigned(signed);
  }
  const { finding, provenEntryCount, logId } = report;
  const which = logId === '' ? '' : ` of log ${logId}, from the first on,`;
  return (
    `not intact (${finding.kind}): ${finding.message}\n` +
    `${provenEntryCount} entries${which} are proven unchanged\n`
  );
}

function describeSigned(signed: SignedPart | undefined): string {
  if (signed === undefined) return '';
  const { checkpointCount, lastSequence } = signed;
  const what = checkpointCount === 1 ? 'checkpoint agrees' : 'checkpoints agree';
  return `${checkpointCount} ${what}: the entries up to ${lastSequence} are what was signed\n`;
}
