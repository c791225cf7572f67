import { isSpanContextValid, trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../configuration/parse-log-level.ts';

export interface LoggerOptions {
  /** The least of what is logged; `info` by default. */
  readonly level?: LogLevel | undefined;
  /** Standard output by default. */
  readonly destination?: DestinationStream;
}

/**
 * Logs JSON lines with levels as words and times in ISO 8601, which collectors take without rules of
 * their own. What is logged for a request on a trace names it, in the fields that OpenTelemetry gives
 * to logs that are not its own.
 *
 * @see https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/
 */
export function createLogger({ level = 'info', destination }: LoggerOptions = {}): Logger {
  const options = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: describeSpan,
  };
  return destination ? pino(options, destination) : pino(options);
}

function describeSpan(): object {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span || !isSpanContextValid(span)) return {};
  return { trace_id: span.traceId, span_id: span.spanId };
}
