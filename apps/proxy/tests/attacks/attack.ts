import { expect } from 'vitest';
import type { ReceivedRequest } from '../fixtures/fake-nexudus.ts';
import { expectNextRequestServed } from '../fixtures/expect-refusal.ts';
import { converse, type RawAnswer } from '../fixtures/raw-exchange.ts';
import { consumer, type TestProxy } from '../fixtures/test-proxy.ts';

/** What an attack has to come to. */
export interface Defence {
  /** Statuses of all answers on the connection, in their order; none is a close without a word. */
  readonly statuses: readonly number[];
  /** Why the last answer is a refusal, as its audit entry has it. */
  readonly reason?: string;
  /** Whether the last request got as far as to be somebody's. */
  readonly isIdentified?: boolean;
  /** `METHOD target` of all that Nexudus was called for; nothing by default. */
  readonly calls?: readonly string[];
}

/**
 * Writes an attack to a connection of its own and holds the proxy to its defence: these answers and
 * no other, each on record as it was, no further call to Nexudus, and the next request is served.
 */
export async function expectDefence(
  proxy: TestProxy,
  bytes: string | Uint8Array,
  defence: Defence,
): Promise<readonly RawAnswer[]> {
  const callsBefore = proxy.nexudus.requests.length;
  const { answers, rest } = await converse(proxy.running.url, bytes);
  const calls = proxy.nexudus.requests.slice(callsBefore).map(toCall);
  expect({ statuses: answers.map(({ status }) => status), rest, calls }).toEqual({
    ...{ statuses: defence.statuses, rest: '', calls: defence.calls ?? [] },
  });
  for (const answer of answers) await expectRecorded(proxy, answer);
  const last = answers.at(-1);
  if (last) {
    const [entry] = (await proxy.readAudit(last.headers['x-request-id'])).slice(-1);
    expect({ reason: entry?.reason, consumer: entry?.consumer }).toEqual({
      reason: defence.reason,
      consumer: (defence.isIdentified ?? true) ? consumer : undefined,
    });
  }
  await expectNextRequestServed(proxy);
  return answers;
}

/** Every answer has one outcome on record, with its status. */
export async function expectRecorded(
  proxy: TestProxy,
  { status, headers }: Pick<RawAnswer, 'status' | 'headers'>,
): Promise<void> {
  const entries = await proxy.readAudit(headers['x-request-id']);
  const outcomes = entries.filter(({ phase }) => phase === 'outcome');
  expect(outcomes.map(({ response }) => response?.status)).toEqual([status]);
}

/** A request head; its lines end as they should. */
export function toHead(start: string, ...lines: readonly string[]): string {
  return `${[start, ...lines].join('\r\n')}\r\n\r\n`;
}

function toCall({ method, target }: ReceivedRequest): string {
  return `${method} ${target}`;
}
