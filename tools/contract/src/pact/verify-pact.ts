import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startStateServer, type StateHandlers } from './state-server.ts';

export interface VerificationOptions {
  /** Path of the pact. */
  readonly pactFile: string;
  /** Where the provider listens. */
  readonly providerUrl: string;
  /** How the provider is brought into the states of the pact. */
  readonly stateHandlers: StateHandlers;
}

/** How the provider did in one interaction. */
export interface VerifiedInteraction {
  readonly description: string;
  /** What was not as the pact says, in Pact's words; empty if all was. */
  readonly mismatches: readonly string[];
}

/**
 * Replays the requests of a pact to a provider and compares its answers with those of the pact.
 *
 * The verifier runs in a process of its own, which ends before this returns: it prints from native
 * code, and what it starts has to be gone afterwards.
 *
 * @throws Error if the verification could not be run; AggregateError if a state could not be
 * reached, with what its handler threw
 */
export async function verifyPact(
  options: VerificationOptions,
): Promise<readonly VerifiedInteraction[]> {
  const { pactFile, providerUrl, stateHandlers } = options;
  const states = await startStateServer(stateHandlers);
  try {
    const results = await runVerifier({ pactFile, providerUrl, stateUrl: states.url });
    const { errors } = states;
    if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join('\n'));
    return parseResults(results);
  } finally {
    await states.close();
  }
}

/** What the child process needs to know. */
export interface ChildOptions {
  readonly pactFile: string;
  readonly providerUrl: string;
  readonly stateUrl: string;
}

async function runVerifier(options: ChildOptions): Promise<string> {
  const main = fileURLToPath(new URL('verification/main.ts', import.meta.url));
  const child = fork(main, [JSON.stringify(options)], {
    execArgv: [],
    env: { PACT_DO_NOT_TRACK: 'true' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let results: unknown;
  child.on('message', (message) => {
    results = message;
  });
  let errorOutput = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    errorOutput += chunk;
  });
  await once(child, 'close');
  if (typeof results === 'string') return results;
  throw new Error(`The pact was not verified: ${errorOutput}`);
}

/** The part of the verifier's results that is read here. */
interface Results {
  readonly interactionResults: readonly {
    readonly description: string;
    readonly result: 'OK' | 'Error';
    readonly mismatch?: {
      readonly message?: string;
      readonly mismatches?: readonly { readonly mismatch: string; readonly path?: string }[];
    };
  }[];
}

function parseResults(text: string): readonly VerifiedInteraction[] {
  if (!text.startsWith('{')) throw new Error(`The pact was not verified: ${text}`);
  const { interactionResults } = JSON.parse(text) as Results;
  return interactionResults.map(({ description, result, mismatch }) => {
    if (result === 'OK') return { description, mismatches: [] };
    const { message = 'The interaction failed.', mismatches = [] } = mismatch ?? {};
    const found = mismatches.map(({ mismatch: finding, path }) =>
      path === undefined ? finding : `${path}: ${finding}`,
    );
    return { description, mismatches: found.length > 0 ? found : [message] };
  });
}
