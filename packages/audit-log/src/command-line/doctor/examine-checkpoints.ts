import { existsSync } from 'node:fs';

import { openAuditReader } from '../../audit-reader.ts';
import { openEvidence } from '../../verification-evidence.ts';
import { isSameTree } from '../../retention/is-same-tree.ts';
import { readEvidence } from '../read-evidence.ts';
import { checkpointsPath, signingFilesOf, signingKeyPath } from '../../checkpoint/signing-files.ts';
import { hasWriter } from './examine-lock.ts';
import { ok, problem, warning } from './diagnosis.ts';
import type { Diagnosis, Examination, Patient } from './diagnosis.ts';

const check = 'checkpoints';
// Ten of the usual beats.
const staleMs = 10 * 60_000;

/** Whether there are checkpoints of late, and the log is what they say. */
export const examineCheckpoints: Examination = async (patient) => {
  const base = signingFilesOf(patient.store);
  const path = checkpointsPath(base);
  if (!existsSync(path)) {
    const advice = 'Have the proxy write some, or run: npm run audit -- checkpoint';
    return [warning(check, `there are none in ${path}`, advice)];
  }
  const keyFile = `${signingKeyPath(base)}.pub`;
  if (!existsSync(keyFile)) {
    const advice =
      'Verify them with the public key of who signed: verify --checkpoint --public-key';
    return [warning(check, `those in ${path} cannot be judged without ${keyFile}`, advice)];
  }
  const options = { checkpoints: [path], publicKeys: [], origin: undefined };
  const { checkpoints, verifiers } = readEvidence(options, keyFile);
  const reader = openAuditReader({ url: patient.store });
  const logs = await reader.logs();
  const findings = await Promise.all(
    logs.map(async ({ logId, size }) => {
      const ours = checkpoints.flatMap(
        (note) => openEvidence(logId, { checkpoints: [note], verifiers }).checkpoints,
      );
      const latest = ours.reduce<(typeof ours)[number] | undefined>(
        (one, other) => (one === undefined || other.size >= one.size ? other : one),
        undefined,
      );
      if (latest === undefined) {
        const advice = 'Verify with the keys that the proxy has signed with.';
        return warning(
          check,
          `none of those in ${path} is of log ${logId} and signed by its key`,
          advice,
        );
      }
      const isKept = latest.size <= size && (await isSameTree(reader, latest, logId));
      if (!isKept) {
        const what = `log ${logId} is not what the checkpoint over ${latest.size} entries says`;
        return problem(check, what, `Run: npm run audit -- verify --checkpoint ${path}`);
      }
      return judgeAge(patient, latest.size, latest.time);
    }),
  );
  return findings;
};

function judgeAge({ location, now }: Patient, size: number, time: Date | undefined): Diagnosis {
  const when = time === undefined ? '' : `, of ${time.toISOString()}`;
  const message = `the latest, over ${size} entries${when}, agrees with the log`;
  const isStale = time !== undefined && now.getTime() - time.getTime() > staleMs;
  const isRunning = location.kind !== 'sqlite' || hasWriter(location.path);
  if (!isStale || !isRunning) return ok(check, message);
  const advice = 'Look at the metrics of the proxy for why it writes none.';
  return warning(check, `${message}, but the log is being written and there is none since`, advice);
}
