import { Verifier } from '@pact-foundation/pact-core';
import type { ChildOptions } from '../verify-pact.ts';

// The parent passes nothing else, and it is the only caller.
const options = JSON.parse(process.argv[2] ?? '') as ChildOptions;

const verifier = new Verifier({
  providerBaseUrl: options.providerUrl,
  pactUrls: [options.pactFile],
  providerStatesSetupUrl: options.stateUrl,
  providerStatesSetupTeardown: false,
  followRedirects: false,
  failIfNoPactsFound: true,
  logLevel: 'error',
});

// A failed verification rejects, and its results are the message of the error.
const results = await verifier.verify().catch((error: unknown) => {
  return error instanceof Error ? error.message : String(error);
});
if (!process.send) throw new Error('Start this by verifyPact.');
process.send(results, () => {
  process.disconnect?.();
});
