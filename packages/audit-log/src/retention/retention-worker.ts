import { parentPort, workerData } from 'node:worker_threads';

import { parseSigningKey } from '../checkpoint/signing-key.ts';
import type {
  BackgroundRetentionOptions,
  RetentionReply,
  RetentionTask,
} from './background-retention.ts';
import { openRetention } from './open-retention.ts';
import type { RetentionReport } from './retain-periods.ts';

// Written by this package's own main thread, see background-retention.ts.
const options = workerData as BackgroundRetentionOptions;

parentPort?.on('message', (task: RetentionTask) => {
  void answer(task).then((reply) => parentPort?.postMessage(reply));
});

async function answer(task: RetentionTask): Promise<RetentionReply> {
  try {
    return { ok: true, report: await retain(task) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

async function retain({ keepMonths, now }: RetentionTask): Promise<RetentionReport> {
  const { url, secret, signingKey, administrator } = options;
  const retention = await openRetention({
    ...{ url, administrator, clock: () => now },
    ...(secret !== undefined && { secret }),
    signers: parseSigningKey(signingKey.name, signingKey.pem).signers,
  });
  try {
    return await retention.retain({ keepMonths });
  } finally {
    await retention.close();
  }
}
