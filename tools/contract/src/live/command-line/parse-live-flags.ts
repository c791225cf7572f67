import { parseArgs } from 'node:util';

/** What a live run is asked for. */
export interface LiveFlags {
  readonly write: boolean;
  readonly businessId: number | undefined;
  readonly provokeThrottle: boolean;
  readonly maximumSize: number;
  /** Where findings and cassette go; `undefined` for nowhere, which only a replay has by default. */
  readonly reportFolder: string | undefined;
  /** The cassette to answer from, instead of the API. */
  readonly replay: string | undefined;
  readonly json: boolean;
}

/** What a command line asks for. */
export type LiveCommand =
  | { readonly kind: 'run'; readonly flags: LiveFlags }
  | { readonly kind: 'help' }
  /** One line that names the flag and what it should be. */
  | { readonly kind: 'invalid'; readonly message: string };

/** What the flags are, for whoever runs the command. */
export const liveHelpText = `Usage: npm run contract:live -- [flags]

Asks the real API what the documentation leaves open, checks each answer against the specification,
and says what the evidence ledger should now say. It reads only, unless told otherwise, and keeps to
the published request limits.

  --write               also creates, reads, updates and deletes one message of its own
  --business ID         the business of that message (default: that of the first record)
  --provoke-throttle    also sends a dozen requests at once, to see how they are throttled
  --maximum-size N      the largest page that is asked for (default 1000)
  --report FOLDER       where cassette.har, findings.json and ledger.yaml go (default data/live)
  --replay CASSETTE     answers from a cassette instead of the API; needs no credentials
  --json                prints the findings as JSON
  --help                shows this

Environment: NEXUDUS_USERNAME and NEXUDUS_PASSWORD, NEXUDUS_TOTP and NEXUDUS_CLIENT_ID if there is
one, or NEXUDUS_ACCESS_TOKEN; NEXUDUS_BASE_URL (default https://spaces.nexudus.com). Each may be
given as a file, by its name with _FILE appended.

Exit code: 0 what was observed agrees with the specification, 1 it does not, 2 the run could not be
carried out or not to its end.
`;

const defaultSize = 1000;
const greatestSize = 10_000;

/** Reads the flags of the command line, without the program's own name. */
export function parseLiveFlags(args: readonly string[]): LiveCommand {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        write: { type: 'boolean' },
        business: { type: 'string' },
        'provoke-throttle': { type: 'boolean' },
        'maximum-size': { type: 'string' },
        report: { type: 'string' },
        replay: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const { write = false, replay, report, json = false } = values;
    const provokeThrottle = values['provoke-throttle'] ?? false;
    const businessId = parseInteger('--business', values.business, Number.MAX_SAFE_INTEGER);
    const maximumSize = parseInteger('--maximum-size', values['maximum-size'], greatestSize);
    if (businessId !== undefined && !write)
      throw new TypeError('--business only says where --write writes; give both or neither.');
    if (replay === '') throw new TypeError('--replay must be the path of a cassette.');
    if (report === '') throw new TypeError('--report must be the path of a folder.');
    if (replay !== undefined && (write || provokeThrottle || maximumSize !== undefined))
      throw new TypeError('A replay asks what was asked then; give --replay without such flags.');
    const reportFolder = report ?? (replay === undefined ? 'data/live' : undefined);
    const asked = { write, businessId, provokeThrottle, maximumSize: maximumSize ?? defaultSize };
    return { kind: 'run', flags: { ...asked, reportFolder, replay, json } };
  } catch (error) {
    // What `parseArgs` throws for a flag that it does not know is a TypeError as well.
    if (!(error instanceof TypeError)) throw error;
    const [line = ''] = error.message.split('\n');
    return { kind: 'invalid', message: `${line} See --help.` };
  }
}

function parseInteger(flag: string, text: string | undefined, maximum: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= maximum) return value;
  throw new TypeError(`${flag} must be an integer from 1 to ${maximum}, not "${text}".`);
}
