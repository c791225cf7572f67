import type { ReceivedAnswer } from './exchange.ts';

/** What a throttled answer looked like. */
export interface ThrottledAnswer {
  readonly status: 409 | 429;
  /** What `Retry-After` asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** What the text asks for, in milliseconds. */
  readonly textWaitMs: number | undefined;
  readonly hasBody: boolean;
}

/** A wait as a throttled answer puts it into words, in seconds. */
// eslint-disable-next-line @typescript-eslint/no-inferrable-types -- the compiler asks for what lint refuses
export const waitSentence: RegExp = /Wait (\d{1,6}(?:\.\d{1,3})?) seconds/;

/** Tells a throttled answer from any other one. */
export function readThrottled(
  { status, headers, text }: ReceivedAnswer,
  receivedAt: Date,
): ThrottledAnswer | undefined {
  if (status !== 409 && status !== 429) return undefined;
  const seconds = waitSentence.exec(text)?.[1];
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), receivedAt);
  const hasBody = text !== '';
  // A conflict has something to say; a request that is merely too early gets a wait, or nothing.
  if (status === 409 && retryAfterMs === undefined && seconds === undefined && hasBody)
    return undefined;
  return {
    status,
    retryAfterMs,
    textWaitMs: seconds === undefined ? undefined : Number(seconds) * 1000,
    hasBody,
  };
}

function readRetryAfter(value: string | null, receivedAt: Date): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - receivedAt.getTime());
}
