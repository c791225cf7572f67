import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry } from '@nexudus-toolkit/audit-log';
import { startLoad, type SeenAnswer } from './client-load.ts';
import { gatherEntries, listFindings, type Recorded } from './list-findings.ts';
import { watchLog } from './log-watch.ts';
import { startNexudusProgram } from './nexudus-program.ts';
import { findUrl, prepareProxy } from './proxy-program.ts';
import { createSeededRandom } from './seeded-random.ts';
import { waitWhileRunning, type SeparateProgram } from './separate-program.ts';

export interface CrashOptions {
  /** How often the proxy is killed. */
  readonly kills: number;
  /** The same seed brings the same requests and the same moments, as far as machines go. */
  readonly seed: number;
  /** How long the proxy lives under load at most, in milliseconds. */
  readonly maxLifeMs: number;
  /** A module that gives the proxy a fault, which has to be found. */
  readonly fault?: URL;
  /** Told after each kill how many there were. */
  readonly onProgress?: (kills: number) => void;
}

export interface CrashReport {
  readonly kills: number;
  /** Kills before the proxy served: while it opened its stores, or set the log right. */
  readonly killsAtStart: number;
  /** Answers that came, at least in part. */
  readonly answers: number;
  /** Of them, those that a kill cut off. */
  readonly cutAnswers: number;
  /** Records in these answers. */
  readonly records: number;
  /** Writes that took effect at Nexudus. */
  readonly writes: number;
  /** Writes whose outcome nobody recorded before the kill, so that the restart had to. */
  readonly unknownOutcomes: number;
  readonly entries: number;
  /** What must not be; the run ends soon after the first. */
  readonly findings: readonly string[];
}

const connections = 24;
/** One kill of so many comes while the proxy starts. */
const startShare = 5;
/** About as long as it takes to open all stores. */
const maxStartMs = 300;

/** Kills the proxy under load, time after time, and looks each time at what it left on record. */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const { kills, seed, maxLifeMs, fault, onProgress } = options;
  await using resources = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'crash-'));
  resources.defer(() => rm(folder, { recursive: true }));
  const nexudus = resources.use(await startNexudusProgram(folder));
  const programs = await prepareProxy(folder, nexudus, fault);
  const moments = createSeededRandom(seed);
  const requests = createSeededRandom(seed + 1);
  const watch = watchLog(programs.auditUrl);
  const recorded = new Map<string, Recorded>();
  const answers: SeenAnswer[] = [];
  const created: number[] = [];
  const findings: string[] = [];
  let killed = 0;
  let killsAtStart = 0;

  /** Loads the proxy until it is killed. */
  async function live(program: SeparateProgram, url: string): Promise<void> {
    const load = startLoad({ url, key: programs.key, connections, random: requests, created });
    await load.began;
    await waitWhileRunning(program, moments.whole(0, maxLifeMs));
    load.end();
    await program.kill();
    await load.ended;
    answers.push(...load.answers);
    findings.push(...load.failures);
  }

  /** After a restart, before there is anything new but what the restart itself had to record. */
  async function check(): Promise<readonly AuditEntry[]> {
    const entries = await watch.readNew();
    gatherEntries(entries, recorded);
    const writes = await nexudus.countWrites();
    findings.push(...listFindings({ answers, writes, recorded }));
    return entries;
  }

  // The first start is that of `npm start`, word for word, and so is the last.
  let program = resources.use(programs.start());
  let url = await findUrl(program);
  while (killed < kills && findings.length === 0) {
    const diesAtStart = moments.whole(1, startShare) === 1 && killed + 2 <= kills;
    const verified = watch.verify();
    const [next, successor] = await Promise.all([
      programs.standBy(),
      diesAtStart ? programs.standBy() : undefined,
      live(program, url),
    ]);
    killed += 1;
    findings.push(...(await verified));
    await watch.sign();
    program = resources.use(next.go());
    if (successor) {
      await waitWhileRunning(program, moments.whole(0, maxStartMs));
      await program.kill();
      killed += 1;
      killsAtStart += 1;
      program = resources.use(successor.go());
    }
    url = await findUrl(program);
    const [last] = (await check()).slice(-1);
    // A second death may come after the files were set right, and before that was recorded.
    if (!successor && last?.operation !== 'resumeRecording')
      findings.push('the log does not tell of the crash');
    onProgress?.(killed);
  }
  program.process.kill('SIGTERM');
  await once(program.process, 'exit');
  await resources.use(programs.start()).waitFor(/"msg":"proxy started"/);
  const [late] = await check();
  if (late) findings.push('an end in order left something to be recorded');
  findings.push(...(await watch.verify()));

  const everyEntry = [...recorded.values()].flatMap(({ intents, outcomes }) => [
    ...intents,
    ...outcomes,
  ]);
  return {
    ...{ kills: killed, killsAtStart },
    answers: answers.length,
    cutAnswers: answers.filter(({ isWhole }) => !isWhole).length,
    records: answers.reduce((sum, { ids }) => sum + ids.length, 0),
    writes: (await nexudus.countWrites()).size,
    unknownOutcomes: everyEntry.filter(({ decision }) => decision === 'unknown').length,
    entries: everyEntry.length,
    findings: [...new Set(findings)],
  };
}
