import { parseArgs } from 'node:util';

/** How the mock is to be started. */
export interface MockOptions {
  readonly port: number;
  readonly host: string;
  /** Whether to answer with the examples of the specification instead of made-up values. */
  readonly isStatic: boolean;
  readonly seed: number | undefined;
}

/** What a command line asks for. */
export type MockCommand =
  | { readonly kind: 'start'; readonly options: MockOptions }
  | { readonly kind: 'help' }
  /** One line that names the flag and what it should be. */
  | { readonly kind: 'invalid'; readonly message: string };

/** What the flags are, for whoever runs the command. */
export const mockHelpText = `Usage: npm run mock -- [flags]

A mock of the OpenAiChatMessages API of Nexudus, by Prism: it answers any valid request with values
that are made up from the specification, and keeps nothing.

  --port N      where to listen; 0 picks a free port (default 4010)
  --host H      the address to listen on (default 127.0.0.1)
  --static      answers with the examples of the specification, the same each time
  --seed N      the same seed makes up the same values
  --help        shows this

For state, filters, paging, throttling and faults, use the simulator: npm run simulator
`;

const defaultPort = 4010;
const maximumPort = 65_535;

/** Reads the flags of the command line, without the program's own name. */
export function parseMockFlags(args: readonly string[]): MockCommand {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        static: { type: 'boolean' },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const { host = '127.0.0.1', static: isStatic = false } = values;
    if (host === '') throw new TypeError('--host must be an address, such as 127.0.0.1.');
    const port = parseInteger('--port', values.port, maximumPort) ?? defaultPort;
    const seed = parseInteger('--seed', values.seed, Number.MAX_SAFE_INTEGER);
    if (isStatic && seed !== undefined)
      throw new TypeError('--seed has no effect with --static; leave one of them out.');
    return { kind: 'start', options: { port, host, isStatic, seed } };
  } catch (error) {
    // What `parseArgs` throws for a flag that it does not know is a TypeError as well.
    if (!(error instanceof TypeError)) throw error;
    const [line = ''] = error.message.split('\n');
    return { kind: 'invalid', message: `${line} See --help.` };
  }
}

function parseInteger(flag: string, text: string | undefined, maximum: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= maximum) return Number(text);
  throw new TypeError(`${flag} must be an integer from 0 to ${maximum}, not "${text}".`);
}
