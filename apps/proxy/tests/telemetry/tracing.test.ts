import { context, SpanKind, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const exporter = new InMemorySpanExporter();
const incomingTrace = '0af7651916cd43dd8448eb211c80319c';

let proxy: TestProxy;

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
  );
  proxy = await startTestProxy();
});

beforeEach(() => {
  exporter.reset();
  proxy.nexudus.answerAsDocumented();
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  trace.disable();
  context.disable();
});

function spans(kind: SpanKind): readonly ReadableSpan[] {
  return exporter.getFinishedSpans().filter((span) => span.kind === kind);
}

describe('tracing', () => {
  it("continues the sender's trace up to Nexudus", async () => {
    await proxy.send({
      target: `${messages}/7`,
      headers: { traceparent: `00-${incomingTrace}-b7ad6b7169203331-01` },
    });
    const [server] = spans(SpanKind.SERVER);
    const [call] = spans(SpanKind.CLIENT).filter(({ name }) => name.includes('{id}'));
    expect(server?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(call?.parentSpanContext?.spanId).toBe(server?.spanContext().spanId);
    expect(call?.spanContext().traceId).toBe(incomingTrace);
    expect(proxy.nexudus.requests.at(-1)?.headers['traceparent']).toBe(
      `00-${incomingTrace}-${String(call?.spanContext().spanId)}-01`,
    );
  });

  it('is named by the audit entry, also where the sender has named none', async () => {
    const answer = await proxy.send({ target: `${messages}/7` });
    const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entry?.traceId).toBe(spans(SpanKind.SERVER)[0]?.spanContext().traceId);
  });

  it('describes a request by what the specification calls it', async () => {
    const { headers } = await proxy.send({ target: `${messages}?size=5` });
    expect(spans(SpanKind.SERVER)).toMatchObject([
      {
        name: `GET ${messages}`,
        attributes: {
          'http.request.method': 'GET',
          'http.route': messages,
          'http.response.status_code': 200,
          'nexudus_proxy.consumer': 'support',
          'nexudus_proxy.operation': 'searchOpenAiChatMessages',
          'nexudus_proxy.request_id': headers['x-request-id'],
        },
      },
    ]);
  });

  it('says why a call failed', async () => {
    proxy.nexudus.answer((_, response) => response.destroy());
    await proxy.send({ target: `${messages}/7` });
    expect(spans(SpanKind.CLIENT).at(-1)?.attributes).toMatchObject({
      'error.type': 'upstream-answer-invalid',
    });
    expect(spans(SpanKind.SERVER)[0]?.attributes).toMatchObject({
      'error.type': 'upstream-answer-invalid',
      'http.response.status_code': 502,
    });
  });

  it('holds nothing that the sender wrote', async () => {
    await proxy.send({
      method: 'CANARY',
      target: '/canary-path?canary=canary',
      headers: { 'user-agent': 'canary-agent', traceparent: 'canary' },
    });
    await proxy.send({
      target: `${messages}?OpenAiChatMessage_AiChannelSession_Coworker_FullName=canary`,
    });
    const written = exporter
      .getFinishedSpans()
      .map(({ name, attributes, events, status }) =>
        JSON.stringify({ name, attributes, events, status }),
      );
    expect(written.length).toBeGreaterThan(0);
    expect(written.join().toLowerCase()).not.toContain('canary');
  });
});
