import { openAuditReader } from '../audit-reader.ts';
import { openRetention } from '../retention/open-retention.ts';
import type { Retention } from '../retention/open-retention.ts';
import { assertGoingOn } from './interruption.ts';
import { openSigners } from './open-signers.ts';
import { osUser } from './os-user.ts';
import type { RetainCommand } from './parse-upkeep.ts';
import { toPlainTable } from './plain-table.ts';
import { createProgressBar } from './progress-bar.ts';
import type { AuditEnvironment } from './run-audit.ts';
import { defaultOrigin } from '../checkpoint/signing-files.ts';

type Plan = Awaited<ReturnType<Retention['plan']>>;
type Report = Awaited<ReturnType<Retention['retain']>>;

/** Removes closed months that were kept for long enough. Returns the exit code. */
export async function runRetain(
  command: RetainCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { store, keepMonths, isDryRun, asJson } = command;
  const { stdout, readSecret, clock, administrator = osUser() } = environment;
  const logs = await openAuditReader({ url: store }).logs();
  const secret = readSecret?.();
  const { origin = defaultOrigin(logs[0]?.logId ?? '') } = command;
  const signers = isDryRun ? [] : openSigners({ ...command, origin }, environment).signers;
  const retention = await openRetention({
    ...{ url: store, signers, administrator },
    ...(secret !== undefined && { secret }),
    ...(clock && { clock }),
  });
  try {
    const done = isDryRun
      ? await retention.plan({ keepMonths })
      : await retain(retention, keepMonths, environment);
    if (asJson) stdout.write(`${JSON.stringify(done)}\n`);
    else stdout.write('removed' in done ? describeReport(done) : describePlan(done));
    return 0;
  } finally {
    await retention.close();
  }
}

async function retain(
  retention: Retention,
  keepMonths: number,
  { stderr, signal }: AuditEnvironment,
): Promise<Report> {
  const { periods, unfinished } = await retention.plan({ keepMonths });
  const due = periods.filter(({ heldBy }) => heldBy.length === 0);
  const total = [...due.flatMap(({ runs }) => runs), ...unfinished].reduce(
    (sum, { firstSequence, lastSequence }) => sum + lastSequence - firstSequence + 1,
    0,
  );
  const bar = createProgressBar(stderr, 'removed', total);
  try {
    return await retention.retain({
      keepMonths,
      onProgress: (count) => {
        // What is gone stays so, and the next run goes on.
        assertGoingOn(signal);
        bar.update(count);
      },
    });
  } catch (error) {
    // Whatever the store makes of the interruption.
    assertGoingOn(signal);
    throw error;
  } finally {
    bar.stop();
  }
}

function describePlan({ keepFrom, periods, unfinished }: Plan): string {
  const rows = periods.map(({ period, count, heldBy }) => [
    ...[period, String(count), heldBy.length > 0 ? `held by ${heldBy.join(', ')}` : 'due'],
  ]);
  const rest =
    unfinished.length > 0 ? `${unfinished.length} removals were begun and are not finished.\n` : '';
  const what = `Everything from ${keepFrom} on is kept.\n${rest}`;
  if (rows.length === 0) return `${what}There is nothing to remove.\n`;
  return `${what}${toPlainTable(['month', 'entries', 'state'], rows)}\n`;
}

function describeReport({ keepFrom, removed, held, freedBytes, reusableBytes }: Report): string {
  const rows = [
    ...removed.map(({ period, kind, logId, firstSequence, lastSequence }) => [
      ...[period, String(lastSequence - firstSequence + 1), `removed from ${kind} log ${logId}`],
    ]),
    ...held.map(({ period, count, heldBy }) => [
      ...[period, String(count), `held by ${heldBy.join(', ')}`],
    ]),
  ];
  const what = `Everything from ${keepFrom} on is kept.\n`;
  if (rows.length === 0) return `${what}There was nothing to remove.\n`;
  const space = `${freedBytes} bytes are free again, ${reusableBytes} for entries to come.\n`;
  return `${what}${toPlainTable(['month', 'entries', 'state'], rows)}\n${space}`;
}
