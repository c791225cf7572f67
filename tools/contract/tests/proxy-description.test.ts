import { createNexudusClient } from '@nexudus-toolkit/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPrismProxy } from '../src/prism/start-prism.ts';
import { createViolationRecorder } from '../src/prism/violation-recorder.ts';
import type { Provider } from '../src/providers/provider.ts';
import { startProxiedNexudus } from '../src/providers/start-proxied-nexudus.ts';
import {
  changeSpecification,
  withoutUnexpectedStatuses,
} from '../src/specification/change-specification.ts';
import { readSpecification } from '../src/specification/read-specification.ts';
import { listOperations, type Specification } from '../src/specification/specification.ts';
import { putScenarioMessages, useEveryMessageOperation } from './scenario.ts';

// What the proxy says of itself, read where its consumers read it.
let provider: Provider;
let description: Specification;

beforeAll(async () => {
  provider = await startProxiedNexudus();
  const answer = await fetch(`${provider.url}/openapi.json`);
  description = (await answer.json()) as Specification;
});
afterAll(() => provider.close());

/** Sends every operation of the client through Prism, which checks by that description. */
async function findViolations(specification: Specification): Promise<readonly string[]> {
  putScenarioMessages(provider.simulator);
  const prism = await startPrismProxy({ specification, upstreamUrl: provider.url });
  const { fetch, violations } = createViolationRecorder();
  try {
    const client = createNexudusClient({ baseUrl: prism.url, token: provider.token, fetch });
    await useEveryMessageOperation(client);
  } catch (error) {
    if (violations.length === 0) throw error;
  } finally {
    await prism.close();
  }
  return violations.map(({ request, location }) => `${request} ${location}`);
}

describe('the description of the proxy', () => {
  it('holds for every call of the client, and every answer to it', async () => {
    expect(await findViolations(withoutUnexpectedStatuses(description))).toEqual([]);
  });

  it('would not hold if an answer lacked a header that it promises', async () => {
    const changed = changeSpecification(withoutUnexpectedStatuses(description), (copy) => {
      for (const { operation } of listOperations(copy)) {
        const answer = operation.responses['200'] as { headers: Record<string, unknown> };
        answer.headers['X-Promised'] = { required: true, schema: { type: 'string' } };
      }
    });
    expect(await findViolations(changed)).toContainEqual(
      'GET /api/sys/openaichatmessages response.header',
    );
  });

  it('asks for what the specification asks for, and promises the same bodies', async () => {
    const specification = await readSpecification();
    const own = listContracts(description);
    const theirs = listContracts(specification).filter(({ id }) => id !== 'issueToken');
    expect(own).toEqual(theirs);
    const { schemas } = description.components;
    expect(Object.keys(schemas).length).toBeGreaterThan(10);
    for (const [name, schema] of Object.entries(schemas))
      if (name !== 'Problem')
        expect(schema).toEqual(withoutEvidence(specification.components.schemas[name]));
  });
});

/** What types and validators of a client are made of. */
function listContracts(specification: Specification) {
  return listOperations(specification).map(({ operation, ...place }) => {
    const { operationId, parameters = [], requestBody, responses } = withoutEvidence(operation);
    return {
      ...{ id: operationId, ...place, requestBody },
      parameters: parameters.filter(
        (parameter) => !('$ref' in parameter && parameter.$ref.endsWith('/IfNoneMatch')),
      ),
      success: (responses['200'] as { content?: unknown }).content,
    };
  });
}

function withoutEvidence<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (key, part: unknown) =>
    key === 'x-evidence' ? undefined : part,
  ) as Value;
}
