import { PactV3, SpecificationVersion } from '@pact-foundation/pact';
import { join } from 'node:path';
import { disableTelemetry } from './disable-telemetry.ts';

/** The name under which the client stands in its pacts. */
export const consumerName = 'nexudus-client';

/**
 * What the client relies on comes as two pacts, since a provider may offer the one without the
 * other: a proxy forwards no sign-in.
 */
export type ProviderName = 'nexudus-messages' | 'nexudus-sign-in';

/** What interactions are added to; each one that the client has gone through is written down. */
export function createConsumerPact(folder: string, provider: ProviderName): PactV3 {
  disableTelemetry();
  return new PactV3({
    consumer: consumerName,
    provider,
    dir: folder,
    host: '127.0.0.1',
    logLevel: 'error',
    // The class is the third; it writes the fourth version of the file format.
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
  });
}

/** Where a pact is written. */
export function pactFile(folder: string, provider: ProviderName): string {
  return join(folder, `${consumerName}-${provider}.json`);
}
