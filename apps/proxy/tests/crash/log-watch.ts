import {
  createCheckpoints,
  openAuditReader,
  parseSigningKey,
  parseVerifierKey,
  type AuditEntry,
} from '@nexudus-toolkit/audit-log';
import { generateKeyPairSync } from 'node:crypto';

/** Somebody who keeps an eye on a log from outside. */
export interface LogWatch {
  /** Signs the log as it is now, and keeps that. */
  sign(): Promise<void>;
  /** What is wrong with the log by itself, or compared with what was signed. */
  verify(): Promise<readonly string[]>;
  /** The entries that came since the last call. */
  readNew(): Promise<readonly AuditEntry[]>;
}

/** How far the time of an entry may lie behind that of one before: none do, if clocks go on. */
const overlapMs = 5_000;

export function watchLog(url: string): LogWatch {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const key = parseSigningKey('crash.example/audit', pem);
  const checkpoints: string[] = [];
  let lastSequence = 0;
  let lastTime: string | undefined;

  return {
    async sign() {
      const head = await openAuditReader({ url }).tree();
      const beat = createCheckpoints({ log: { head }, signers: key.signers, sinks: [] });
      checkpoints.push(await beat.write());
      await beat.close();
    },
    async verify() {
      const report = await openAuditReader({ url }).verify({
        checkpoints,
        verifiers: [parseVerifierKey(key.verifierKey)],
      });
      return report.isIntact ? [] : [`the log does not verify: ${JSON.stringify(report)}`];
    },
    async readNew() {
      const since = new Date(
        (lastTime === undefined ? overlapMs : Date.parse(lastTime)) - overlapMs,
      );
      const entries: AuditEntry[] = [];
      for await (const entry of openAuditReader({ url }).query({ since }))
        if (entry.sequence > lastSequence) entries.push(entry);
      const last = entries.at(-1);
      if (last) ({ sequence: lastSequence, time: lastTime } = last);
      return entries;
    },
  };
}
