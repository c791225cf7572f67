import { parseArgs } from 'node:util';
import type { RoundsOptions } from './measure-rounds.ts';

/** What a command line asks for. */
export type BenchCommand =
  | { readonly kind: 'run'; readonly options: RoundsOptions; readonly isJson: boolean }
  | { readonly kind: 'help' }
  /** One line that names the flag and what it should be. */
  | { readonly kind: 'invalid'; readonly message: string };

/** What the flags are, for whoever runs the command. */
export const benchHelpText = `Usage: npm run bench -- [flags]

Measures what the client adds to a request, beside other clients, from one local server. All of them
are timed in each round, so their ratios hold on a busy machine too; other figures do not carry to
another machine.

  --rounds N     how often all of them are timed (default 12)
  --time-ms N    for how long each of them, in each round (default 500)
  --json         one JSON document instead of the table
  --help         shows this
`;

const maximum = 1_000_000;

/** Reads the flags of the command line, without the program's own name. */
export function parseBenchFlags(args: readonly string[]): BenchCommand {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string', default: '12' },
        'time-ms': { type: 'string', default: '500' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const options = {
      rounds: parseCount('--rounds', values.rounds),
      timeMs: parseCount('--time-ms', values['time-ms']),
    };
    return { kind: 'run', options, isJson: values.json };
  } catch (error) {
    // What `parseArgs` throws for a flag that it does not know is a TypeError as well.
    if (!(error instanceof TypeError)) throw error;
    const [line = ''] = error.message.split('\n');
    return { kind: 'invalid', message: `${line} See --help.` };
  }
}

function parseCount(flag: string, text: string): number {
  if (/^[1-9]\d*$/.test(text) && Number(text) <= maximum) return Number(text);
  throw new TypeError(`${flag} must be an integer from 1 to ${maximum}, not "${text}".`);
}
