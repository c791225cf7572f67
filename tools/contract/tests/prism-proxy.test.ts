import { createNexudusClient, type NexudusClient } from '@nexudus-toolkit/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPrismProxy, type RunningPrism } from '../src/prism/start-prism.ts';
import {
  createViolationRecorder,
  type ViolationRecorder,
} from '../src/prism/violation-recorder.ts';
import type { Provider } from '../src/providers/provider.ts';
import { startSimulatedNexudus } from '../src/providers/start-simulated-nexudus.ts';
import { bundleSpecification } from '../src/specification/bundle-specification.ts';
import { withoutUnexpectedStatuses } from '../src/specification/change-specification.ts';
import { messageOperationIds } from './calls.ts';
import { putScenarioMessages, useEveryMessageOperation, useTokenOperation } from './scenario.ts';

const specification = withoutUnexpectedStatuses(await bundleSpecification());

const messages = { operationIds: messageOperationIds, use: useEveryMessageOperation };
const tokens = { operationIds: ['issueToken'], use: useTokenOperation };

// The proxy never forwards a sign-in: it keeps the one credential to itself.
const providers = [
  { name: 'simulator', start: startSimulatedNexudus, scenarios: [messages, tokens] },
];

describe.each(providers)('Prism between client and $name', ({ start, scenarios }) => {
  let provider: Provider;
  let prism: RunningPrism;
  let recorder: ViolationRecorder;
  let client: NexudusClient;

  beforeAll(async () => {
    provider = await start();
    prism = await startPrismProxy({ specification, upstreamUrl: provider.url });
  });

  beforeEach(() => {
    provider.simulator.reset();
    putScenarioMessages(provider.simulator);
    recorder = createViolationRecorder();
    const { fetch } = recorder;
    client = createNexudusClient({ baseUrl: prism.url, token: provider.token, fetch });
  });

  // Here, so that a scenario that failed for a violation names it.
  afterEach(() => {
    expect(recorder.violations).toEqual([]);
  });

  afterAll(async () => {
    await prism.close();
    await provider.close();
  });

  it.each(scenarios)('finds nothing wrong with $operationIds', async ({ operationIds, use }) => {
    await use(client);

    const reached = Object.keys(provider.simulator.requests.byOperation);
    expect(reached.toSorted()).toEqual(operationIds.toSorted());
  });
});
