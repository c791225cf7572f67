import { absentId } from '../cassette/kept-values.ts';
import { reads, undecided, type Outcome, type Question } from '../question.ts';
import type { ThrottledAnswer } from '../throttling.ts';

export const absentRecord: Question = {
  id: 'absent-id',
  asks: 'How is a read of an id answered that no record has?',
  ledger: { kind: 'operation', id: 'getOpenAiChatMessage' },
  methods: reads(1),
  async investigate({ nexudus }): Promise<Outcome> {
    const { status, text, json } = await nexudus.get(absentId);
    const hasRecord = status === 200 && typeof json === 'object' && json !== null && 'Id' in json;
    if (hasRecord) return undecided('There is a record with that id.');
    const body =
      text === '' ? 'no body' : json === undefined ? 'a body that is no JSON' : 'a JSON body';
    return {
      verdict: status === 404 ? 'settled' : 'contradicts',
      statement: `A read of an absent id is answered with ${status} and ${body}.`,
      evidence: { status, body },
    };
  },
};

/** More than a second's worth, sent at once: a limit of one per 100 ms must show. */
const burst = 12;

export const throttleProvocation: Question = {
  id: 'throttle-provocation',
  asks: 'What does a burst of requests meet with?',
  ledger: { kind: 'rule', id: 'throttle-limits' },
  needs: 'provocation',
  methods: reads(burst),
  async investigate({ nexudus, recorder }): Promise<Outcome> {
    const before = recorder.throttled.length;
    await recorder.unpaced(async () => {
      const calls = Array.from({ length: burst }, (_, index) =>
        nexudus.search(`size=1&page=${index + 1}`),
      );
      await Promise.allSettled(calls);
    });
    const throttled = recorder.throttled.length - before;
    return {
      verdict: 'settled',
      statement: `Of ${burst} requests sent at once, ${throttled} were throttled.`,
      evidence: { requests: burst, throttled },
    };
  },
};

export const throttlingStatus: Question = {
  id: 'throttling-status',
  asks: 'With which status is a throttled request answered?',
  ledger: { kind: 'contradiction', id: 'throttling-status' },
  methods: [],
  investigate({ recorder }) {
    const { throttled } = recorder;
    if (throttled.length === 0)
      return Promise.resolve(
        undecided('No request was throttled; --provoke-throttle lets some be.'),
      );
    const counts: Record<string, number> = {};
    for (const answer of throttled) {
      const form = describe(answer);
      counts[form] = (counts[form] ?? 0) + 1;
    }
    const agrees = throttled.every(isAsDescribed);
    return Promise.resolve({
      verdict: agrees ? 'settled' : 'contradicts',
      statement: `Throttled requests were answered with ${Object.keys(counts).join(' and ')}.`,
      evidence: { counts },
    });
  },
};

function describe({ status, retryAfterMs, textWaitMs, hasBody }: ThrottledAnswer): string {
  const header = retryAfterMs === undefined ? 'no Retry-After' : 'Retry-After';
  const body = textWaitMs === undefined ? 'a body without the wait' : 'the wait in the body';
  return `${status}, ${header}, ${hasBody ? body : 'no body'}`;
}

/** The two forms that the specification knows. */
function isAsDescribed({ status, retryAfterMs, textWaitMs, hasBody }: ThrottledAnswer): boolean {
  return status === 409 ? retryAfterMs !== undefined && !hasBody : textWaitMs !== undefined;
}
