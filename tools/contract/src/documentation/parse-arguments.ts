import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean;
  readonly json: boolean;
  readonly pages: readonly string[];
}

/** The arguments ask for nothing that can be done; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError if one is unknown, or no page is named
 */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals: pages } = parse(args);
  const { help = false, json = false } = values;
  if (!help && pages.length === 0) {
    throw new UsageError('name at least one page, a file or an address (--help says more).');
  }
  return { help, json, pages };
}

function parse(args: readonly string[]): ReturnType<typeof parseOptions> {
  try {
    return parseOptions(args);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The first sentence names the option, the others explain how to escape a dash.
    throw new UsageError(`${error.message.split('. ')[0] ?? ''} (--help lists the options).`);
  }
}

function parseOptions(args: readonly string[]): {
  readonly values: { readonly help?: boolean; readonly json?: boolean };
  readonly positionals: readonly string[];
} {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
  });
}
