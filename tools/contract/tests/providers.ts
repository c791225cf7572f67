import type { ProviderName } from '../src/pact/consumer-pact.ts';
import type { Provider } from '../src/providers/provider.ts';
import { startProxiedNexudus } from '../src/providers/start-proxied-nexudus.ts';
import { startSimulatedNexudus } from '../src/providers/start-simulated-nexudus.ts';

/** Something that has to keep the contract. */
export interface ProviderUnderTest {
  readonly name: 'simulator' | 'proxy';
  readonly start: () => Promise<Provider>;
  /** The pacts that it has to fulfil. */
  readonly pacts: readonly ProviderName[];
}

/** Everything that answers the client. */
export const providers: readonly ProviderUnderTest[] = [
  {
    name: 'simulator',
    start: startSimulatedNexudus,
    pacts: ['nexudus-messages', 'nexudus-sign-in'],
  },
  {
    name: 'proxy',
    start: startProxiedNexudus,
    // It never forwards a sign-in: it keeps the one credential to itself.
    pacts: ['nexudus-messages'],
  },
];
