import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import description from '../../src/description/generated/openapi.json' with { type: 'json' };
import { problems, type ProblemCode } from '../../src/problems/problem.ts';
import { describedStatuses, findUndescribed } from '../fixtures/description.ts';
import { sendJson, type Script } from '../fixtures/fake-nexudus.ts';
import type { OutgoingRequest } from '../fixtures/http-exchange.ts';
import {
  createKey,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

const message = JSON.stringify({ BusinessId: 7, Action: 1, Content: 'x' });
const create = { method: 'POST', target: messages, headers: json, body: message };
const get = { target: `${messages}/1` };
const status =
  (code: number): Script =>
  (_, response) => {
    sendJson(response, code, {});
  };

const throttle: Script = (_, response) => {
  response.writeHead(409, { 'Retry-After': '7' }).end();
};

let proxy: TestProxy;
let stranger: string;
beforeAll(async () => {
  const share = { maxRequestsPerMinute: 1_000 };
  proxy = await startTestProxy({
    grant: { share: { weight: 1, ...share } },
    limits: { maxBodyBytes: 1_024, upstreamFirstByteTimeoutMs: 500 },
    config: { answers: { getOpenAiChatMessage: 'enforce' } },
  });
  stranger = await createKey(proxy.settings.keysUrl, 'stranger');
});
beforeEach(() => {
  proxy.nexudus.answerAsDocumented();
});
afterAll(() => proxy[Symbol.asyncDispose]());

describe('an answer of the proxy', () => {
  it.each<[number, string, OutgoingRequest, Script?]>([
    [200, 'searchOpenAiChatMessages', { target: messages }],
    [200, 'getOpenAiChatMessage', get],
    [200, 'createOpenAiChatMessage', create],
    [200, 'deleteOpenAiChatMessage', { method: 'DELETE', target: `${messages}/1` }],
    [304, 'getOpenAiChatMessage', { ...get, headers: { 'If-None-Match': '*' } }],
    [400, 'searchOpenAiChatMessages', { target: `${messages}?PageNumber=2` }],
    [400, 'createOpenAiChatMessage', { ...create, body: '{"BusinessId":1,"BusinessId":2}' }],
    [401, 'getOpenAiChatMessage', { ...get, headers: { Authorization: '' } }],
    [401, 'getOpenAiChatMessage', { ...get, headers: { Authorization: 'Bearer x' } }],
    [409, 'getOpenAiChatMessage', get, throttle],
    [404, 'getOpenAiChatMessage', get, status(404)],
    [413, 'createOpenAiChatMessage', { ...create, body: `"${'x'.repeat(2_000)}"` }],
    [414, 'searchOpenAiChatMessages', { target: `${messages}?orderBy=${'x'.repeat(9_000)}` }],
    [415, 'createOpenAiChatMessage', { ...create, headers: { 'Content-Type': 'text/plain' } }],
    [502, 'getOpenAiChatMessage', get, status(500)],
    [502, 'getOpenAiChatMessage', get, status(200)],
    [504, 'getOpenAiChatMessage', get, () => undefined],
  ])('with status %i to %s is as described', async (expected, operationId, request, script) => {
    if (script) proxy.nexudus.answer(script);
    const answer = await proxy.send(request);
    expect(answer.status).toBe(expected);
    expect(findUndescribed(operationId, answer)).toEqual([]);
  });

  it('to a consumer without a grant is as described', async () => {
    const headers = { Authorization: `Bearer ${stranger}` };
    const answer = await proxy.send({ ...get, headers });
    expect(answer.status).toBe(403);
    expect(findUndescribed('getOpenAiChatMessage', answer)).toEqual([]);
  });

  it('would be noticed if it were not', async () => {
    const answer = await proxy.send(get);
    const find = (change: Partial<typeof answer>) =>
      findUndescribed('getOpenAiChatMessage', { ...answer, ...change });
    expect(find({})).toEqual([]);
    expect(find({ status: 418 })).toHaveLength(1);
    expect(find({ body: Buffer.from('{}') })).toHaveLength(1);
    expect(find({ headers: { 'content-type': 'application/json' } })).toEqual([
      'ETag is missing',
      'X-Request-Id is missing',
      'Via is missing',
    ]);
    expect(find({ status: 502 })).toContain('application/json is not described');
  });
});

describe('the description', () => {
  /** Problems of what is no operation, or that nobody receives. */
  const elsewhere: readonly ProblemCode[] = [
    ...(['path-unknown', 'method-not-allowed', 'method-unknown', 'client-gone'] as const),
  ];
  /** Operations that may answer what others cannot, having no body or no record to ask for. */
  const only: Readonly<Record<number, RegExp>> = {
    404: /^(get|update|delete)/,
    413: /^(create|update)/,
    415: /^(create|update)/,
  };

  it.each(Object.entries(problems).filter(([code]) => !elsewhere.includes(code as ProblemCode)))(
    'lists the status of %s for each operation that may answer it',
    (_, problem) => {
      for (const [operationId, statuses] of describedStatuses)
        if (only[problem.status]?.test(operationId) ?? true)
          expect(statuses, operationId).toContain(String(problem.status));
    },
  );

  it('names each kind of problem as the proxy does', () => {
    const { pattern } = description.components.schemas.Problem.properties.type;
    for (const code of Object.keys(problems))
      expect(`urn:problem-type:nexudus-proxy:${code}`).toMatch(new RegExp(pattern, 'u'));
  });
});
