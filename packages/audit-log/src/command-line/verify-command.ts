import type { AuditDetails } from '../audit-entry.ts';
import { openAuditReader } from '../audit-reader.ts';
import type { AuditReader } from '../audit-reader.ts';
import { AuditStoreError } from '../errors.ts';
import { verifyExport } from '../export/verify-export.ts';
import type { LogKind } from '../log-kind.ts';
import type { VerificationOptions } from '../verification-evidence.ts';
import type { VerificationReport } from '../verify-log.ts';
import { assertCanonicalExport } from './canonical-export.ts';
import { describeReport } from './describe-report.ts';
import { assertGoingOn } from './interruption.ts';
import { UsageError } from './option-values.ts';
import type { VerifyCommand } from './parse-verify.ts';
import { createProgressBar } from './progress-bar.ts';
import { readEvidence } from './read-evidence.ts';
import { recordReadingIfPossible } from './record-reading.ts';
import type { AuditEnvironment } from './run-audit.ts';
import { signingFilesOf, signingKeyPath } from '../checkpoint/signing-files.ts';

/** What was found in one log, and how long that took. */
interface VerifiedLog {
  readonly kind: LogKind | 'export';
  readonly report: VerificationReport;
  readonly durationMs: number;
}

/** A log that is to be verified. */
interface VerifiableLog {
  readonly kind: LogKind;
  readonly logId: string;
  readonly size: number;
  readonly reader: AuditReader;
}

/** Says whether the logs of a store, or an export, are intact. Returns the exit code: 0 intact, 1 not. */
export async function runVerify(
  command: VerifyCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { source, clockToleranceMs } = command;
  const defaultKeyFile =
    source.kind === 'file' ? undefined : `${signingKeyPath(signingFilesOf(source.store))}.pub`;
  const { remarks, ...evidence } = readEvidence(command.evidence, defaultKeyFile);
  for (const remark of remarks) environment.stderr.write(`${remark}\n`);
  const options = { ...evidence, clockToleranceMs };
  if (source.kind === 'file') {
    await assertCanonicalExport(source.file);
    const verified = [await measure('export', () => verifyExport(source.file, options))];
    show(verified, command, environment);
    return verified.every(({ report }) => report.isIntact) ? 0 : 1;
  }
  const { verified, failure } = await verifyStore(
    source.store,
    command.logId,
    options,
    environment,
  );
  show(verified, command, environment);
  // What could be verified is told in any case.
  if (failure !== undefined) throw failure;
  return verified.every(({ report }) => report.isIntact) ? 0 : 1;
}

async function verifyStore(
  store: string,
  logId: string | undefined,
  options: VerificationOptions,
  environment: AuditEnvironment,
): Promise<{ readonly verified: VerifiedLog[]; readonly failure: AuditStoreError | undefined }> {
  const before = await listLogs(store, 'access', logId);
  const details = logId === undefined ? {} : { ofLog: logId };
  const reading = { store, operation: 'verifyAuditLog', details };
  return recordReadingIfPossible(environment, reading, async (tally) => {
    const { readings, failure } = await listReadings(store, logId);
    const logs = [...before, ...readings];
    if (logs.length === 0 && failure === undefined) {
      throw new UsageError(`the store holds no log${logId === undefined ? '' : ` ${logId}`}.`);
    }
    const verified: VerifiedLog[] = [];
    for (const log of logs) verified.push(await verifyLog(log, logs, options, environment));
    tally.note(toDetails(verified));
    if (verified.some(({ report }) => !report.isIntact)) tally.because('not-intact');
    return { verified, failure };
  });
}

/** How many entries are proven; of a single log of accesses also which tree that is. */
function toDetails(verified: readonly VerifiedLog[]): AuditDetails {
  const count = verified.reduce(
    (sum, { report }) => sum + (report.isIntact ? report.entryCount : report.provenEntryCount),
    0,
  );
  const [first, ...others] = verified;
  if (first === undefined || others.some(({ kind }) => kind === 'access')) return { count };
  const { report } = first;
  if (!report.isIntact) return { count, ofLog: report.logId };
  return { count, ofLog: report.logId, size: report.entryCount, rootHash: report.rootHash };
}

async function verifyLog(
  { kind, logId, size, reader }: VerifiableLog,
  all: readonly VerifiableLog[],
  options: VerificationOptions,
  { stderr, signal }: AuditEnvironment,
): Promise<VerifiedLog> {
  const others = all.filter((other) => other.logId !== logId).map((other) => other.logId);
  const bar = createProgressBar(stderr, 'verified', size);
  const onProgress = (count: number): void => {
    assertGoingOn(signal);
    bar.update(count);
  };
  try {
    const { checkpoints = [], ...rest } = options;
    // Those of the other logs are for them; one that names no log here is for the access logs.
    const ours = checkpoints.filter((note) => {
      const [origin = ''] = note.split('\n');
      if (origin.includes(logId)) return true;
      return kind === 'access' && !others.some((other) => origin.includes(other));
    });
    return await measure(kind, () =>
      reader.verify({ ...rest, checkpoints: ours, onProgress, logId }),
    );
  } catch (error) {
    // Whatever the store makes of the interruption.
    assertGoingOn(signal);
    throw error;
  } finally {
    bar.stop();
  }
}

async function listLogs(
  store: string,
  kind: LogKind,
  wanted: string | undefined,
): Promise<VerifiableLog[]> {
  const reader = openAuditReader({ url: store, log: kind });
  const logs = await reader.logs();
  return logs
    .filter(({ logId }) => wanted === undefined || logId === wanted)
    .map(({ logId, size }) => ({ kind, logId, size, reader }));
}

async function listReadings(
  store: string,
  wanted: string | undefined,
): Promise<{
  readonly readings: readonly VerifiableLog[];
  readonly failure: AuditStoreError | undefined;
}> {
  try {
    return { readings: await listLogs(store, 'readings', wanted), failure: undefined };
  } catch (error) {
    if (!(error instanceof AuditStoreError)) throw error;
    // Where it is missing, nothing was ever read, not even now.
    return { readings: [], failure: error.code === 'missing' ? undefined : error };
  }
}

async function measure(
  kind: VerifiedLog['kind'],
  verify: () => Promise<VerificationReport>,
): Promise<VerifiedLog> {
  const start = performance.now();
  const report = await verify();
  return { kind, report, durationMs: Math.max(1, Math.round(performance.now() - start)) };
}

function show(
  verified: readonly VerifiedLog[],
  { asJson, isVerbose }: VerifyCommand,
  { stdout }: AuditEnvironment,
): void {
  if (asJson) {
    const logs = verified.map(({ kind, report, durationMs }) => ({
      kind,
      ...report,
      durationMs,
      ...toSpeed(report, durationMs),
    }));
    // Of several logs, the one that is worth looking at.
    const access = verified.filter(({ kind }) => kind !== 'readings');
    const main = access.find(({ report }) => !report.isIntact) ?? access[0] ?? verified[0];
    const top = main && {
      ...main.report,
      durationMs: main.durationMs,
      ...toSpeed(main.report, main.durationMs),
    };
    stdout.write(`${JSON.stringify({ ...top, logs })}\n`);
    return;
  }
  for (const { kind, report, durationMs } of verified) {
    stdout.write(describeReport(report, kind === 'readings' ? 'the readings log' : 'log'));
    if (isVerbose && report.isIntact) {
      const rate = Math.round((report.entryCount / durationMs) * 1000);
      stdout.write(`${report.entryCount} entries in ${durationMs} ms: ${rate} a second\n`);
    }
  }
}

function toSpeed(
  report: VerificationReport,
  durationMs: number,
): { readonly entriesPerSecond?: number } {
  if (!report.isIntact) return {};
  return { entriesPerSecond: Math.round((report.entryCount / durationMs) * 1000) };
}
