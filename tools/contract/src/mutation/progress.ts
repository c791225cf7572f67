import { Listr } from 'listr2';
import type { Writable } from 'node:stream';
import { groupBy } from './group-by.ts';
import type { Area, Mutant } from './mutant.ts';
import type { MutantResult } from './run-mutants.ts';

/** Tells how far a run is, while it goes on. */
export interface Progress {
  /** A part of the work that comes before the mutants. */
  phase<Value>(title: string, work: () => Promise<Value>): Promise<Value>;
  /** Before the first of these. */
  start(mutants: readonly Mutant[]): void;
  done(result: MutantResult): void;
  /** After the last, or when the run was broken off. */
  end(): Promise<void>;
}

/** Prints a line for each step. */
export function createLineProgress(output: Writable): Progress {
  let total = 0;
  let count = 0;
  return {
    async phase(title, work) {
      output.write(`${title}\n`);
      return work();
    },
    start(mutants) {
      total = mutants.length;
    },
    done({ mutant, killed, durationMs }) {
      count += 1;
      const seconds = (durationMs / 1000).toFixed(1);
      const end = killed ? `killed by ${killed.by}` : 'survived';
      output.write(`${count}/${total} ${mutant.id}: ${end} (${seconds} s)\n`);
    },
    end: () => Promise.resolve(),
  };
}

interface AreaTask {
  readonly total: number;
  killed: number;
  survived: number;
  show: (text: string) => void;
  readonly finished: Promise<void>;
  readonly finish: () => void;
}

/** Keeps a line for each area up to date on a terminal. */
export function createLiveProgress(): Progress {
  const tasks = new Map<Area, AreaTask>();
  let shown: Promise<unknown> = Promise.resolve();
  const render = (area: Area, { killed, survived, total }: AreaTask): string =>
    `${area}: ${killed + survived} of ${total}, ${killed} killed` +
    (survived > 0 ? `, ${survived} survived` : '');
  return {
    async phase(title, work) {
      let value: Awaited<ReturnType<typeof work>> | undefined;
      const list = new Listr([{ title, task: async () => void (value = await work()) }], {
        registerSignalListeners: false,
      });
      await list.run();
      // The task has set it, or the run has thrown.
      return value as Awaited<ReturnType<typeof work>>;
    },
    start(mutants) {
      for (const [area, members] of groupBy(mutants, (mutant) => mutant.area)) {
        let finish = (): void => undefined;
        const finished = new Promise<void>((resolve) => {
          finish = resolve;
        });
        tasks.set(area, {
          total: members.length,
          killed: 0,
          survived: 0,
          show: () => undefined,
          finished,
          finish,
        });
      }
      const list = new Listr(
        [...tasks].map(([area, state]) => ({
          title: render(area, state),
          task: (_: unknown, task: { title?: string | undefined }) => {
            state.show = (text) => {
              task.title = text;
            };
            return state.finished;
          },
        })),
        { concurrent: true, registerSignalListeners: false },
      );
      shown = list.run();
    },
    done({ mutant, killed }) {
      const state = tasks.get(mutant.area);
      if (!state) return;
      if (killed) state.killed += 1;
      else state.survived += 1;
      state.show(render(mutant.area, state));
      if (state.killed + state.survived === state.total) state.finish();
    },
    async end() {
      for (const { finish } of tasks.values()) finish();
      await shown;
    },
  };
}
