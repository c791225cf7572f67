import { z } from 'zod';

/** Limits that protect the proxy, its consumers from one another, and Nexudus. */
export interface Limits {
  readonly maxHeaderBytes: number;
  readonly maxTargetBytes: number;
  readonly maxBodyBytes: number;
  readonly maxAnswerBytes: number;
  readonly maxConcurrentRequests: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly answerTimeoutMs: number;
  readonly upstreamConnectTimeoutMs: number;
  readonly upstreamFirstByteTimeoutMs: number;
  readonly upstreamTimeoutMs: number;
  readonly drainTimeoutMs: number;
}

/** Beyond it, a timer of Node.js fires at once. */
const maxTimerMs = 2_147_483_647;

const bytes = z.int().positive();
const durationMs = z.int().positive().max(maxTimerMs);

export const limitsSchema: z.ZodType<Limits> = z
  .strictObject({
    maxHeaderBytes: bytes
      .max(1_048_576)
      .default(16_384)
      .describe(
        'Largest request head, in bytes; larger is answered 431. Changes at a restart only.',
      ),
    maxTargetBytes: bytes
      .default(8_192)
      .describe('Longest path and query of a request, in bytes. A longer one is answered 414.'),
    maxBodyBytes: bytes
      .default(1_048_576)
      .describe('Largest request body, in bytes. A larger one is answered 413.'),
    maxAnswerBytes: bytes
      .default(33_554_432)
      .describe('Largest answer of Nexudus, decompressed, in bytes. A larger one is answered 502.'),
    maxConcurrentRequests: z
      .int()
      .positive()
      .default(256)
      .describe('Requests in flight at a time, of all consumers. One more is answered 503.'),
    headersTimeoutMs: durationMs
      .default(10_000)
      .describe(
        'Time for a request to bring its head, in milliseconds. Changes at a restart only.',
      ),
    requestTimeoutMs: durationMs
      .default(30_000)
      .describe(
        'Time for a request to arrive as a whole, in milliseconds. Changes at a restart only.',
      ),
    answerTimeoutMs: durationMs
      .default(60_000)
      .describe(
        'Time for a consumer to take an answer, in milliseconds; then its connection is cut.',
      ),
    upstreamConnectTimeoutMs: durationMs
      .default(5_000)
      .describe('Time to connect to Nexudus, in milliseconds.'),
    upstreamFirstByteTimeoutMs: durationMs
      .default(20_000)
      .describe('Time for Nexudus to begin its answer, in milliseconds.'),
    upstreamTimeoutMs: durationMs
      .default(30_000)
      .describe('Time for one call to Nexudus from its start to its last byte, in milliseconds.'),
    drainTimeoutMs: durationMs
      .default(30_000)
      .describe(
        'Time that requests in flight have to finish when the proxy stops, in milliseconds.',
      ),
  })
  .describe('Limits that protect the proxy and Nexudus.');
