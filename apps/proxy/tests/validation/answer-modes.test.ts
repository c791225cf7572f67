import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectNextRequestServed, expectProblem } from '../fixtures/expect-refusal.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { toCommandSuccess, toPage, toRecord } from '../fixtures/records.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy({
    config: { answers: { getOpenAiChatMessage: 'enforce', createOpenAiChatMessage: 'enforce' } },
  });
});
beforeEach(() => {
  proxy.nexudus.answerAsDocumented();
});
afterAll(() => proxy[Symbol.asyncDispose]());

const answer = (status: number, value: unknown) => {
  proxy.nexudus.answer((_, response) => {
    sendJson(response, status, value);
  });
};
const driftLines = () => proxy.logLines.filter((line) => line.includes('"drift"'));

describe('report', () => {
  it('lets 10,000 bad records pass byte for byte, and logs one line without any value', async () => {
    const records = Array.from({ length: 1_000 }, (_, index) => ({
      ...toRecord({ Id: index + 1, ResponderName: 'canary' }),
      Content: { canary: 'canary' },
      CreatedOn: 'canary',
      'canary@example.com': 'canary',
    }));
    const page = { ...toPage([]), Records: records };
    answer(200, page);
    const linesBefore = driftLines().length;
    for (let count = 0; count < 10; count += 1) {
      const { status, body } = await proxy.send({ target: messages });
      expect(status).toBe(200);
      expect(body.equals(Buffer.from(JSON.stringify(page)))).toBe(true);
    }
    const lines = driftLines().slice(linesBefore);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      operation: 'searchOpenAiChatMessages',
      drift: [
        { pointer: '/Records/*/Content', kind: 'type', count: 1_000 },
        { pointer: '/Records/*/CreatedOn', kind: 'format', count: 1_000 },
      ],
    });
    expect(lines[0]).not.toContain('canary');
  });
});

describe('enforce', () => {
  it.each([
    ['a field of another type', { ...toRecord(), Content: 4_711 }],
    ['a field that is missing', { ...toRecord(), Content: undefined }],
    ['a date of another form', { ...toRecord(), CreatedOn: '15/01/2026' }],
  ])('stops %s, discloses nothing and records that', async (_, record) => {
    answer(200, record);
    const refusal = await proxy.send({ target: `${messages}/1` });
    expectProblem(refusal, 'upstream-answer-invalid');
    expect(refusal.headers['proxy-status']).toMatch(/received-status=200/);
    const [entry] = await proxy.readAudit(refusal.headers['x-request-id']);
    expect(entry).toMatchObject({
      ...{ reason: 'upstream-answer-invalid', upstream: { status: 200 } },
      response: { status: 502 },
    });
    expect(entry).not.toHaveProperty('records');
  });

  it('stops a refusal that differs, too', async () => {
    answer(400, { Message: 'No', WasSuccessful: false });
    expectProblem(await proxy.send({ target: `${messages}/1` }), 'upstream-answer-invalid');
  });

  it('stops the answer of a write, which then has an intent and an outcome', async () => {
    answer(200, { ...toCommandSuccess(5), Message: null });
    const body = JSON.stringify({ BusinessId: 7, Action: 1, Content: 'x' });
    const refusal = await proxy.send({ method: 'POST', target: messages, headers: json, body });
    expectProblem(refusal, 'upstream-answer-invalid');
    expect(JSON.parse(refusal.body.toString())).toMatchObject({
      detail: expect.stringContaining('may have been carried out') as string,
    });
    const entries = await proxy.readAudit(refusal.headers['x-request-id']);
    expect(entries.map(({ phase }) => phase)).toEqual(['intent', 'outcome']);
  });

  it('passes what the specification promises, new fields and failures included', async () => {
    const record = { ...toRecord(), Surprise: 1 };
    answer(200, record);
    const { status, body } = await proxy.send({ target: `${messages}/1` });
    expect({ status, body: JSON.parse(body.toString()) as unknown }).toEqual({
      status: 200,
      body: record,
    });
    answer(400, { Message: 'No', Value: null, Errors: [], WasSuccessful: false });
    expect(await proxy.send({ target: `${messages}/1` })).toMatchObject({ status: 400 });
    answer(404, { any: 'thing' });
    expect(await proxy.send({ target: `${messages}/1` })).toMatchObject({ status: 404 });
    proxy.nexudus.answerAsDocumented();
    await expectNextRequestServed(proxy);
  });
});
