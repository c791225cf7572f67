import { openAuditLog } from '@nexudus-toolkit/audit-log';
import { median } from '../median.ts';
import { timeInserts } from './bare-table.ts';
import type { BareTable } from './bare-table.ts';
import { measureAppends } from './measure-appends.ts';
import type { Appends } from './measure-appends.ts';

/** What durable entries may cost, beside a bare insert of such texts in the same batches. */
export const goalRatio = 1.5;

// The log makes its batches no larger, however many entries wait.
const maxBatchEntries = 1000;
const loads = [1, 64, 512];

export interface StoreOptions {
  readonly store: string;
  readonly url: string;
  readonly bare: BareTable;
  /** Canonical texts of entries. */
  readonly texts: readonly string[];
  readonly rounds: number;
  readonly timeMs: number;
}

/** Durable entries at one load: medians of the rounds. */
export interface AppendRow {
  readonly store: string;
  readonly inFlight: number;
  readonly entriesPerSecond: number;
  /** From the call until the entry is durable. */
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Time of an entry over that of a bare insert in the same round. */
  readonly perBareInsert: number;
}

interface Round extends Appends {
  readonly bareMs: number;
}

/** Measures each load in each round, and a bare insert of as many texts right after it. */
export async function measureStore(options: StoreOptions): Promise<AppendRow[]> {
  const { store, url, bare, texts, rounds, timeMs } = options;
  const log = await openAuditLog({ url });
  const byLoad = loads.map((inFlight) => ({ inFlight, rounds: [] as Round[] }));
  try {
    await measureAppends(log, { inFlight: maxBatchEntries, timeMs: timeMs / 2, first: 0 });
    for (let round = 0; round < rounds; round += 1) {
      for (const load of byLoad) {
        const { inFlight } = load;
        const appends = await measureAppends(log, { inFlight, timeMs, first: log.head.size });
        const batchSize = Math.min(inFlight, maxBatchEntries);
        const bareMs = await timeInserts(bare, texts, { count: appends.entries, batchSize });
        load.rounds.push({ ...appends, bareMs });
      }
    }
  } finally {
    await log.close();
    await bare.close();
  }
  return byLoad.map((load) => ({ store, inFlight: load.inFlight, ...summarise(load.rounds) }));
}

function summarise(rounds: readonly Round[]): Omit<AppendRow, 'store' | 'inFlight'> {
  const latencies = rounds
    .flatMap(({ latenciesMs }) => latenciesMs)
    .sort((one, other) => one - other);
  return {
    entriesPerSecond: median(rounds.map(({ entries, elapsedMs }) => (entries / elapsedMs) * 1000)),
    medianMs: median(latencies),
    p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
    perBareInsert: median(rounds.map(({ elapsedMs, bareMs }) => elapsedMs / bareMs)),
  };
}
