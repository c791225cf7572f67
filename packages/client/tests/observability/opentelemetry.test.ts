import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  StackContextManager,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createNexudusClient } from '../../src/index.ts';
import type { NexudusClient } from '../../src/index.ts';
import { openTelemetry } from '../../src/observability/opentelemetry.ts';
import { empty } from '../fixtures/answers.ts';
import { page, record } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';
import type { SentRequest } from '../fixtures/stub-fetch.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';

const exporter = new InMemorySpanExporter();
const tracerProvider = new TracerProvider({
  spanProcessors: [new SimpleSpanProcessor({ exporter })],
});

/** Makes a call against these answers, and yields its spans and requests. */
async function trail(
  call: (client: NexudusClient) => Promise<unknown>,
  ...answers: (() => Response)[]
): Promise<{ spans: ReadableSpan[]; sent: readonly SentRequest[] }> {
  const clock = createVirtualClock();
  const { fetch, sent } = createStubFetch(() => (answers.shift() ?? Response.error)());
  const hooks = openTelemetry({ tracerProvider });
  const client = createNexudusClient({ token: 's3cret', fetch, clock, hooks });
  await clock.settle(call(client).catch(() => undefined));
  return { spans: exporter.getFinishedSpans(), sent };
}

beforeEach(() => {
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});

afterEach(() => {
  exporter.reset();
  propagation.disable();
  context.disable();
});

describe('openTelemetry', () => {
  test('makes a client span of a request, by the conventions for HTTP', async () => {
    const { spans } = await trail(
      ({ chatMessages }) => chatMessages.search({ customerName: 'Jane Roe', size: 5 }),
      () => jsonResponse(page),
    );
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({
      name: 'GET /api/sys/openaichatmessages',
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'nexudus.operation.id': 'searchOpenAiChatMessages',
        'server.address': 'spaces.nexudus.com',
        'server.port': 443,
        'url.full':
          'https://spaces.nexudus.com/api/sys/openaichatmessages' +
          '?OpenAiChatMessage_AiChannelSession_Coworker_FullName=REDACTED&size=5',
        'url.template': '/api/sys/openaichatmessages',
      },
    });
    expect(spans[0]?.attributes).not.toHaveProperty('http.request.resend_count');
    expect(spans[0]?.attributes).not.toHaveProperty('error.type');
  });

  test('makes a span of each retry, counts it, and says what was wrong', async () => {
    const { spans } = await trail(
      ({ chatMessages }) => chatMessages.get(1),
      () => empty(503),
      () => {
        throw new TypeError('Jane Roe');
      },
      () => jsonResponse(record),
    );
    expect(spans.map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([
      undefined,
      1,
      2,
    ]);
    expect(spans.map(({ attributes }) => attributes['error.type'])).toEqual([
      '503',
      'TransportError',
      undefined,
    ]);
    expect(spans.map(({ status }) => status.code)).toEqual([
      SpanStatusCode.ERROR,
      SpanStatusCode.ERROR,
      SpanStatusCode.UNSET,
    ]);
    const shown = spans.map(({ attributes, events, name }) => ({ attributes, events, name }));
    expect(JSON.stringify(shown)).not.toMatch(/Jane|s3cret/);
  });

  test('sends the context of its span, a child of what is active', async () => {
    const parent = tracerProvider.getTracer('test').startSpan('parent');
    const active: Context = trace.setSpan(ROOT_CONTEXT, parent);
    context.setGlobalContextManager(
      new (class extends StackContextManager {
        override active(): Context {
          return active;
        }
      })(),
    );
    const { spans, sent } = await trail(
      ({ chatMessages }) => chatMessages.get(1),
      () => jsonResponse(record),
    );
    const own = spans[0]?.spanContext();
    expect(own?.traceId).toBe(parent.spanContext().traceId);
    expect(spans[0]?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
    expect(sent[0]?.headers['traceparent']).toBe(`00-${own?.traceId}-${own?.spanId}-01`);
  });

  test('does without a registered provider', async () => {
    const { fetch } = createStubFetch(() => jsonResponse(record));
    const client = createNexudusClient({ token: 'x', fetch, hooks: openTelemetry() });
    await expect(client.chatMessages.get(1)).resolves.toEqual(record);
    expect(exporter.getFinishedSpans()).toEqual([]);
  });
});
