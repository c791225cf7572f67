import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { send, sendJson, serviceToken } from '../fixtures/fake-nexudus.ts';
import { treatAll } from '../fixtures/field-grants.ts';
import { toRecord } from '../fixtures/records.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());
beforeEach(() => {
  proxy.nexudus.answerAsDocumented();
});

describe('bytes of an answer', () => {
  const spaced = JSON.stringify(toRecord({ Content: 'é — 😀' }), null, 3).replaceAll(
    '\n',
    '\r\n\t ',
  );
  it.each([
    ['odd whitespace', `\n  ${spaced}  \n`],
    [
      'another order of keys',
      JSON.stringify(Object.fromEntries(Object.entries(toRecord()).reverse())),
    ],
    [
      'escapes',
      JSON.stringify(toRecord({ Content: 'x' })).replace('"x"', '"\\u00e9\\/\\ud83d\\ude00"'),
    ],
    [
      'numbers of another form',
      JSON.stringify(toRecord()).replace('"Rating":null', '"Rating":5.0e0'),
    ],
    ['a key given twice', JSON.stringify(toRecord()).replace('{', '{"Content":"first",')],
  ])('%s pass unchanged', async (_, body) => {
    proxy.nexudus.answer((__, response) => {
      send(response, 200, body, { 'Content-Type': 'application/json; charset=utf-8' });
    });
    const answer = await proxy.send({ target: `${messages}/1` });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(Buffer.from(body));
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(body)));
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers).not.toHaveProperty('proxy-status');
  });

  it('are recorded by their number', async () => {
    const answer = await proxy.send({ target: `${messages}/1` });
    const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entry?.response).toEqual({ status: 200, bytes: answer.body.byteLength });
  });
});

describe('a refusal of Nexudus', () => {
  const failure = {
    Message: 'Booking: is a required field',
    Value: null,
    Errors: [],
    WasSuccessful: false,
  };
  it.each([
    [400, 'application/json', JSON.stringify(failure)],
    [404, 'application/json', '{"Message":"gone"}'],
    [409, 'text/plain', 'You must wait'],
    [429, 'text/plain', 'Wait 2.5 seconds'],
  ])('%i of %s is passed on with Retry-After', async (status, contentType, body) => {
    proxy.nexudus.answer((_, response) => {
      send(response, status, body, { 'Content-Type': contentType, 'Retry-After': '3' });
    });
    const answer = await proxy.send({ target: `${messages}/1` });
    expect(answer).toMatchObject({ status, body: Buffer.from(body) });
    expect(answer.headers).toMatchObject({ 'content-type': contentType, 'retry-after': '3' });
    expect(answer.headers).not.toHaveProperty('proxy-status');
    const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entry).toMatchObject({
      decision: 'allowed',
      upstream: { status },
      response: { status },
    });
    expect(entry).not.toHaveProperty('records');
  });

  it.each([404, 409])('%i loses a page that came with it', async (status) => {
    proxy.nexudus.answer((_, response) => {
      send(response, status, '<html>server 1.2</html>', { 'Content-Type': 'text/html' });
    });
    const answer = await proxy.send({ target: `${messages}/1` });
    expect(answer).toMatchObject({ status, body: Buffer.alloc(0) });
    expect(answer.headers).not.toHaveProperty('content-type');
  });

  it('with status 200 is passed on and recorded as no success', async () => {
    const body = '{ "WasSuccessful":false,"Message":"It is in use","Value":null,"Errors":null}';
    proxy.nexudus.answer((_, response) => {
      send(response, 200, body, json);
    });
    const answer = await proxy.send({ method: 'DELETE', target: `${messages}/5` });
    expect(answer).toMatchObject({ status: 200, body: Buffer.from(body) });
    const entries = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entries.at(-1)).toMatchObject({
      response: { status: 200, wasSuccessful: false },
      records: { ids: [] },
    });
  });
});

it('an answer that differs from the specification passes, and the log says where', async () => {
  const record = { ...toRecord(), Content: 4_711, Rating: 'canary-rating', Surprise: 'canary-new' };
  proxy.nexudus.answer((_, response) => {
    sendJson(response, 200, record);
  });
  const answer = await proxy.send({ target: `${messages}/1` });
  expect(answer).toMatchObject({ status: 200, body: Buffer.from(JSON.stringify(record)) });
  const line = proxy.logLines.find((candidate) => candidate.includes('differ from')) ?? '';
  expect(JSON.parse(line)).toMatchObject({
    requestId: answer.headers['x-request-id'],
    operation: 'getOpenAiChatMessage',
    drift: [
      { pointer: '/Content', kind: 'type', count: 1 },
      { pointer: '/Rating', kind: 'type', count: 1 },
    ],
  });
  expect(line).not.toMatch(/4711|canary/);
});

it('a refusal that differs from the specification passes, and the log says where', async () => {
  const refusal = { Message: 4_712, Value: null, Errors: [], WasSuccessful: false };
  proxy.nexudus.answer((_, response) => {
    sendJson(response, 400, refusal);
  });
  const answer = await proxy.send({ target: `${messages}/1` });
  expect(answer).toMatchObject({ status: 400, body: Buffer.from(JSON.stringify(refusal)) });
  const id = String(answer.headers['x-request-id']);
  const line = proxy.logLines.find((candidate) => candidate.includes(id)) ?? '';
  expect(JSON.parse(line)).toMatchObject({ drift: [{ pointer: '/Message', count: 1 }] });
  expect(line).not.toContain('4712');
});

describe('headers', () => {
  it('of Nexudus stay inside', async () => {
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 200, toRecord(), {
        ...{ Server: 'canary', 'Set-Cookie': 'canary=1', 'X-AspNet-Version': 'canary' },
        ...{ ETag: '"canary"', 'X-Request-Id': 'canary', 'Proxy-Status': 'canary' },
        ...{ 'X-Powered-By': 'canary', Via: '1.1 canary', Location: '/canary', Vary: 'canary' },
        ...{ 'Access-Control-Allow-Origin': 'https://canary', 'Content-Language': 'canary' },
        ...{ Connection: 'keep-alive, X-Hop', 'X-Hop': 'canary', 'Keep-Alive': 'canary=1' },
        ...{ 'Retry-After': 'canary', 'Strict-Transport-Security': 'canary' },
      });
    });
    const { headers } = await proxy.send({ target: `${messages}/1` });
    expect(Object.keys(headers).toSorted()).toEqual([
      ...['cache-control', 'connection', 'content-length', 'content-security-policy'],
      ...['content-type', 'date', 'etag', 'vary', 'via', 'x-content-type-options'],
      'x-request-id',
    ]);
    expect(JSON.stringify(headers)).not.toContain('canary');
  });

  it('of a consumer stay inside', async () => {
    const answer = await proxy.send({
      ...{ method: 'POST', target: messages },
      body: JSON.stringify({ BusinessId: 7, Action: 1, Content: '' }),
      headers: {
        ...json,
        ...{ Cookie: 'canary', 'X-Forwarded-For': 'canary', Forwarded: 'for=canary' },
        ...{
          'X-Custom': 'canary',
          'User-Agent': 'canary',
          Accept: 'text/canary',
          client_id: 'canary',
        },
        ...{ Connection: 'close, X-Hop, Authorization', 'X-Hop': 'canary', TE: 'canary' },
        ...{ tracestate: 'canary=1', Via: '1.1 canary', 'Accept-Encoding': 'canary' },
        ...{ 'X-Request-Id': 'canary', 'X-HTTP-Method-Override': 'DELETE', Referer: 'canary' },
      },
    });
    const received = proxy.nexudus.requests.at(-1);
    expect(Object.keys(received?.headers ?? {}).toSorted()).toEqual([
      ...['accept', 'accept-encoding', 'authorization', 'connection', 'content-length'],
      ...['content-type', 'host', 'traceparent', 'user-agent', 'via', 'x-request-id'],
    ]);
    expect(received?.headers).toMatchObject({
      ...{ accept: 'application/json', 'accept-encoding': 'gzip, br, zstd' },
      ...{ 'content-type': 'application/json' },
      ...{ 'user-agent': 'nexudus-proxy', via: '1.1 nexudus-proxy' },
      authorization: `Bearer ${serviceToken}`,
      'x-request-id': answer.headers['x-request-id'],
    });
    expect(JSON.stringify(received?.headers)).not.toContain('canary');
  });
});

it('continues the trace that a consumer names, and begins one where it names none', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const send = async (headers: Record<string, string>) => {
    await proxy.send({ target: messages, headers });
    return proxy.nexudus.requests.at(-1)?.headers;
  };
  const continued = await send({
    ...{ traceparent: `00-${traceId}-b7ad6b7169203331-01`, tracestate: 'canary=1' },
  });
  expect(continued?.['traceparent']).toMatch(new RegExp(`^00-${traceId}-(?!b7ad)[0-9a-f]{16}-01$`));
  expect(continued).not.toHaveProperty('tracestate');
  const begun = await send({ traceparent: 'canary' });
  expect(begun?.['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
});

it('writes the request anew from what was understood', async () => {
  await proxy.send({ target: `${messages}?&size=5&OpenAiChatMessage_Content=a+b%26c%3D%C3%A9&&` });
  expect(proxy.nexudus.requests.at(-1)?.target).toBe(
    `${messages}?size=5&OpenAiChatMessage_Content=a+b%26c%3D%C3%A9`,
  );
});

describe('a failure that comes with status 200', () => {
  const body = '{ "Message":"It is locked","Value":null,"Errors":[],"WasSuccessful":false }';
  const ofWrite =
    '{ "Status":500,"Message":"Jo is gone","Value":null,"Errors":null,"WasSuccessful":false }';
  const bodies = { 'that of what is not valid': body, 'that of a write': ofWrite };
  const answerWith = ({ nexudus }: TestProxy, text: string) => {
    nexudus.answer((_, response) => {
      send(response, 200, text, json);
    });
  };

  describe.each(Object.entries(bodies))('%s', (_, text) => {
    it.each(['', '/5'])('in answer to a read passes and is recorded as one: %s', async (path) => {
      answerWith(proxy, text);
      const answer = await proxy.send({ target: `${messages}${path}` });
      expect(answer).toMatchObject({ status: 200, body: Buffer.from(text) });
      const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
      expect(entry).toMatchObject({
        response: { status: 200, wasSuccessful: false },
        records: { ids: [] },
      });
    });

    it('is no drift', async () => {
      const answers = { getOpenAiChatMessage: 'enforce', searchOpenAiChatMessages: 'enforce' };
      await using strict = await startTestProxy({ config: { answers } });
      answerWith(strict, text);
      expect((await strict.send({ target: `${messages}/5` })).body.toString()).toBe(text);
      expect((await strict.send({ target: messages })).body.toString()).toBe(text);
    });
  });

  it('is told to a consumer that sees no personal data, without what it quotes', async () => {
    await using redacting = await startTestProxy({ grant: { fields: treatAll('redact') } });
    answerWith(redacting, ofWrite);
    const answer = await redacting.send({ target: `${messages}/5` });
    expect(JSON.parse(answer.body.toString())).toEqual({
      ...{ Status: 500, Message: '«REDACTED»', Value: null, Errors: null, WasSuccessful: false },
    });
  });

  it.each([
    ['a record in it', { Value: toRecord({ Content: 'canary' }) }],
    ['records beside it', { Records: [toRecord({ Content: 'canary' })] }],
    ['no message', { Message: undefined }],
  ])('and %s is none', async (_, fields) => {
    proxy.nexudus.answer((__, response) => {
      sendJson(response, 200, { ...(JSON.parse(body) as object), ...fields });
    });
    const answer = await proxy.send({ target: `${messages}/5` });
    expect(answer.status).toBe(502);
    expect(answer.body.toString()).not.toContain('canary');
  });
});
