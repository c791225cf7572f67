import { startProgram, type SeparateProgram } from './separate-program.ts';

/** The simulated Nexudus in a process of its own: it goes on while the proxy dies. */
export interface NexudusProgram extends AsyncDisposable {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** How many writes took effect, by the request id that the proxy sent along. */
  countWrites(): Promise<ReadonlyMap<string, number>>;
}

const entry = new URL('../../../../packages/simulator/src/main.ts', import.meta.url);

export async function startNexudusProgram(folder: string): Promise<NexudusProgram> {
  const program: SeparateProgram = startProgram({ entry, folder, args: ['--port', '0'] });
  const [, url = '', username = '', password = ''] = await program.waitFor(
    /URL +(\S+)\n +User +(\S+)\n +Password +(\S+)\n/,
  );
  return {
    ...{ url, username, password },
    async countWrites() {
      const response = await fetch(`${url}/_simulator/state`);
      // As the README of the simulator promises.
      const { writes } = (await response.json()) as { writes: { byRequestId: object } };
      return new Map(Object.entries(writes.byRequestId) as [string, number][]);
    },
    [Symbol.asyncDispose]: () => program.kill(),
  };
}
