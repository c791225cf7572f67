import { createNexudusClient, type NexudusClient } from '@nexudus-toolkit/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPrismProxy, type RunningPrism } from '../src/prism/start-prism.ts';
import { toNotedFinding } from '../src/prism/to-noted-finding.ts';
import {
  createViolationRecorder,
  type ViolationRecorder,
} from '../src/prism/violation-recorder.ts';
import type { Provider } from '../src/providers/provider.ts';
import { noteContract } from '../src/run/suite-note.ts';
import { readSpecification } from '../src/specification/read-specification.ts';
import { withoutUnexpectedStatuses } from '../src/specification/change-specification.ts';
import { messageOperationIds } from './calls.ts';
import { providers } from './providers.ts';
import { putScenarioMessages, useEveryMessageOperation, useTokenOperation } from './scenario.ts';

const specification = withoutUnexpectedStatuses(await readSpecification());

/** What a client does with each of the pacts, and the operations that it uses for that. */
const scenarios = {
  'nexudus-messages': { use: useEveryMessageOperation, operationIds: messageOperationIds },
  'nexudus-sign-in': { use: useTokenOperation, operationIds: ['issueToken'] },
};

describe.each(providers)('Prism between client and $name', ({ name, start, pacts }) => {
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

  it.for(pacts)(
    'finds nothing wrong with the operations of %s',
    async (pact, { task, onTestFailed }) => {
      const { use, operationIds } = scenarios[pact];
      const note = { check: `prism-${name}`, operationIds } as const;
      noteContract(task, note);
      onTestFailed(() => {
        noteContract(task, { ...note, findings: recorder.violations.map(toNotedFinding) });
      });

      await use(client);

      const { byOperation } = provider.simulator.requests;
      expect(Object.keys(byOperation)).toEqual(expect.arrayContaining(operationIds));
    },
  );
});
