import { describe, expect, it } from 'vitest';
import { questions } from '../../src/live/questions/list-questions.ts';
import type { Outcome } from '../../src/live/question.ts';
import { toExitCode } from '../../src/live/report/live-report.ts';
import { listOperations } from '../../src/specification/specification.ts';
import { createTrial, everything, findingOf, ledger, readOnly, specification } from './live-run.ts';
import type { Personality } from './personality.ts';

describe('a run against an API as the specification describes it', () => {
  it('settles everything that reading can settle', async () => {
    const { simulator, run } = createTrial();
    const before = simulator.store.list();
    const result = await run();

    const { problem, findings, drift, unlistedFields, throttled } = result.report;
    expect({ problem, drift, unlistedFields, throttled }).toEqual({
      problem: null,
      drift: [],
      unlistedFields: [],
      throttled: 0,
    });
    const verdicts = findings.map(({ id, verdict }) => [id, verdict]);
    const readable = questions.filter(({ needs }) => needs === undefined);
    expect(Object.fromEntries(verdicts)).toEqual({
      ...Object.fromEntries(readable.map(({ id }) => [id, 'settled'])),
      // Nothing is provoked.
      'throttling-status': 'undecided',
    });
    expect(toExitCode(result.report)).toBe(0);
    expect(simulator.requests.writes).toEqual([]);
    expect(simulator.store.list()).toEqual(before);
  });

  it('settles the rest by a message of its own, and by provocation', async () => {
    const { simulator, run } = createTrial();
    const before = simulator.store.list();
    const result = await run({ settings: everything });

    const { findings, problem } = result.report;
    expect(findings.map(({ id, verdict }) => [id, verdict])).toEqual(
      questions.map(({ id }) => [id, 'settled']),
    );
    expect(problem).toBeNull();
    expect(toExitCode(result.report)).toBe(0);
    expect(simulator.store.list()).toEqual(before);
    expect(new Set(simulator.requests.writes.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('takes no more requests than it says', async () => {
    const { simulator, run } = createTrial();
    await run({ settings: { ...everything, provokeThrottle: false } });
    const announced = questions
      .filter(({ needs }) => needs !== 'provocation')
      .flatMap(({ methods }) => methods);

    const { GET = 0, ...writes } = countByMethod(announced);
    const { byOperation } = simulator.requests;
    const { searchOpenAiChatMessages = 0, getOpenAiChatMessage = 0 } = byOperation;
    // One more for the sample.
    expect(searchOpenAiChatMessages + getOpenAiChatMessage).toBeLessThanOrEqual(GET + 1);
    expect(byOperation.createOpenAiChatMessage).toBe(writes['POST']);
    expect(byOperation.updateOpenAiChatMessage).toBe(writes['PUT']);
    expect(byOperation.deleteOpenAiChatMessage).toBe(writes['DELETE']);
  });

  it('belongs to entries of the ledger that exist', () => {
    const operationIds = listOperations(specification).map(
      ({ operation }) => operation.operationId,
    );
    const known = {
      contradiction: [...ledger.decisions.keys()],
      rule: [...ledger.rules.keys()],
      operation: operationIds,
      parameter: Object.values(specification.components.parameters).map(({ name }) => name),
    };
    const lost = questions.filter(({ ledger: { kind, id } }) => !known[kind].includes(id));

    expect(lost.map(({ id }) => id)).toEqual([]);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });
});

function countByMethod(methods: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const method of methods) counts[method] = (counts[method] ?? 0) + 1;
  return counts;
}

interface Case {
  readonly name: string;
  readonly personality: Personality;
  readonly question: string;
  readonly verdict: Outcome['verdict'];
  readonly evidence: Outcome['evidence'];
}

const cases: readonly Case[] = [
  ...[
    { zoneMinutes: 60 },
    { zoneMinutes: -570 },
    { zoneMinutes: 345 },
    { zoneMinutes: 840 },
    { zoneMinutes: -720 },
  ].map((personality) => ({
    name: `date filters ${personality.zoneMinutes} minutes off`,
    personality,
    question: 'date-filter-zone',
    verdict: 'settled' as const,
    evidence: {
      offsetMinutes: personality.zoneMinutes,
      halfYearLaterMinutes: personality.zoneMinutes,
    },
  })),
  {
    name: 'date filters with summer time',
    personality: { zoneMinutes: 0, summerMinutes: 60 },
    question: 'date-filter-zone',
    verdict: 'settled',
    evidence: { offsetMinutes: 0, halfYearLaterMinutes: 60 },
  },
  {
    name: 'pages cut at 150',
    personality: { largestSize: { records: 150, instead: 'cut' } },
    question: 'largest-size',
    verdict: 'settled',
    evidence: { largest: 150, pageSize: 150 },
  },
  {
    name: 'pages larger than 120 refused',
    personality: { largestSize: { records: 120, instead: 'refuse' } },
    question: 'largest-size',
    verdict: 'settled',
    evidence: { largest: 120 },
  },
  {
    name: 'pages larger than 137 taken for the default',
    personality: { largestSize: { records: 137, instead: 'default' } },
    question: 'largest-size',
    verdict: 'settled',
    evidence: { largest: 137 },
  },
  {
    name: 'dir=-1 ignored',
    personality: { directions: { '-1': '' } },
    question: 'sort-direction',
    verdict: 'settled',
    evidence: { '0': 'ascending', '1': 'descending', '-1': 'ascending' },
  },
  {
    name: 'the older meaning of dir',
    personality: { directions: { '0': '0', '1': '0', '-1': '1' } },
    question: 'sort-direction',
    verdict: 'contradicts',
    evidence: { '0': 'ascending', '1': 'ascending', '-1': 'descending' },
  },
  {
    name: 'descending as the default',
    personality: { directions: { '': '1' } },
    question: 'default-order',
    verdict: 'contradicts',
    evidence: { order: 'descending' },
  },
  {
    name: 'Action in search results',
    personality: { summary: (record) => ({ ...record, Action: 1 }) },
    question: 'search-fields',
    verdict: 'contradicts',
    evidence: { withAction: 100 },
  },
  {
    name: 'search results with part of the content',
    personality: {
      summary: (record) => ({ ...record, Content: String(record['Content']).slice(0, 3) }),
    },
    question: 'search-fields',
    verdict: 'contradicts',
    evidence: { withAction: 0, sameContent: 0 },
  },
  {
    name: 'a customer id that is a number',
    personality: {
      summary: ({ AiChannelSessionCoworkerId: id, ...record }) => ({
        ...record,
        AiChannelSessionCoworkerId: id == null ? id : Number(id),
      }),
    },
    question: 'customer-id-type',
    verdict: 'contradicts',
    evidence: {},
  },
  {
    name: 'fields left out that have no value',
    personality: {
      summary: (record) =>
        Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)),
    },
    question: 'response-required-fields',
    verdict: 'contradicts',
    evidence: { records: 100 },
  },
  {
    name: 'either of several ids',
    personality: { matchesEither: true },
    question: 'multiple-ids',
    verdict: 'settled',
    evidence: { repetition: 'either', comma: 'either' },
  },
  {
    name: 'unknown parameters refused',
    personality: {
      answer: (response, { url }) =>
        url.includes('NoSuchProperty') ? new Response(null, { status: 400 }) : response,
    },
    question: 'unknown-parameters',
    verdict: 'contradicts',
    evidence: { status: 400 },
  },
  {
    name: 'null for an absent record',
    personality: {
      answer: (response) => (response.status === 404 ? Response.json(null) : response),
    },
    question: 'absent-id',
    verdict: 'contradicts',
    evidence: { status: 200, body: 'a JSON body' },
  },
  {
    name: 'a link that is missing reported by its field',
    personality: { answer: replaceInText(400, '"Business"', '"BusinessId"') },
    question: 'missing-link-name',
    verdict: 'contradicts',
    evidence: { name: 'BusinessId' },
  },
  {
    name: 'failures with a Status',
    personality: { answer: replaceInText(400, '"WasSuccessful"', '"Status":400,"WasSuccessful"') },
    question: 'status-in-failures',
    verdict: 'settled',
    evidence: { hasStatus: true },
  },
  {
    name: 'local time with a Z',
    personality: {
      async answer(response, { method, url }) {
        if (method !== 'GET' || !/\/\d+$/.test(url) || response.status !== 200) return response;
        const record = (await response.json()) as { CreatedOn: string };
        const shifted = new Date(Date.parse(record.CreatedOn) + 3_600_000).toISOString();
        return Response.json({ ...record, CreatedOn: shifted });
      },
    },
    question: 'timestamp-zone',
    verdict: 'contradicts',
    evidence: { offsetMinutes: 60 },
  },
];

function replaceInText(status: number, text: string, replacement: string) {
  return async (response: Response): Promise<Response> => {
    if (response.status !== status) return response;
    const changed = (await response.text()).replaceAll(text, replacement);
    return new Response(changed, { status, headers: response.headers });
  };
}

describe('a run against an API that is otherwise', () => {
  it.each(cases)('finds out: $name', async ({ personality, question, verdict, evidence }) => {
    const { run } = createTrial(personality);
    const result = await run({ settings: { ...readOnly, write: true } });

    expect(findingOf(result, question)).toMatchObject({ verdict, evidence });
    if (verdict === 'contradicts') expect(toExitCode(result.report)).toBe(1);
  });

  it.each([409, 429] as const)('finds out how it throttles: %i', async (throttleStatus) => {
    const { run } = createTrial({}, { throttleStatus });
    const result = await run({ settings: { ...readOnly, provokeThrottle: true } });

    const finding = findingOf(result, 'throttling-status');
    expect(finding?.verdict).toBe('settled');
    expect(finding?.statement).toContain(`answered with ${throttleStatus}`);
  });

  it('notices a throttled answer that tells no wait', async () => {
    const bare = (response: Response) =>
      response.status === 409 ? new Response(null, { status: 409 }) : response;
    const { run } = createTrial({ answer: bare });
    const result = await run({ settings: { ...readOnly, provokeThrottle: true } });

    expect(findingOf(result, 'throttling-status')?.verdict).toBe('contradicts');
  });

  it('names answers that the specification does not allow, by both tools', async () => {
    const { simulator, run } = createTrial();
    simulator.faults.add({ kind: 'drift', change: 'retype', field: 'Content', newType: 'number' });
    const { report } = await run();

    const tools = new Set(report.drift.map(({ tool }) => tool));
    expect(tools).toEqual(new Set(['validation', 'prism']));
    expect(report.drift).toContainEqual(
      expect.objectContaining({
        operationId: 'searchOpenAiChatMessages',
        status: 200,
        location: 'body/Records/*/Content',
        tool: 'validation',
      }),
    );
    expect(toExitCode(report)).toBe(1);
  });

  it('notices a status that is not listed', async () => {
    const { run } = createTrial({
      answer: (response) =>
        response.status === 404 ? new Response(null, { status: 410 }) : response,
    });
    const { report } = await run();

    expect(report.drift).toContainEqual(
      expect.objectContaining({
        operationId: 'getOpenAiChatMessage',
        status: 410,
        location: 'status',
      }),
    );
  });

  it('lists a field that is not listed, and does not mind it', async () => {
    const { simulator, run } = createTrial();
    simulator.faults.add({ kind: 'drift', change: 'add', field: 'Sentiment', value: 0.25 });
    const { report } = await run();

    expect(report.unlistedFields).toContainEqual({
      operationId: 'searchOpenAiChatMessages',
      location: 'body/Records/*/Sentiment',
      types: ['number'],
    });
    expect(toExitCode(report)).toBe(0);
  });

  it('leaves questions open that get no proper answer, and asks on', async () => {
    const { simulator, run } = createTrial();
    simulator.faults.add({ kind: 'html-body', operation: 'getOpenAiChatMessage' });
    const result = await run();

    expect(findingOf(result, 'search-fields')?.verdict).toBe('undecided');
    expect(findingOf(result, 'largest-size')?.verdict).toBe('settled');
  });

  it('leaves it open when a new record is answered with another', async () => {
    const { simulator, run } = createTrial({
      async answer(response, { method, url }) {
        if (method !== 'GET' || !/\/\d+$/.test(url) || response.status !== 200) return response;
        const record = (await response.json()) as object;
        return Response.json({ ...record, Id: 87654321, CreatedOn: '1999-01-01T00:00:00Z' });
      },
    });
    const result = await run({ settings: { ...readOnly, write: true } });

    expect(result.report.problem).toBeNull();
    expect(findingOf(result, 'timestamp-zone')?.verdict).toBe('undecided');
    expect(findingOf(result, 'read-only-fields')?.verdict).toBe('undecided');
    expect(simulator.requests.byOperation.updateOpenAiChatMessage).toBeUndefined();
    expect(simulator.store.size).toBe(300);
  });

  it.each([
    [404, 'text/html', '<p>Not here</p>', 'NEXUDUS_BASE_URL'],
    [200, 'text/html', '<p>Welcome</p>', 'NEXUDUS_BASE_URL'],
    [200, 'application/json', '[]', 'something else than a page'],
    [401, 'text/plain', '', 'OpenAiChatMessage-List'],
  ])(
    'ends if the first search is answered with %i, %s, %j',
    async (status, type, body, message) => {
      const { run } = createTrial({
        answer: (response, { method }) =>
          method === 'GET'
            ? new Response(body, { status, headers: { 'content-type': type } })
            : response,
      });
      const { report } = await run();

      expect(report.problem).toContain(message);
      expect(report.requests).toBe(1);
      expect(toExitCode(report)).toBe(2);
    },
  );

  it('finds nothing to tell without records', async () => {
    const { run } = createTrial({}, { messages: 0 });
    const { report } = await run();

    expect(report.problem).toBeNull();
    expect(report.findings.filter(({ verdict }) => verdict === 'contradicts')).toEqual([]);
  });
});
