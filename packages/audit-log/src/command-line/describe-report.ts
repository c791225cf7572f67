import type { RemovedPeriod } from '../retention/removal-check.ts';
import type { SignedPart, VerificationReport } from '../verify-log.ts';

/**
 * What a verification found, for people.
 *
 * @param what was verified, such as `log`
 */
export function describeReport(report: VerificationReport, what: string): string {
  if (report.isIntact) {
    const { entryCount, logId, rootHash, firstSequence = 1, signed, removed = [] } = report;
    const from = firstSequence > 1 ? ` from ${firstSequence} on` : '';
    const line = `intact: ${entryCount} entries${from} of ${what} ${logId}, root hash ${rootHash}\n`;
    return line + removed.map(describeRemoved).join('') + describeSigned(signed);
  }
  const { finding, provenEntryCount, logId } = report;
  const which = logId === '' ? '' : ` of ${what} ${logId}, from the first on,`;
  return (
    `not intact (${finding.kind}): ${finding.message}\n` +
    `${provenEntryCount} entries${which} are proven unchanged\n`
  );
}

function describeRemoved(period: RemovedPeriod): string {
  const { period: month, firstSequence, lastSequence, count, removedAt, isSigned } = period;
  const proof = isSigned ? 'signed by a known key' : 'nobody asked who signed it';
  return (
    `removed: ${count} entries of ${month}, ${firstSequence} to ${lastSequence}, ` +
    `at ${removedAt}; their tombstone fits (${proof})\n`
  );
}

function describeSigned(signed: SignedPart | undefined): string {
  if (signed === undefined) return '';
  const { checkpointCount, passedCount = 0, lastSequence } = signed;
  const what = checkpointCount === 1 ? 'checkpoint agrees' : 'checkpoints agree';
  const passed =
    passedCount === 0
      ? ''
      : `${passedCount} lie within what was removed: there was nothing to compare them with\n`;
  if (checkpointCount === 0) return passed;
  return `${checkpointCount} ${what}: the entries up to ${lastSequence} are what was signed\n${passed}`;
}
