import { parseArgs } from 'node:util';
import { checks, type CheckName } from './checks/check.ts';
import { areas, type Area } from './mutant.ts';

/** What the command line asks for. */
export interface Flags {
  readonly help: boolean;
  readonly list: boolean;
  readonly json: boolean;
  readonly areas: readonly Area[];
  readonly checks: readonly CheckName[];
  /** Ids of the mutants to run, and no others. */
  readonly only: readonly string[];
  /** Infinity for all. */
  readonly limit: number;
  readonly seed: number;
  /** How many run at the same time; as many as there are cores by default. */
  readonly jobs: number | undefined;
  /** Folder for the report. */
  readonly report: string | undefined;
}

/** The command line makes no sense. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const defaultLimit = 110;
export const defaultSeed = 1;

/** What `--help` prints. */
export function renderHelp(): string {
  return `Seeds faults one at a time, and tells which of them no check notices.

  npm run contract:mutate [-- options]

  --limit N        how many faults to seed (${defaultLimit}), shared out between the areas
  --all            seed every fault there is
  --seed N         choose other faults (${defaultSeed})
  --area NAME      only faults of this area; may be repeated:
                   ${areas.join(', ')}
  --only ID        only this fault; may be repeated
  --check NAME     only run this check; may be repeated:
                   ${Object.keys(checks).join(', ')}
  --jobs N         how many faults at the same time (the number of cores)
  --list           print the ids of the chosen faults, and run nothing
  --json           print the report as JSON
  --report FOLDER  write mutation.json and mutation.md there
  --help           print this

Exit status: 0 every fault was noticed or is accepted, 1 one survived, 2 could not run.
`;
}

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError naming the argument
 */
export function parseFlags(args: readonly string[]): Flags {
  const { values } = orUsageError(() =>
    parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        list: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        area: { type: 'string', multiple: true, default: [] },
        check: { type: 'string', multiple: true, default: [] },
        only: { type: 'string', multiple: true, default: [] },
        limit: { type: 'string' },
        seed: { type: 'string' },
        jobs: { type: 'string' },
        report: { type: 'string' },
      },
    }),
  );
  const { help, list, json, all, only, report } = values;
  if (all && values.limit !== undefined) throw new UsageError('Give --all or --limit, not both.');
  if (report === '') throw new UsageError('--report needs the name of a folder.');
  const names = Object.keys(checks) as CheckName[];
  return {
    help,
    list,
    json,
    areas: values.area.length > 0 ? parseNames('area', values.area, areas) : areas,
    checks: values.check.length > 0 ? parseNames('check', values.check, names) : names,
    only,
    limit: all ? Infinity : (parseCount('limit', values.limit, 1) ?? defaultLimit),
    seed: parseCount('seed', values.seed, 0) ?? defaultSeed,
    jobs: parseCount('jobs', values.jobs, 1),
    report,
  };
}

function parseNames<Name extends string>(
  flag: string,
  values: readonly string[],
  names: readonly Name[],
): readonly Name[] {
  return values.map((value) => {
    const name = names.find((candidate) => candidate === value);
    if (name === undefined)
      throw new UsageError(`--${flag} knows no "${value}": use ${names.join(', ')}.`);
    return name;
  });
}

function parseCount(flag: string, value: string | undefined, minimum: number): number | undefined {
  if (value === undefined) return undefined;
  const count = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  if (!(count >= minimum))
    throw new UsageError(`--${flag} needs a whole number from ${minimum} on, not "${value}".`);
  return count;
}

function orUsageError<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The first sentence names the option; the others explain how to escape a dash.
    throw new UsageError(`${error.message.split('. ')[0] ?? ''}. --help lists the options.`);
  }
}
