import { Listr, PRESET_TIMER } from 'listr2';
import { checks } from './checks.ts';
import type { CheckOutcome } from './outcome.ts';

/** Shows which checks are done. */
export interface Progress {
  readonly settle: (outcome: CheckOutcome) => void;
  /** Returns when everything has been drawn; what was not settled counts as not run. */
  end(): Promise<void>;
}

type Settle = (outcome: Omit<CheckOutcome, 'check'>) => void;

/** Shows the checks as they end on a terminal, and nothing where there is none. */
export function showProgress({ isTerminal }: { readonly isTerminal: boolean }): Progress {
  const settleById = new Map<string, Settle>();
  const list = new Listr(
    checks.map(({ id, title }) => {
      const settled = new Promise<Omit<CheckOutcome, 'check'>>((resolve) => {
        settleById.set(id, resolve);
      });
      return {
        title,
        task: async (_: unknown, task: { skip(message: string): void }) => {
          const { findings, notRunReason } = await settled;
          if (notRunReason !== undefined) task.skip(`${title}: ${notRunReason}`);
          const [first] = findings.filter(({ severity }) => severity === 'error');
          if (first) throw new Error(`${first.file}:${first.line}`);
        },
      };
    }),
    {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      renderer: isTerminal ? 'default' : 'silent',
      rendererOptions: { timer: PRESET_TIMER },
    },
  );
  const drawn = list.run();
  return {
    settle: (outcome) => settleById.get(outcome.check)?.(outcome),
    async end() {
      for (const settle of settleById.values()) {
        settle({ durationMs: 0, findings: [], checkedOperations: [], notRunReason: 'not run' });
      }
      await drawn;
    },
  };
}
