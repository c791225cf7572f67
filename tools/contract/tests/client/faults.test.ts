import {
  basic,
  createNexudusClient,
  NexudusError,
  OutcomeUnknownError,
  passwordGrant,
  UnexpectedResponseError,
} from '@nexudus-toolkit/client';
import type { ChatMessages } from '@nexudus-toolkit/client';
import { createSimulator, defaultUser } from '@nexudus-toolkit/simulator';
import type { Fault } from '@nexudus-toolkit/simulator';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

// Whatever goes wrong, and in which order: a call ends in a value or a typed error, in time, and an
// error of a write says truly whether it took effect. Time is faked: no test waits.

const firstId = 87654321;
const deadlineMs = 20_000;

interface Call {
  readonly name: string;
  /** How many calls with a deadline of their own it consists of; `undefined` for as many as it takes. */
  readonly parts?: number;
  readonly run: (messages: ChatMessages) => Promise<unknown>;
}

const calls: readonly Call[] = [
  { name: 'search', parts: 1, run: (messages) => messages.search({ channel: 'Email' }) },
  { name: 'get', parts: 1, run: (messages) => messages.get(firstId) },
  { name: 'iterate', run: (messages) => messages.iterate({ size: 10 }).collect() },
  { name: 'iterateFull', run: (messages) => messages.iterateFull({ size: 10 }).collect() },
];

const writes: readonly (Call & { readonly parts: number })[] = [
  {
    name: 'create',
    parts: 1,
    run: (messages) => messages.create({ BusinessId: 1, Action: 0, Content: 'said once' }),
  },
  {
    name: 'update',
    parts: 3,
    run: (messages) => messages.update(firstId, () => ({ Content: 'said once' })),
  },
  { name: 'delete', parts: 1, run: (messages) => messages.delete(firstId) },
];

const times = fc.integer({ min: 1, max: 6 });
const effect = fc.constantFrom('none', 'applied');
const just = <const Value extends string>(value: Value): fc.Arbitrary<Value> => fc.constant(value);
/** A server that refuses with such a status has done nothing. */
const refusal = fc.constantFrom(400, 401, 403, 404, 408, 409, 429);
const failure = fc.constantFrom(500, 502, 503, 504, 520);
const fields = ['Id', 'UpdatedOn', 'Records', 'TotalItems', 'TotalPages', 'WasSuccessful', 'Value'];

const faults = fc.oneof(
  fc.record({ kind: just('latency'), times, latencyMs: fc.nat({ max: 2 * deadlineMs }) }),
  fc.record({ kind: just('connection-reset'), times, effect }),
  fc.record({ kind: just('truncated-body'), times }),
  fc.record({ kind: just('status'), times, status: refusal }),
  fc.record({ kind: just('status'), times, status: failure, effect }),
  fc.record({ kind: just('html-body'), times, status: fc.constantFrom(200, 502), effect }),
  fc.record({ kind: just('empty-body'), times, effect }),
  fc.record({
    ...{ kind: just('throttle'), times, status: fc.constantFrom(409, 429) },
    retryAfterSeconds: fc.nat({ max: 90 }),
  }),
  fc.record({ kind: just('unsuccessful'), times }),
  fc.record({ kind: just('unauthorized'), times }),
  fc.record({ kind: just('ignore-filters'), times }),
  fc.record({
    ...{ kind: just('drift'), times, field: fc.constantFrom(...fields) },
    ...{ change: just('retype'), newType: fc.constantFrom('string', 'null', 'array') },
    target: fc.constantFrom('record', 'page'),
  }),
  fc.record({
    ...{ kind: just('drift'), times, field: fc.constantFrom(...fields) },
    ...{ change: just('remove'), target: fc.constantFrom('record', 'page') },
  }),
);

const script = fc.array(faults, { maxLength: 8 }) as fc.Arbitrary<readonly Fault[]>;

interface Outcome {
  readonly value?: unknown;
  readonly error?: unknown;
  readonly afterMs: number;
  /** How many writes took effect. */
  readonly effects: number;
}

async function play(
  call: Call,
  given: readonly Fault[],
  signsIn: boolean,
): Promise<Outcome | undefined> {
  const simulator = createSimulator({
    messages: 25,
    wait: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
  });
  for (const fault of given) simulator.faults.add(fault);
  const { username, password } = defaultUser;
  const { chatMessages } = createNexudusClient({
    auth: signsIn ? passwordGrant({ username, password }) : basic(username, password),
    ...{ fetch: simulator.fetch, timeoutMs: 5000, deadlineMs },
  });
  const startedMs = Date.now();
  let outcome: Outcome | undefined;
  const end = (result: { value: unknown } | { error: unknown }): void => {
    outcome = { ...result, afterMs: Date.now() - startedMs, effects: 0 };
  };
  call.run(chatMessages).then(
    (value) => {
      end({ value });
    },
    (error: unknown) => {
      end({ error });
    },
  );
  await vi.runAllTimersAsync();
  // Bodies are streams, which may need more turns than timers do.
  for (let turn = 0; turn < 200 && !outcome; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.runAllTimersAsync();
  }
  return outcome && { ...outcome, effects: simulator.requests.writes.length };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('any script of faults', () => {
  it.each(calls)('lets $name end in a value or a typed error, in time', async (call) => {
    const property = fc.asyncProperty(script, fc.boolean(), async (given, signsIn) => {
      const outcome = await play(call, given, signsIn);
      expect(outcome).toBeDefined();
      if (!outcome) return;
      if (outcome.value === undefined) expect(outcome.error).toBeInstanceOf(NexudusError);
      expect(outcome.afterMs).toBeLessThanOrEqual((call.parts ?? Infinity) * deadlineMs);
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it.each(writes)('lets $name say truly whether it took effect', async (call) => {
    const property = fc.asyncProperty(script, fc.boolean(), async (given, signsIn) => {
      const outcome = await play(call, given, signsIn);
      expect(outcome).toBeDefined();
      if (!outcome) return;
      const { value, error, afterMs, effects } = outcome;
      expect(afterMs).toBeLessThanOrEqual(call.parts * deadlineMs);
      if (value === undefined) expect(error).toBeInstanceOf(NexudusError);
      expect(effects).toBeLessThanOrEqual(1);
      if (value !== undefined) expect(effects).toBe(1);
      else if (!(error instanceof OutcomeUnknownError)) expect(effects).toBe(0);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('lets an update whose record lacks a field end in a typed error', async () => {
    const [, update] = writes;
    const drift: Fault = { kind: 'drift', change: 'remove', field: 'UpdatedOn', times: 1 };
    const outcome = update && (await play(update, [drift], false));
    expect(outcome?.error).toBeInstanceOf(UnexpectedResponseError);
    expect(outcome?.effects).toBe(0);
  });
});
