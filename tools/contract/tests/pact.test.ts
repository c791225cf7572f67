import { matchOperation } from '@nexudus-toolkit/validation';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparePact } from '../src/pact/compare-pact.ts';
import { createConsumerPact, pactFile, type ProviderName } from '../src/pact/consumer-pact.ts';
import { verifyPact } from '../src/pact/verify-pact.ts';
import type { Provider } from '../src/providers/provider.ts';
import { readSpecification } from '../src/specification/read-specification.ts';
import { recordInteraction } from './pact/interaction.ts';
import { interactions } from './pact/pacts.ts';
import { createStateHandlers } from './pact/provider-states.ts';
import { providers } from './providers.ts';

// Consumer, providers and specification stand in one file, since its tests run in this order.

// These tests start processes, which may take their time on a busy machine.
const processOptions = { timeout: 30_000 };

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

describe('the pacts', () => {
  it('hold a success and a failure of every operation', async () => {
    const texts = await Promise.all(names.map((name) => readFile(pactFile(folder, name), 'utf8')));
    const answers = texts.flatMap((text) =>
      (JSON.parse(text) as WrittenPact).interactions.map(({ request, response }) => {
        const match = matchOperation(request.method, request.path);
        return `${match.kind === 'operation' ? match.operation.id : match.kind} ${response.status}`;
      }),
    );

    expect([...new Set(answers)].toSorted()).toEqual([
      'createOpenAiChatMessage 200',
      'createOpenAiChatMessage 400',
      'deleteOpenAiChatMessage 200',
      'deleteOpenAiChatMessage 404',
      'getOpenAiChatMessage 200',
      'getOpenAiChatMessage 401',
      'getOpenAiChatMessage 404',
      'getOpenAiChatMessage 409',
      'issueToken 200',
      'issueToken 400',
      'searchOpenAiChatMessages 200',
      'searchOpenAiChatMessages 400',
      'updateOpenAiChatMessage 200',
      'updateOpenAiChatMessage 400',
      'updateOpenAiChatMessage 404',
    ]);
  });
});

describe.each(providers)('the $name, as provider', processOptions, ({ start, pacts }) => {
  let provider: Provider;

  beforeAll(async () => {
    provider = await start();
  });

  afterAll(async () => {
    await provider.close();
  });

  it.each(pacts)('answers as the pact with %s says', async (name) => {
    const verified = await verifyPact({
      pactFile: pactFile(folder, name),
      providerUrl: provider.url,
      stateHandlers: createStateHandlers(provider),
    });

    expect(verified.filter(({ mismatches }) => mismatches.length > 0)).toEqual([]);
    expect(verified).toHaveLength(interactions[name].length);
  });
});

describe('the specification', processOptions, () => {
  it.each(names)('promises everything in the pact with %s', async (name) => {
    const specification = await readSpecification();

    expect(await comparePact(specification, pactFile(folder, name))).toEqual([]);
  });
});

/** A pact as it lies on disk, as far as it is read here. */
interface WrittenPact {
  readonly interactions: readonly {
    readonly request: { readonly method: string; readonly path: string };
    readonly response: { readonly status: number };
  }[];
}
