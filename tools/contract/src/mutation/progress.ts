import type { Writable } from 'node:stream';
import type { Mutant } from './mutant.ts';
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
