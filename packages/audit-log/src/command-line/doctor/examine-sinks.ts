import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import { openAuditReader } from '../../audit-reader.ts';
import type { AuditLogInfo, AuditReader } from '../../audit-reader.ts';
import { createPositionFile } from '../../sinks/sink-position.ts';
import { signingFilesOf } from '../../checkpoint/signing-files.ts';
import { ok, warning } from './diagnosis.ts';
import type { Diagnosis, Examination } from './diagnosis.ts';

const check = 'sinks';
const lateMs = 60_000;

/** How far the copies at other places are behind. */
export const examineSinks: Examination = async ({ store, now, sinkPositions }) => {
  const folder = sinkPositions ?? `${signingFilesOf(store)}-sinks`;
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.json'))
    : [];
  if (names.length === 0)
    return [ok(check, `no positions in ${folder}: nothing is copied from here`)];
  const reader = openAuditReader({ url: store });
  const logs = await reader.logs();
  const findings = await Promise.all(
    names.sort().map((name) => examineSink(join(folder, name), { reader, logs, now })),
  );
  return findings.flat();
};

async function examineSink(
  path: string,
  { reader, logs, now }: { reader: AuditReader; logs: readonly AuditLogInfo[]; now: Date },
): Promise<Diagnosis[]> {
  const name = basename(path, '.json');
  const position = await createPositionFile(path).read();
  if (position === undefined || position === 'damaged') {
    const advice = 'The proxy begins anew at the oldest entry; the copies may hold doubles.';
    return [warning(check, `${name}: ${path} holds no position`, advice)];
  }
  const log = logs.find(({ logId }) => logId === position.logId);
  if (log === undefined) {
    const advice = 'Delete the file if that log was given up.';
    return [warning(check, `${name} is at a log that the store does not hold`, advice)];
  }
  const { refused, removed } = position;
  const missed = [
    ...(refused === undefined ? [] : [`it refused ${refused.entries} entries`]),
    ...(removed === undefined ? [] : [`${removed.entries} were removed before it got them`]),
  ].map((what) => warning(check, `${name}: ${what}`, 'Export those entries to it by hand.'));
  const behind = log.size - position.sequence;
  if (behind <= 0) return [ok(check, `${name} has all ${log.size} entries`), ...missed];
  const next = await reader.entry(position.sequence + 1, position.logId);
  const since = next === undefined ? '' : `, since ${next.time}`;
  const message = `${name} is ${behind} entries behind${since}`;
  const isLate = next === undefined || now.getTime() - Date.parse(next.time) > lateMs;
  const advice =
    'Look at the log of the proxy for why; it catches up when the place answers again.';
  return [isLate ? warning(check, message, advice) : ok(check, message), ...missed];
}
