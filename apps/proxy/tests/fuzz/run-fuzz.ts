import { Agent } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { listForbidden } from './fuzz-grants.ts';
import { behaviour, isFaulty, type Behaviour } from './fuzz-nexudus.ts';
import { fuzzRequest, type FuzzRequest } from './fuzz-request.ts';
import { startFuzzedProxy, type FuzzedProxy } from './fuzzed-proxy.ts';
import { sendFuzz, type FuzzAnswer } from './send-fuzz.ts';

export interface FuzzOptions {
  /** How many to send. */
  readonly requests: number;
  /** The same seed brings the same requests and the same answers of Nexudus. */
  readonly seed: number;
  /** Told now and then how many were sent. */
  readonly onProgress?: (sent: number) => void;
}

export interface FuzzReport {
  readonly sent: number;
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Connections that were closed without an answer. */
  readonly unanswered: number;
  /** After a collection, at the end of each third of the run. */
  readonly heapBytes: readonly number[];
  /** What must not be; the run ends soon after the first. */
  readonly findings: readonly string[];
}

interface Case {
  readonly request: FuzzRequest;
  readonly how: Behaviour;
}

/** Requests between two looks into the audit log. */
const chunkSize = 500;

/** Chunks at a time, so that others go on while one waits for its slowest request. */
const lanes = 10;
const requestsPerLane = 16;

/** For one request; far beyond every time limit of the proxy. */
const deadlineMs = 15_000;

/** Statuses of failures that only Nexudus can be the cause of. */
const upstreamFailures = new Set([502, 504]);

/** Statuses of refusals for which nobody has to know whose the request is. */
const anonymousRefusals = new Set([400, 401, 404, 405, 408, 414, 417, 431, 501]);

/** Growth from the first third of a run to its last: what caches and the compiler may keep. */
export const maxGrowthBytes = 16 * 1_048_576;

const fuzzCase: fc.Arbitrary<Case> = fc.record({ request: fuzzRequest, how: behaviour });

/** Sends random requests to a proxy in front of a random Nexudus, and looks at all that comes of it. */
export async function runFuzz({ requests, seed, onProgress }: FuzzOptions): Promise<FuzzReport> {
  await using proxy = await startFuzzedProxy();
  const agent = new Agent({ keepAlive: true, maxSockets: lanes * requestsPerLane });
  const findings: string[] = [];
  const statuses: Record<string, number> = {};
  const heapBytes: number[] = [];
  const chunks = Math.ceil(requests / chunkSize);
  /** Refusals without an entry, by status: they have to be among those that were counted. */
  const uncounted = new Map<number, number>();
  let begun = 0;
  let sent = 0;
  let unanswered = 0;

  async function runCase({ request, how }: Case, number: number): Promise<readonly FuzzAnswer[]> {
    // The proxy continues the trace, so that Nexudus knows which of them it is called for.
    const traceId = number.toString(16).padStart(32, '0');
    proxy.nexudus.behave(traceId, how);
    const key = proxy.keys.get(request.consumer);
    const more = {
      traceparent: `00-${traceId}-00000000000000aa-01`,
      ...(key !== undefined && { Authorization: `Bearer ${key}` }),
    };
    try {
      const answers = await sendFuzz(proxy.url, request, more, { agent, deadlineMs });
      if (answers.length === 0) unanswered += 1;
      for (const answer of answers) {
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        for (const fault of listFaults(answer, request, how))
          findings.push(`${fault}: ${JSON.stringify({ status: answer.status, request, how })}`);
      }
      return answers;
    } catch (error) {
      findings.push(`${String(error)}: ${JSON.stringify({ request, how })}`);
      return [];
    } finally {
      proxy.nexudus.forget(traceId);
    }
  }

  async function runChunk(chunk: number): Promise<void> {
    const since = new Date();
    const numRuns = Math.min(chunkSize, requests - chunk * chunkSize);
    const cases = fc.sample(fuzzCase, { numRuns, seed: seed + chunk }).entries();
    const answered = new Map<string, number>();
    const work = async () => {
      for (const [index, next] of cases)
        for (const { requestId, status } of await runCase(next, chunk * chunkSize + index + 1))
          answered.set(requestId, status);
    };
    await Promise.all(Array.from({ length: requestsPerLane }, work));
    findings.push(...(await listUnrecorded(proxy, since, answered, uncounted)));
    sent += numRuns;
    onProgress?.(sent);
    if (sent >= (requests * (heapBytes.length + 1)) / 3) heapBytes.push(measureHeap());
  }

  const lane = async () => {
    while (begun < chunks && findings.length === 0) await runChunk(begun++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  agent.destroy();
  findings.push(...listUncounted(await proxy.stopAndCount(), uncounted));
  const [first = 0, , last = 0] = heapBytes;
  if (last - first > maxGrowthBytes)
    findings.push(`the heap grows: ${heapBytes.map((bytes) => `${bytes} bytes`).join(', ')}`);
  return { sent, statuses, unanswered, heapBytes, findings };
}

/** What is wrong with an answer by itself. */
export function listFaults(
  { status, text }: FuzzAnswer,
  { consumer }: Pick<FuzzRequest, 'consumer'>,
  how: Behaviour,
): string[] {
  const isUpstreams = upstreamFailures.has(status) && isFaulty(how);
  const isOwnFailure = status >= 500 && status !== 501 && !isUpstreams;
  return [
    ...(isOwnFailure ? ['the proxy failed'] : []),
    ...listForbidden(consumer)
      .filter((forbidden) => text.includes(forbidden))
      .map((forbidden) => `the answer holds ${forbidden}`),
  ];
}

/**
 * What of the answers is not on record as it was.
 *
 * @param uncounted gets the refusals without an entry, by status: of a flood, they are counted later
 */
export async function listUnrecorded(
  proxy: Pick<FuzzedProxy, 'readOutcomes'>,
  since: Date,
  answered: ReadonlyMap<string, number>,
  uncounted: Map<number, number>,
): Promise<string[]> {
  const outcomes = await proxy.readOutcomes(since);
  return [...answered].flatMap(([requestId, status]) => {
    const recorded = outcomes.get(requestId) ?? [];
    if (recorded.length === 1 && recorded[0] === status) return [];
    if (recorded.length === 0 && anonymousRefusals.has(status)) {
      uncounted.set(status, (uncounted.get(status) ?? 0) + 1);
      return [];
    }
    return [`the answer ${status} to ${requestId} is on record as ${JSON.stringify(recorded)}`];
  });
}

/** Refusals that are neither on record nor counted. More may be counted than were waited for. */
export function listUncounted(
  counted: ReadonlyMap<number, number>,
  uncounted: ReadonlyMap<number, number>,
): string[] {
  return [...uncounted]
    .filter(([status, count]) => (counted.get(status) ?? 0) < count)
    .map(
      ([status, count]) => `of ${count} answers ${status}, ${counted.get(status) ?? 0} are counted`,
    );
}

function measureHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // what the flag exposes
  collect();
  return process.memoryUsage().heapUsed;
}
