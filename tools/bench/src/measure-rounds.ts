import { Bench } from 'tinybench';

/** Something to be timed. */
export interface Subject {
  readonly name: string;
  /** Does it once; what it yields shows that it was done. */
  readonly call: () => Promise<unknown>;
}

export interface RoundsOptions {
  readonly rounds: number;
  /** How long each subject is called in each round; twice that before the first. */
  readonly timeMs: number;
}

/** How long a call took, one median for each round, in microseconds. */
export interface Measurement {
  readonly name: string;
  readonly mediansUs: readonly number[];
}

/**
 * Times all subjects in each round, one after the other and each round from another one on, so that
 * a machine that slows down slows all of them.
 */
export async function measureRounds(
  subjects: readonly Subject[],
  { rounds, timeMs }: RoundsOptions,
): Promise<readonly Measurement[]> {
  const medians = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({
      ...{ time: timeMs, iterations: 1, throws: true },
      ...{ warmup: round === 0, warmupTime: 2 * timeMs, warmupIterations: 1 },
    });
    const first = round % subjects.length;
    for (const { name, call } of [...subjects.slice(first), ...subjects.slice(0, first)]) {
      bench.add(name, call);
    }
    for (const { name, result } of await bench.run()) {
      if (!('latency' in result)) throw new Error(`${name} was not measured: ${result.state}`);
      medians.get(name)?.push(result.latency.p50 * 1000);
    }
  }
  return subjects.map(({ name }) => ({ name, mediansUs: medians.get(name) ?? [] }));
}
