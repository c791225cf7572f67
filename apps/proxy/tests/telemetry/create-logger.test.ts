import { context, trace, TraceFlags } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LogLevel } from '../../src/configuration/parse-log-level.ts';
import { createLogger } from '../../src/telemetry/create-logger.ts';

function setUp(level?: LogLevel) {
  const lines: object[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as object) };
  return { lines, logger: createLogger({ level, destination }) };
}

describe('createLogger', () => {
  it('writes levels as words and times in ISO 8601', () => {
    const { lines, logger } = setUp();
    logger.warn({ requestId: 'r1' }, 'slow');
    expect(lines).toEqual([
      expect.objectContaining({
        ...{ level: 'warn', requestId: 'r1', msg: 'slow' },
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      }),
    ]);
    expect(lines[0]).not.toHaveProperty('trace_id');
  });

  it.each([
    [undefined, ['info', 'warn', 'error']],
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['error', ['error']],
  ] as const)('starts at %s', (level, expected) => {
    const { lines, logger } = setUp(level);
    for (const name of ['trace', 'debug', 'info', 'warn', 'error'] as const) logger[name](name);
    expect(lines.map((line) => 'level' in line && line.level)).toEqual(expected);
  });

  it('names the trace that a line belongs to', () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    onTestFinished(() => {
      context.disable();
    });
    const spanContext = {
      traceId: '0af7651916cd43dd8448eb211c80319c',
      ...{ spanId: 'b7ad6b7169203331', traceFlags: TraceFlags.SAMPLED },
    };
    const { lines, logger } = setUp();
    context.with(trace.setSpanContext(context.active(), spanContext), () => {
      logger.info('on a trace');
    });
    expect(lines).toMatchObject([
      { trace_id: spanContext.traceId, span_id: spanContext.spanId, msg: 'on a trace' },
    ]);
  });
});
