import { SinkError } from './entry-sink.ts';
import { parseRetryAfterMs } from './retry-delay.ts';

/** What is sent to a server. */
export interface PostOptions {
  readonly url: URL;
  /** As the operator gave them. */
  readonly givenHeaders: Readonly<Record<string, string>>;
  /** In place of those of the same name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
  readonly clock: () => Date;
  readonly fetch: typeof globalThis.fetch;
}

// Such an answer speaks of what was sent. Any other one is for the operator to mend: a wrong key
// says nothing about an entry.
const refusals: readonly number[] = [400, 413, 422];
const maxAnswerBytes = 64 * 1024;

/**
 * Sends a batch, and resolves with the beginning of the answer once it is taken. Redirects are not
 * followed: what goes to one place is not meant for another.
 *
 * @throws {SinkError} `refused` for the status 400, 413 and 422, `unavailable` for all others but
 * those of success, and without an answer
 */
export async function postBatch(options: PostOptions): Promise<Uint8Array> {
  const { url, body, signal, clock, fetch } = options;
  const headers = new Headers(options.givenHeaders);
  for (const [name, value] of Object.entries(options.headers)) headers.set(name, value);
  const response = await answerOf(
    fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal }),
  );
  if (response.ok) return readBeginning(response);
  await response.body?.cancel();
  const { status } = response;
  const hint = status >= 300 && status < 400 ? ', and redirects are not followed' : '';
  throw new SinkError(
    refusals.includes(status) ? 'refused' : 'unavailable',
    `answered with status ${status}${hint}`,
    { retryAfterMs: parseRetryAfterMs(response.headers.get('retry-after'), clock()) },
  );
}

async function answerOf(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer;
  } catch (cause) {
    throw new SinkError('unavailable', `not reachable: ${describe(cause)}`, { cause });
  }
}

/** What went wrong, which `fetch` hides in the cause of its error. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof AggregateError) return describe(error.cause.errors[0]);
  if (error.cause !== undefined) return describe(error.cause);
  return error.message;
}

async function readBeginning({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // What a body yields, and the types of the platform leave open.
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop lets go of the rest.
    if (bytes > maxAnswerBytes) break;
  }
  return Buffer.concat(chunks);
}
