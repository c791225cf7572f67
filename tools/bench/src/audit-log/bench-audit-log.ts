import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditLog, openAuditReader } from '@nexudus-toolkit/audit-log';
import { openBarePostgresTable } from './bare-postgres-table.ts';
import { openBareSqliteTable } from './bare-sqlite-table.ts';
import { measureAppends } from './measure-appends.ts';
import { measureStore } from './measure-store.ts';
import type { AppendRow } from './measure-store.ts';

export interface AuditBenchOptions {
  readonly rounds: number;
  /** For how long entries are appended, in each round. */
  readonly timeMs: number;
  /** A PostgreSQL database to measure, too; a log and a table are made in it. */
  readonly postgresUrl?: string | undefined;
}

/** What entries cost. */
export interface AuditBench {
  readonly appends: readonly AppendRow[];
  /** In CPU time, so on one core. */
  readonly verifiedPerCpuSecond: number;
  /** Size of the file. */
  readonly bytesPerEntry: number;
  /** Length of the entry itself. */
  readonly textBytesPerEntry: number;
}

// Enough for the batches of each load to differ.
const sampleEntries = 10_000;

/** Measures how fast entries become durable, how fast they are verified, and what room they take. */
export async function benchAuditLog(options: AuditBenchOptions): Promise<AuditBench> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-audit-log-'));
  try {
    const sample = await measureSample(folder);
    const { texts } = sample;
    const { postgresUrl } = options;
    const sqlite = await measureStore({
      ...{ ...options, texts, store: 'SQLite', url: `sqlite:${join(folder, 'audit.db')}` },
      bare: openBareSqliteTable(folder),
    });
    if (postgresUrl === undefined) return { ...sample.figures, appends: sqlite };
    const postgres = await measureStore({
      ...{ ...options, texts, store: 'PostgreSQL', url: postgresUrl },
      bare: await openBarePostgresTable(postgresUrl),
    });
    return { ...sample.figures, appends: [...sqlite, ...postgres] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Sample {
  /** Canonical texts of entries. */
  readonly texts: readonly string[];
  readonly figures: Omit<AuditBench, 'appends'>;
}

async function measureSample(folder: string): Promise<Sample> {
  const path = join(folder, 'sample.db');
  const url = `sqlite:${path}`;
  const log = await openAuditLog({ url });
  for (let first = 0; first < sampleEntries; first = log.head.size) {
    await measureAppends(log, { inFlight: 1000, timeMs: 0, first });
  }
  await log.close();

  const reader = openAuditReader({ url });
  const texts: string[] = [];
  for await (const line of reader.export()) texts.push(line);
  // The last line is the watermark.
  texts.pop();
  // The first time, the code is still being compiled.
  await reader.verify();
  const before = process.cpuUsage();
  const report = await reader.verify();
  const { user, system } = process.cpuUsage(before);
  if (!report.isIntact) throw new Error(report.finding.message);
  return {
    texts,
    figures: {
      verifiedPerCpuSecond: (texts.length / (user + system)) * 1_000_000,
      bytesPerEntry: statSync(path).size / texts.length,
      textBytesPerEntry: texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    },
  };
}
