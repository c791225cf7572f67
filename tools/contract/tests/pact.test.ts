import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparePact } from '../src/pact/compare-pact.ts';
import { createConsumerPact, pactFile, type ProviderName } from '../src/pact/consumer-pact.ts';
import { startStateServer, type RunningStateServer } from '../src/pact/state-server.ts';
import { verifyPact } from '../src/pact/verify-pact.ts';
import type { Provider } from '../src/providers/provider.ts';
import { startSimulatedNexudus } from '../src/providers/start-simulated-nexudus.ts';
import { bundleSpecification } from '../src/specification/bundle-specification.ts';
import { recordInteraction } from './pact/interaction.ts';
import { interactions } from './pact/pacts.ts';
import { createStateHandlers } from './pact/provider-states.ts';

// Consumer, providers and specification stand in one file, since its tests run in this order.

const folder = fileURLToPath(new URL('../.pact', import.meta.url));
const names = Object.keys(interactions) as ProviderName[];

beforeAll(async () => {
  // An interaction of an earlier run would be kept otherwise.
  await rm(folder, { recursive: true, force: true });
});

describe.each(names)('the client, as consumer of %s', (name) => {
  const pact = createConsumerPact(folder, name);

  it.each(interactions[name])('relies on the answer to $uponReceiving', async (interaction) => {
    await recordInteraction(pact, interaction);
  });
});

const providers = [{ title: 'the simulator', start: startSimulatedNexudus, fulfils: names }];

describe.each(providers)('$title, as provider', ({ start, fulfils }) => {
  let provider: Provider;
  let states: RunningStateServer;

  beforeAll(async () => {
    provider = await start();
    states = await startStateServer(createStateHandlers(provider));
  });

  afterAll(async () => {
    await states.close();
    await provider.close();
  });

  it.each(fulfils)('answers as the pact with %s says', async (name) => {
    const verified = await verifyPact({
      pactFile: pactFile(folder, name),
      providerUrl: provider.url,
      stateUrl: states.url,
    });

    expect(verified.filter(({ mismatches }) => mismatches.length > 0)).toEqual([]);
    expect(verified).toHaveLength(interactions[name].length);
  });
});

describe('the specification', () => {
  it.each(names)('promises everything in the pact with %s', async (name) => {
    const specification = await bundleSpecification();

    expect(await comparePact(specification, pactFile(folder, name))).toEqual([]);
  });
});
