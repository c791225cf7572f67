import { parseArgs } from 'node:util';
import type { RoundsOptions } from './measure-rounds.ts';

/** What a command line asks for. */
export type BenchCommand =
  | {
      readonly kind: 'run';
      readonly options: RoundsOptions;
      readonly postgresUrl: string | undefined;
      readonly isJson: boolean;
    }
  /** A log of so many entries instead of all the rest. */
  | {
      readonly kind: 'large-log';
      readonly entries: number;
      readonly folder: string | undefined;
      readonly isJson: boolean;
    }
  | { readonly kind: 'help' }
  /** One line that names the flag and what it should be. */
  | { readonly kind: 'invalid'; readonly message: string };

/** What the flags are, for whoever runs the command. */
export const benchHelpText = `Usage: npm run bench -- [flags]

Measures what the client adds to a request, beside other clients, from one local server, and what a
durable entry of the audit log costs, beside a bare insert. All of them are timed in each round, so
their ratios hold on a busy machine too; other figures do not carry to another machine.

  --rounds N           how often all of them are timed (default 12)
  --time-ms N          for how long each of them, in each round (default 500; entries a quarter)
  --postgres URL       also measures the audit log in this database (default TEST_POSTGRES_URL)
  --audit-entries N    instead of all that, fills an audit log with so many entries (10000000 take
                       some 15 GB and 20 minutes) and measures its growth and its queries
  --folder DIR         where that log lies for the time being (default: the system's temporary one)
  --json               one JSON document instead of tables
  --help               shows this
`;

const maximum = 1_000_000;
const maximumEntries = 1_000_000_000;

/** Reads the flags of the command line, without the program's own name. */
export function parseBenchFlags(args: readonly string[]): BenchCommand {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string', default: '12' },
        'time-ms': { type: 'string', default: '500' },
        postgres: { type: 'string' },
        'audit-entries': { type: 'string' },
        folder: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const { folder, json: isJson } = values;
    if (values['audit-entries'] !== undefined) {
      const entries = parseCount('--audit-entries', values['audit-entries'], maximumEntries);
      return { kind: 'large-log', entries, folder, isJson };
    }
    const options = {
      rounds: parseCount('--rounds', values.rounds),
      timeMs: parseCount('--time-ms', values['time-ms']),
    };
    return { kind: 'run', options, postgresUrl: values.postgres, isJson };
  } catch (error) {
    // What `parseArgs` throws for a flag that it does not know is a TypeError as well.
    if (!(error instanceof TypeError)) throw error;
    const [line = ''] = error.message.split('\n');
    return { kind: 'invalid', message: `${line} See --help.` };
  }
}

function parseCount(flag: string, text: string, most = maximum): number {
  if (/^[1-9]\d*$/.test(text) && Number(text) <= most) return Number(text);
  throw new TypeError(`${flag} must be an integer from 1 to ${most}, not "${text}".`);
}
