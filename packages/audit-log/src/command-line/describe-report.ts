import type { SignedPart, VerificationReport } from '../verify-log.ts';

/**
 * What a verification found, for people.
 *
 * @param what was verified, such as `log`
 */
export function describeReport(report: VerificationReport, what: string): string {
  if (report.isIntact) {
    const { entryCount, logId, rootHash, firstSequence = 1, signed } = report;
    const from = firstSequence > 1 ? ` from ${firstSequence} on` : '';
    const line = `intact: ${entryCount} entries${from} of ${what} ${logId}, root hash ${rootHash}\n`;
    return line + describeSigned(signed);
  }
  const { finding, provenEntryCount, logId } = report;
  const which = logId === '' ? '' : ` of ${what} ${logId}, from the first on,`;
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
