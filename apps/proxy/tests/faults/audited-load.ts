import { openAuditReader } from '@nexudus-toolkit/audit-log';
import { json, messages, type TestProxy } from '../fixtures/test-proxy.ts';

export interface AuditedLoad {
  /** Resolves with the next answer of that status. */
  next(status: number): Promise<void>;
  /** The longest that an answer took, in milliseconds. */
  readonly slowestMs: () => number;
  /** Ends the load; what is wrong with the record of it. */
  end(): Promise<readonly string[]>;
}

const connections = 8;
export const read = { target: `${messages}/1` };
export const write = {
  ...{ method: 'POST', target: messages, headers: json },
  body: JSON.stringify({ BusinessId: 7, Action: 1, Content: 'x' }),
};

/** Reads and writes without a pause, and compares in the end what came of it with the log. */
export function startAuditedLoad(proxy: TestProxy): AuditedLoad {
  const delivered: string[] = [];
  const waiting = new Map<number, Set<() => void>>();
  const over = new AbortController();
  const isOver = () => over.signal.aborted;
  let slowestMs = 0;

  async function work(worker: number): Promise<void> {
    for (let count = worker; !isOver(); count += 1) {
      const startedAtMs = performance.now();
      const { status, headers } = await proxy.send(count % 3 === 0 ? write : read);
      slowestMs = Math.max(slowestMs, performance.now() - startedAtMs);
      if (status !== 503) delivered.push(String(headers['x-request-id']));
      for (const resolve of waiting.get(status) ?? []) resolve();
      waiting.delete(status);
    }
  }

  const workers = Promise.all(Array.from({ length: connections }, (_, worker) => work(worker)));
  return {
    next: (status) =>
      new Promise((resolve) => {
        const others = waiting.get(status) ?? new Set();
        waiting.set(status, others.add(resolve));
      }),
    slowestMs: () => slowestMs,
    async end() {
      over.abort();
      await workers;
      return findUnrecorded(proxy, delivered);
    },
  };
}

async function findUnrecorded(proxy: TestProxy, delivered: readonly string[]): Promise<string[]> {
  const intents = new Set<string>();
  const outcomes = new Map<string, number>();
  for await (const { requestId, phase } of openAuditReader({
    url: proxy.settings.auditUrl,
  }).query())
    if (phase === 'intent') intents.add(requestId);
    else outcomes.set(requestId, (outcomes.get(requestId) ?? 0) + 1);
  const sent = proxy.nexudus.requests
    .filter(({ method }) => method === 'POST')
    .map(({ headers }) => String(headers['x-request-id']));
  return [
    ...delivered.filter((id) => outcomes.get(id) !== 1).map((id) => `${id} has no outcome, or two`),
    ...[...outcomes].filter(([, count]) => count > 1).map(([id]) => `${id} has several outcomes`),
    ...sent.filter((id) => !intents.has(id)).map((id) => `${id} was sent without an intent`),
    ...[...intents].filter((id) => !outcomes.has(id)).map((id) => `${id} is still open`),
  ];
}
