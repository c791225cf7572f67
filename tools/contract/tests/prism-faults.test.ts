import { ApiError, createNexudusClient, type NexudusClient } from '@nexudus-toolkit/client';
import type { Fault } from '@nexudus-toolkit/simulator';
import { afterAll, afterEach, assert, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPrismMock, startPrismProxy, type RunningPrism } from '../src/prism/start-prism.ts';
import {
  createViolationRecorder,
  type ViolationRecorder,
} from '../src/prism/violation-recorder.ts';
import type { Provider } from '../src/providers/provider.ts';
import { startAlteringLayer } from '../src/providers/start-altering-layer.ts';
import { startSimulatedNexudus } from '../src/providers/start-simulated-nexudus.ts';
import { readSpecification } from '../src/specification/read-specification.ts';
import {
  changeSpecification,
  withoutUnexpectedStatuses,
} from '../src/specification/change-specification.ts';
import type { Specification } from '../src/specification/specification.ts';
import { failureOf, messageCalls } from './calls.ts';
import { providers } from './providers.ts';
import { linkedMessage } from './records.ts';

// Each fault is seeded on purpose: these tests show that Prism would notice it.

const specification = withoutUnexpectedStatuses(await readSpecification());
const collection = '/api/sys/openaichatmessages';

let provider: Provider;
let recorder: ViolationRecorder;

beforeAll(async () => {
  provider = await startSimulatedNexudus();
});

beforeEach(() => {
  provider.simulator.reset();
  provider.simulator.store.replaceAll([linkedMessage]);
  recorder = createViolationRecorder();
});

afterAll(async () => {
  await provider.close();
});

function connect({ url }: RunningPrism, { token }: Provider = provider): NexudusClient {
  return createNexudusClient({ baseUrl: url, token, fetch: recorder.fetch, retries: false });
}

describe('an answer that has drifted', () => {
  let prism: RunningPrism;

  beforeAll(async () => {
    prism = await startPrismProxy({ specification, upstreamUrl: provider.url });
  });

  afterAll(async () => {
    await prism.close();
  });

  const renamed = { kind: 'drift', change: 'rename', field: 'Content', newName: 'Text' } as const;
  const drifts: [
    string,
    keyof typeof messageCalls,
    Fault,
    { location: string; message: string },
  ][] = [
    [
      'a renamed field of a record',
      'getOpenAiChatMessage',
      renamed,
      {
        location: 'response.body',
        message: "Response body must have required property 'Content'",
      },
    ],
    [
      'a renamed field of a search result',
      'searchOpenAiChatMessages',
      renamed,
      {
        location: 'response.body.Records.0',
        message: "Response body property Records.0 must have required property 'Content'",
      },
    ],
    [
      'a field of another type',
      'getOpenAiChatMessage',
      { kind: 'drift', change: 'retype', field: 'BusinessId', newType: 'string' },
      {
        location: 'response.body.BusinessId',
        message: 'Response body property BusinessId must be integer',
      },
    ],
    [
      'a field that a page lacks',
      'searchOpenAiChatMessages',
      { kind: 'drift', change: 'remove', field: 'TotalPages', target: 'page' },
      {
        location: 'response.body',
        message: "Response body must have required property 'TotalPages'",
      },
    ],
  ];

  it.each(drifts)('is a violation: %s', async (_, operationId, fault, violation) => {
    provider.simulator.faults.add(fault);

    const error = await failureOf(messageCalls[operationId](connect(prism)));

    assert(error instanceof ApiError);
    expect(error.problem?.type).toBe('https://stoplight.io/prism/errors#VIOLATIONS');
    expect(recorder.violations).toEqual([expect.objectContaining(violation)]);
  });
});

describe('a specification that has drifted', () => {
  const changes: {
    title: string;
    change: (copy: Specification) => void;
    operationId: keyof typeof messageCalls;
    location: string;
    message: string;
  }[] = [
    {
      title: 'a field of a request that is gone',
      change: ({ components }) => {
        delete components.schemas['OpenAiChatMessageCreate']?.properties?.['Content'];
      },
      operationId: 'createOpenAiChatMessage',
      location: 'request.body',
      message: "Request body must NOT have additional properties; found 'Content'",
    },
    {
      title: 'a parameter of another type',
      change: ({ components }) => {
        const parameter = components.parameters['OpenAiChatMessage_Business'];
        assert(parameter);
        parameter.schema = { type: 'boolean' };
      },
      operationId: 'searchOpenAiChatMessages',
      // Prism spells the names of parameters in lower case.
      location: 'request.query.openaichatmessage_business',
      message: 'Request query parameter openaichatmessage_business must be boolean',
    },
    {
      title: 'an operation that is gone',
      change: ({ paths }) => {
        delete paths[`${collection}/{id}`]?.['delete'];
      },
      operationId: 'deleteOpenAiChatMessage',
      location: 'request',
      message: 'Route resolved, but no method matched',
    },
  ];

  let prism: RunningPrism;

  afterEach(async () => {
    await prism.close();
  });

  describe.each(changes)('$title', ({ change, operationId, location, message }) => {
    const changed = changeSpecification(specification, change);

    it('is a violation to the proxy', async () => {
      prism = await startPrismProxy({ specification: changed, upstreamUrl: provider.url });
      await failureOf(messageCalls[operationId](connect(prism)));

      expect(recorder.violations).toContainEqual(expect.objectContaining({ location, message }));
      expect(provider.simulator.requests.total).toBe(0);
    });

    it('is a violation to the mock', async () => {
      prism = await startPrismMock(changed);
      await failureOf(messageCalls[operationId](connect(prism)));

      expect(recorder.violations).toContainEqual(expect.objectContaining({ location, message }));
    });
  });
});

describe.each(providers)('a status of the $name that has drifted', ({ start }) => {
  it.each([201, 500])('is a violation: %i for a create', async (status) => {
    const origin = await start();
    const layer = await startAlteringLayer({
      upstreamUrl: origin.url,
      alterStatus: (method, actual) => (method === 'POST' ? status : actual),
    });
    const prism = await startPrismProxy({ specification, upstreamUrl: layer.url });
    try {
      await failureOf(messageCalls.createOpenAiChatMessage(connect(prism, origin)));

      expect(origin.simulator.requests.writes).toHaveLength(1);
      expect(recorder.violations).toEqual([
        {
          request: `POST ${collection}`,
          location: 'response',
          message: expect.stringContaining('Unable to match the returned status code') as string,
        },
      ]);
    } finally {
      await prism.close();
      await layer.close();
      await origin.close();
    }
  });
});
