import { matchOperation } from '@nexudus-toolkit/validation';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparePact } from '../src/pact/compare-pact.ts';
import { createConsumerPact, pactFile, type ProviderName } from '../src/pact/consumer-pact.ts';
import { verifyPact } from '../src/pact/verify-pact.ts';
import type { Provider } from '../src/providers/provider.ts';
import { operationOf, toMismatchFindings, toPromiseFinding } from '../src/pact/to-noted-finding.ts';
import { noteContract } from '../src/run/suite-note.ts';
import { readSpecification } from '../src/specification/read-specification.ts';
import { recordInteraction, type Interaction } from './pact/interaction.ts';
import { interactions } from './pact/pacts.ts';
import { createStateHandlers } from './pact/provider-states.ts';
import { providers } from './providers.ts';

// Consumer, providers and specification stand in one file, since its tests run in this order.

// These tests start processes, which may take their time on a busy machine.
const processOptions = { timeout: 30_000 };

const folder = fileURLToPath(new URL('../.pact', import.meta.url));
// What the client relies on, beside the pacts of other teams; `vitest -u` brings it up to date.
const publishedFolder = fileURLToPath(new URL('../pacts', import.meta.url));
const names = Object.keys(interactions) as ProviderName[];

beforeAll(async () => {
  // An interaction of an earlier run would be kept otherwise.
  await rm(folder, { recursive: true, force: true });
});

describe.each(names)('the client, as consumer of %s', (name) => {
  const pact = createConsumerPact(folder, name);

  it.for(interactions[name])(
    'relies on the answer to $uponReceiving',
    async (interaction, { task }) => {
      noteContract(task, { check: 'pact-consumer', operationIds: operationsOf([interaction]) });
      await recordInteraction(pact, interaction);
    },
  );
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

describe('the pacts that are published', () => {
  it.each(names)('are those with %s that have just been written', async (name) => {
    const written = await readFile(pactFile(folder, name), 'utf8');

    await expect(written).toMatchFileSnapshot(pactFile(publishedFolder, name));
  });
});

describe.each(providers)('the $name, as provider', processOptions, (tested) => {
  const { name: providerName, start, pacts } = tested;
  let provider: Provider;

  beforeAll(async () => {
    provider = await start();
  });

  afterAll(async () => {
    await provider.close();
  });

  it.for(pacts)('answers as the pact with %s says', async (name, { task }) => {
    const note = {
      check: `pact-${providerName}`,
      operationIds: operationsOf(interactions[name]),
    } as const;
    noteContract(task, note);
    const verified = await verifyPact({
      pactFile: pactFile(folder, name),
      providerUrl: provider.url,
      stateHandlers: createStateHandlers(provider),
    });

    const findings = verified.flatMap((result) => toMismatchFindings(result, interactions[name]));
    noteContract(task, { ...note, findings });
    expect(verified.filter(({ mismatches }) => mismatches.length > 0)).toEqual([]);
    expect(verified).toHaveLength(interactions[name].length);
  });
});

describe('the specification', processOptions, () => {
  it.for(names)('promises everything in the pact with %s', async (name, { task }) => {
    const note = {
      check: 'pact-specification',
      operationIds: operationsOf(interactions[name]),
    } as const;
    noteContract(task, note);
    const compared = await comparePact(await readSpecification(), pactFile(folder, name));

    const findings = compared.map((result) => toPromiseFinding(result, interactions[name]));
    noteContract(task, { ...note, findings });
    expect(compared).toEqual([]);
  });
});

function operationsOf(list: readonly Interaction[]): readonly string[] {
  const ids = list.flatMap((interaction) => operationOf(interaction)?.id ?? []);
  return [...new Set(ids)];
}

/** A pact as it lies on disk, as far as it is read here. */
interface WrittenPact {
  readonly interactions: readonly {
    readonly request: { readonly method: string; readonly path: string };
    readonly response: { readonly status: number };
  }[];
}
