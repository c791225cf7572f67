import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, assert, beforeAll, describe, expect, it } from 'vitest';
import { comparePact } from '../src/pact/compare-pact.ts';
import { createConsumerPact } from '../src/pact/consumer-pact.ts';
import { verifyPact, type VerifiedInteraction } from '../src/pact/verify-pact.ts';
import type { Provider } from '../src/providers/provider.ts';
import { startAlteringLayer } from '../src/providers/start-altering-layer.ts';
import { startSimulatedNexudus } from '../src/providers/start-simulated-nexudus.ts';
import { readSpecification } from '../src/specification/read-specification.ts';
import { changeSpecification } from '../src/specification/change-specification.ts';
import { findOperation } from '../src/specification/specification.ts';
import { failureOf } from './calls.ts';
import { recordInteraction } from './pact/interaction.ts';
import { writePact } from './pact/pacts.ts';
import { createStateHandlers } from './pact/provider-states.ts';
import { search } from './pact/requests.ts';
import { providers } from './providers.ts';
import { everyParameter } from './records.ts';

// Each fault is seeded on purpose: these tests show that Pact or the comparator would notice it.

// These tests start processes, which may take their time on a busy machine.
const processOptions = { timeout: 30_000 };

let folder: string;
let pactFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contract-'));
  pactFile = await writePact(folder, 'nexudus-messages');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Verifies a provider, and returns the interactions that failed. */
async function findFailed(
  providerUrl: string,
  provider: Provider,
): Promise<readonly VerifiedInteraction[]> {
  const stateHandlers = createStateHandlers(provider);
  const verified = await verifyPact({ pactFile, providerUrl, stateHandlers });
  return verified.filter(({ mismatches }) => mismatches.length > 0);
}

it('is not written where the client sends another request', async () => {
  const pact = createConsumerPact(join(folder, 'other'), 'nexudus-messages');
  const recording = recordInteraction(pact, {
    uponReceiving: 'a search for the second page',
    withRequest: search({ page: 2 }),
    willRespondWith: { status: 404 },
    async consume({ chatMessages }) {
      await failureOf(chatMessages.search({ page: 3 }));
    },
  });

  await expect(recording).rejects.toThrow("Expected query parameter 'page'");
});

it('fails wherever the simulator calls a field otherwise', processOptions, async () => {
  const provider = await startSimulatedNexudus();
  try {
    provider.simulator.faults.add({
      kind: 'drift',
      change: 'rename',
      field: 'Content',
      newName: 'Text',
    });

    const failed = await findFailed(provider.url, provider);

    const missing = 'Actual map is missing the following keys: Content';
    expect(failed.map(({ description }) => description).toSorted()).toEqual([
      'a read of a bare message',
      'a read of a linked message',
      'a search by every parameter',
      'a search for the second of three pages',
    ]);
    const found = failed.flatMap(({ mismatches }) => mismatches);
    expect(found).toContain(`$: ${missing}`);
    expect(found).toContain(`$.Records[0]: ${missing}`);
    expect(found.filter((mismatch) => !mismatch.endsWith(missing))).toEqual([]);
  } finally {
    await provider.close();
  }
});

describe.each(providers)('the verification of the $name', processOptions, ({ start }) => {
  let provider: Provider;

  beforeAll(async () => {
    provider = await start();
  });

  afterAll(async () => {
    await provider.close();
  });

  it.each([201, 500])('fails for a create that answers %i', async (status) => {
    const layer = await startAlteringLayer({
      upstreamUrl: provider.url,
      alterStatus: (method, actual) => (method === 'POST' && actual === 200 ? status : actual),
    });
    try {
      expect(await findFailed(layer.url, provider)).toEqual([
        { description: 'a new message', mismatches: [`expected 200 but was ${status}`] },
      ]);
    } finally {
      await layer.close();
    }
  });

  it('cannot be run without a handler for each state', async () => {
    const verification = verifyPact({ pactFile, providerUrl: provider.url, stateHandlers: {} });

    await expect(verification).rejects.toThrow('no handler for the state "a message with this id"');
  });
});

describe('a specification that has drifted', async () => {
  const specification = await readSpecification();

  it('does not know the parameters that the client sends', async () => {
    const changed = changeSpecification(specification, (copy) => {
      findOperation(copy, 'searchOpenAiChatMessages').operation.parameters = [];
    });

    const findings = await comparePact(changed, pactFile);

    const search = { code: 'request.query.unknown', interaction: 'a search by every parameter' };
    const unknown = 'Query parameter is not defined in the spec file';
    for (const name of Object.keys(everyParameter)) {
      const location = expect.stringContaining(`.request.query.${name}`) as string;
      expect(findings).toContainEqual({ ...search, location, message: `${unknown}: ${name}` });
    }
  });

  it('does not promise a field that the client reads', async () => {
    const changed = changeSpecification(specification, ({ components }) => {
      delete components.schemas['OpenAiChatMessageSummary']?.properties?.['Content'];
    });

    expect(await comparePact(changed, pactFile)).toContainEqual({
      code: 'response.body.incompatible',
      interaction: 'a read of a linked message',
      location: expect.stringContaining('.response.body') as string,
      message: expect.stringContaining('must NOT have additional properties - Content') as string,
    });
  });

  it('does not list a status that the client expects', async () => {
    const changed = changeSpecification(specification, (copy) => {
      delete findOperation(copy, 'getOpenAiChatMessage').operation.responses['404'];
    });

    expect(await comparePact(changed, pactFile)).toEqual([
      {
        code: 'response.status.default',
        interaction: 'a read of a message that does not exist',
        location: expect.stringContaining('.response.status') as string,
        message: 'Response status code matched default response in spec file: 404',
      },
    ]);
  });
});

describe('a pact that asks for more', processOptions, () => {
  it.each(['request', 'response'] as const)('is found out by a field of the %s', async (part) => {
    const specification = await readSpecification();
    const pact = JSON.parse(await readFile(pactFile, 'utf8')) as WrittenPact;
    const interaction = pact.interactions.find(
      ({ description }) => description === 'a new message',
    );
    assert(interaction);
    interaction[part].body.content['Sentiment'] = 'friendly';
    const changedFile = join(folder, `${part}.json`);
    await writeFile(changedFile, JSON.stringify(pact));

    expect(await comparePact(specification, changedFile)).toContainEqual({
      code: `${part}.body.incompatible`,
      interaction: 'a new message',
      location: expect.stringContaining(`.${part}.body`) as string,
      message: expect.stringContaining('must NOT have additional properties - Sentiment') as string,
    });
  });
});

/** A pact as it lies on disk, as far as it is changed here. */
interface WrittenPact {
  readonly interactions: readonly {
    readonly description: string;
    readonly request: { readonly body: { readonly content: Record<string, unknown> } };
    readonly response: { readonly body: { readonly content: Record<string, unknown> } };
  }[];
}
