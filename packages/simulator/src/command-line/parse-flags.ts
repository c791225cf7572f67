import { parseArgs } from 'node:util';
import type { StartSimulatorOptions } from '../server/start-simulator.ts';

/** What a command line asks for. */
export type Command =
  | { readonly kind: 'start'; readonly options: StartSimulatorOptions }
  | { readonly kind: 'help' }
  /** One line that names the flag and what it should be. */
  | { readonly kind: 'invalid'; readonly message: string };

/** What the flags are, for whoever runs the command. */
export const helpText = `Usage: nexudus-simulator [flags]

A stand-in for the OpenAiChatMessages API of Nexudus, with made-up data.

  --port N                    where to listen; 0 picks a free port (default 8081)
  --messages N                how many messages to make up (default 1000)
  --seed N                    the same seed makes up the same messages (default 1)
  --throttle documented|off   whether the published request limits apply (default off)
  --latency-ms N              how long every answer is held back (default 0)
  --help                      shows this
`;

interface Flag {
  readonly expected: string;
  /** The option that the text stands for; `undefined` if it stands for none. */
  readonly parse: (text: string) => StartSimulatorOptions | undefined;
}

const maximumPort = 65_535;
const maximumLatencyMs = 3_600_000;
const maximumCount = 10_000_000;

const flags: Readonly<Record<string, Flag>> = {
  port: integerFlag(maximumPort, (port) => ({ port })),
  messages: integerFlag(maximumCount, (messages) => ({ messages })),
  seed: integerFlag(Number.MAX_SAFE_INTEGER, (seed) => ({ seed })),
  throttle: {
    expected: 'documented or off',
    parse: (text) => (text === 'documented' || text === 'off' ? { throttle: text } : undefined),
  },
  'latency-ms': integerFlag(maximumLatencyMs, (latencyMs) => ({ latencyMs })),
};

/** Reads the flags of the command line, without the program's own name. */
export function parseFlags(args: readonly string[]): Command {
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean' as const, short: 'h' },
      ...Object.fromEntries(
        Object.keys(flags).map((name) => [name, { type: 'string' as const }] as const),
      ),
    },
    strict: false,
    tokens: true,
  });
  let options: StartSimulatorOptions = {};
  for (const token of tokens) {
    if (token.kind === 'positional') return invalid(`Unexpected argument ${token.value}.`);
    if (token.kind === 'option-terminator') continue;
    if (token.name === 'help') return { kind: 'help' };
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (!flag) return invalid(`Unknown flag ${token.rawName}.`);
    const parsed = flag.parse(token.value ?? '');
    if (!parsed)
      return invalid(`${token.rawName} must be ${flag.expected}, not "${token.value ?? ''}".`);
    options = { ...options, ...parsed };
  }
  return { kind: 'start', options };
}

function invalid(message: string): Command {
  return { kind: 'invalid', message: `${message} See --help.` };
}

function integerFlag(maximum: number, toOptions: (value: number) => StartSimulatorOptions): Flag {
  return {
    expected: `an integer from 0 to ${maximum}`,
    parse: (text) => {
      const isInteger = /^\d+$/.test(text) && Number(text) <= maximum;
      return isInteger ? toOptions(Number(text)) : undefined;
    },
  };
}
