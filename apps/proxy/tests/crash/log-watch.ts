import {
  checkpointsPath,
  createCheckpoints,
  openAuditReader,
  parseSigningKey,
  parseVerifierKey,
  signingFilesOf,
  signingKeyPath,
  type AuditEntry,
} from '@nexudus-toolkit/audit-log';
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** Somebody who keeps an eye on a log from outside. */
export interface LogWatch {
  /** Signs the log as it is now, and keeps that. */
  sign(): Promise<void>;
  /** What is wrong with the log by itself, or compared with what was signed: here or by the proxy. */
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
      const own = await readOwnCheckpoints(url);
      const evidence = [{ checkpoints, verifierKeys: [key.verifierKey] }, ...(own ? [own] : [])];
      const findings: string[] = [];
      for (const { checkpoints: notes, verifierKeys } of evidence) {
        const verifiers = verifierKeys.map(parseVerifierKey);
        const report = await openAuditReader({ url }).verify({ checkpoints: notes, verifiers });
        if (!report.isIntact) findings.push(`the log does not verify: ${JSON.stringify(report)}`);
      }
      return findings;
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

/** What the proxy has signed, beside its log. */
async function readOwnCheckpoints(url: string) {
  const path = signingFilesOf(url);
  const notes = await readFile(checkpointsPath(path), 'utf8').catch(() => '');
  // The last one may be on its way.
  const checkpoints = notes.match(/(?:[^\n]+\n)+\n(?:\u2014 [^\n]+\n)+(?=\n)/g) ?? [];
  if (checkpoints.length === 0) return undefined;
  const keys = await readFile(`${signingKeyPath(path)}.pub`, 'utf8');
  return { checkpoints, verifierKeys: keys.trim().split('\n') };
}
