import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../src/problems/problem.ts';
import { expectNextRequestServed, expectProblem } from '../fixtures/expect-refusal.ts';
import { send, sendJson, startFakeNexudus, type Script } from '../fixtures/fake-nexudus.ts';
import { toRecord } from '../fixtures/records.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const html = '<html><body>canary-page</body></html>';
const maxAnswerBytes = 20_000;
const ignore: Script = () => undefined;

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy({ limits: { maxAnswerBytes, upstreamTimeoutMs: 1_000 } });
});
afterAll(() => proxy[Symbol.asyncDispose]());
beforeEach(() => {
  proxy.nexudus.answerAsDocumented();
});

const faults: [string, Script, ProblemCode, string][] = [
  [
    'a reset connection',
    (_, response) => response.socket?.resetAndDestroy(),
    'upstream-answer-invalid',
    'error=http_response_incomplete',
  ],
  [
    'half a body',
    (_, response) => {
      response.writeHead(200, { ...json, 'Content-Length': '500' });
      response.write('{"Id": 1, "Content": "canary', () => response.destroy());
    },
    'upstream-answer-invalid',
    'error=http_response_incomplete',
  ],
  [
    'half of a chunked body',
    (_, response) => {
      response.writeHead(200, json);
      response.write('{"Id": 1}', () => response.destroy());
    },
    'upstream-answer-invalid',
    'error=http_response_incomplete',
  ],
  [
    'what is no HTTP',
    (_, response) => response.socket?.end('SSH-2.0-OpenSSH\r\n'),
    'upstream-answer-invalid',
    'error=http_response_incomplete',
  ],
  ['no answer in time', ignore, 'upstream-timeout', 'error=http_response_timeout'],
  [
    'a body that stops in the middle',
    (_, response) => {
      response.writeHead(200, json).write('{');
    },
    'upstream-timeout',
    'error=http_response_timeout',
  ],
  [
    'an answer beyond the limit',
    (_, response) => {
      sendJson(response, 200, toRecord({ Content: 'x'.repeat(maxAnswerBytes) }));
    },
    'upstream-answer-invalid',
    'error=http_response_body_size',
  ],
  [
    'a page in place of JSON',
    (_, response) => {
      send(response, 200, html, { 'Content-Type': 'text/html' });
    },
    'upstream-answer-invalid',
    'error=http_protocol_error; received-status=200',
  ],
  [
    'JSON by another name',
    (_, response) => {
      send(response, 200, JSON.stringify(toRecord()), { 'Content-Type': 'text/plain' });
    },
    'upstream-answer-invalid',
    'error=http_protocol_error; received-status=200',
  ],
  [
    'incomplete JSON',
    (_, response) => {
      send(response, 200, '{"Id": 1,', json);
    },
    'upstream-answer-invalid',
    'error=http_protocol_error; received-status=200',
  ],
  [
    'a record without an id',
    (_, response) => {
      sendJson(response, 200, { ...toRecord({ Content: 'canary-content' }), Id: null });
    },
    'upstream-answer-invalid',
    'error=http_protocol_error; received-status=200',
  ],
  [
    'a record with an id that is no integer',
    (_, response) => {
      sendJson(response, 200, { ...toRecord(), Id: '1' });
    },
    'upstream-answer-invalid',
    'error=http_protocol_error; received-status=200',
  ],
  ...[500, 503, 403, 204, 418].map((status): (typeof faults)[number] => [
    `status ${status}`,
    (_, response) => {
      send(response, status, status === 204 ? '' : html, { 'Content-Type': 'text/html' });
    },
    'upstream-failed',
    `received-status=${status}`,
  ]),
];

describe('an answer of Nexudus that is of no use', () => {
  it.each(faults)('%s ends as a problem', async (_, script, code, proxyStatus) => {
    proxy.nexudus.answer(script);
    const callsBefore = proxy.nexudus.requests.length;
    const answer = await proxy.send({ target: `${messages}/1` });
    expectProblem(answer, code);
    expect(answer.headers['proxy-status']).toContain(proxyStatus);
    expect(answer.body.toString()).not.toContain('canary');
    expect(proxy.nexudus.requests).toHaveLength(callsBefore + 1);

    const [entry, ...others] = await proxy.readAudit(answer.headers['x-request-id']);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ decision: 'allowed', reason: code, upstream: { attempts: 1 } });
    expect(entry).not.toHaveProperty('records');

    proxy.nexudus.answerAsDocumented();
    await expectNextRequestServed(proxy);
  });

  it.each([
    ['no envelope', []],
    ['no records', { Records: null }],
    ['a record without an id', { Records: [{ Id: 1 }, { BusinessId: 1 }] }],
  ])('a search that answers %s ends as a problem', async (_, value) => {
    proxy.nexudus.answer((__, response) => {
      sendJson(response, 200, value);
    });
    expectProblem(await proxy.send({ target: messages }), 'upstream-answer-invalid');
  });

  it.each([
    ['no envelope', toRecord()],
    ['no id', { WasSuccessful: true, Value: null }],
    ['no word of success', { Value: { Id: 1 } }],
  ])('a write that answers %s ends as a problem, its intent recorded', async (_, value) => {
    proxy.nexudus.answer((__, response) => {
      sendJson(response, 200, value);
    });
    const answer = await proxy.send({ method: 'DELETE', target: `${messages}/5` });
    expectProblem(answer, 'upstream-answer-invalid');
    expect(answer.body.toString()).toContain('may have been carried out');
    expect(await proxy.readAudit(answer.headers['x-request-id'])).toMatchObject([
      { phase: 'intent', records: { ids: [5] } },
      { phase: 'outcome', reason: 'upstream-answer-invalid' },
    ]);
  });

  it('a 503 keeps its Retry-After', async () => {
    proxy.nexudus.answer((_, response) => {
      send(response, 503, '', { 'Retry-After': '17' });
    });
    const answer = await proxy.send({ target: messages });
    expectProblem(answer, 'upstream-failed');
    expect(answer.headers['retry-after']).toBe('17');
  });
});

it('a redirect is not followed', async () => {
  await using elsewhere = await startFakeNexudus();
  proxy.nexudus.answer((_, response) => {
    send(response, 302, '', { Location: `${elsewhere.url}${messages}` });
  });
  const answer = await proxy.send({ target: messages });
  expectProblem(answer, 'upstream-failed');
  expect(answer.headers).not.toHaveProperty('location');
  expect(elsewhere.requests).toEqual([]);
});

it('a refused connection ends as a problem', async () => {
  await using own = await startTestProxy();
  await expectNextRequestServed(own); // so that it holds a token
  await own.nexudus[Symbol.asyncDispose]();
  const answer = await own.send({ target: messages });
  expectProblem(answer, 'upstream-unreachable');
  expect(answer.headers['proxy-status']).toBe('nexudus-proxy; error=connection_refused');
});
