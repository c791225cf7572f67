import { openAuditReader } from '../../audit-reader.ts';
import { AuditStoreError } from '../../errors.ts';
import { ok, problem, warning } from './diagnosis.ts';
import type { Diagnosis, Examination } from './diagnosis.ts';

const aMinuteMs = 60_000;
const nobodyYet = 'nobody has read the log yet';

/** Whether the store can be reached, and what it holds. */
export const examineStore: Examination = async ({ store }) => {
  const check = 'store';
  const logs = await openAuditReader({ url: store }).logs();
  if (logs.length === 0) {
    const advice = 'Start the proxy: it begins a log.';
    return [warning(check, 'the store can be reached, and holds no log', advice)];
  }
  return logs.map(({ logId, size, lastTime }) => {
    const until = lastTime === undefined ? '' : `, the last one of ${lastTime}`;
    return ok(check, `log ${logId}: ${size} entries${until}`);
  });
};

/** Whether the record of who reads can be read itself. */
export const examineReadings: Examination = async ({ store }) => {
  const check = 'readings log';
  try {
    const logs = await openAuditReader({ url: store, log: 'readings' }).logs();
    if (logs.length === 0) return [ok(check, nobodyYet)];
    return logs.map(({ logId, size }) => ok(check, `log ${logId}: ${size} entries`));
  } catch (error) {
    if (!(error instanceof AuditStoreError)) throw error;
    if (error.code === 'missing') return [ok(check, nobodyYet)];
    const advice = 'Put it back as it was: without it, nothing can be queried or exported.';
    return [problem(check, error.message, advice)];
  }
};

/** Whether this machine is of a later time than the entries. */
export const examineClock: Examination = async ({ store, now }) => {
  const check = 'clock';
  const logs = await openAuditReader({ url: store }).logs();
  const ahead = logs.flatMap(({ logId, lastTime }): Diagnosis[] => {
    const aheadMs = lastTime === undefined ? 0 : Date.parse(lastTime) - now.getTime();
    if (aheadMs < aMinuteMs) return [];
    const what = `the last entry of log ${logId} is ${Math.round(aheadMs / 1000)} s ahead of this clock`;
    const advice = 'Let both machines set their clocks by NTP; verify with --clock-tolerance-ms.';
    return [warning(check, what, advice)];
  });
  return ahead.length > 0
    ? ahead
    : [ok(check, `${now.toISOString()}; no entry is of a later time`)];
};
