import { Listr } from 'listr2';
import { groupBy } from './group-by.ts';
import type { Area } from './mutant.ts';
import type { Progress } from './progress.ts';

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
  return {
    async phase(title, work) {
      const working = work();
      await new Listr([{ title, task: () => working }], { registerSignalListeners: false }).run();
      return working;
    },
    start(mutants) {
      for (const [area, { length }] of groupBy(mutants, (mutant) => mutant.area))
        tasks.set(area, createTask(length));
      shown = new Listr(
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
      ).run();
    },
    done({ mutant, killed }) {
      const state = tasks.get(mutant.area);
      if (!state) return;
      if (killed) state.killed += 1;
      else state.survived += 1;
      state.show(render(mutant.area, state));
      if (isDone(state)) state.finish();
    },
    async end() {
      for (const [area, state] of tasks) {
        if (!isDone(state)) state.show(`${render(area, state)}, then broken off`);
        state.finish();
      }
      await shown;
    },
  };
}

function createTask(total: number): AreaTask {
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { total, killed: 0, survived: 0, show: () => undefined, finished, finish };
}

function isDone({ killed, survived, total }: AreaTask): boolean {
  return killed + survived === total;
}

function render(area: Area, { killed, survived, total }: AreaTask): string {
  const survivors = survived > 0 ? `, ${survived} survived` : '';
  return `${area}: ${killed + survived} of ${total}, ${killed} killed${survivors}`;
}
