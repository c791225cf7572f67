import type { NexudusClient } from '@nexudus-toolkit/client';
import type { ReceivedAnswer } from './exchange.ts';
import { CassetteError } from './cassette/replay.ts';
import { InterruptedError, ThrottledTooLongError, type Recorder } from './recorder.ts';

/** A body of a create or an update, right or wrong. */
export type MessageBody = Readonly<Record<string, unknown>>;

/** The API as a question asks it: by our client, and without a judgement on the answer. */
export interface Nexudus {
  /** A search by this query, as it stands; the same query is asked once. */
  search(query: string): Promise<ReceivedAnswer>;
  /** A record; the same one is read once, unless it is to be read `anew`. */
  get(id: number, options?: { readonly anew: boolean }): Promise<ReceivedAnswer>;
  create(body: MessageBody): Promise<ReceivedAnswer>;
  update(body: MessageBody): Promise<ReceivedAnswer>;
  remove(id: number): Promise<ReceivedAnswer>;
}

/** A request was not answered at all. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

const collection = '/api/sys/openaichatmessages';
const item = '/api/sys/openaichatmessages/{id}';

export function createNexudus(client: NexudusClient, recorder: Recorder): Nexudus {
  const searches = new Map<string, Promise<ReceivedAnswer>>();
  const records = new Map<number, Promise<ReceivedAnswer>>();

  /** The answer as the recorder saw it; whether the client can make sense of it is another matter. */
  const ask = async (call: () => Promise<unknown>): Promise<ReceivedAnswer> => {
    const before = recorder.exchanges.length;
    const failure = await call().then(
      () => undefined,
      (error: unknown) => error,
    );
    const reason = listCauses(failure).find(isEndOfRun);
    if (reason) throw reason;
    const exchange = recorder.exchanges.slice(before).at(-1);
    if (exchange?.answer) return exchange.answer;
    throw new NoAnswerError(`No answer: ${describeFailure(failure)}`, { cause: failure });
  };

  const readOnce = async <Key>(
    known: Map<Key, Promise<ReceivedAnswer>>,
    key: Key,
    read: () => Promise<ReceivedAnswer>,
  ): Promise<ReceivedAnswer> => {
    const answer = known.get(key) ?? read();
    known.set(key, answer);
    return answer;
  };

  return {
    search: (query) =>
      readOnce(searches, query, () =>
        ask(() => client.GET(collection, { querySerializer: () => query, params: { query: {} } })),
      ),
    get: (id, { anew } = { anew: false }) => {
      const read = () => ask(() => client.GET(item, { params: { path: { id } } }));
      return anew ? read() : readOnce(records, id, read);
    },
    // A body may be wrong on purpose, which the types would not let pass.
    create: (body) => ask(() => client.POST(collection, { body: body as never })),
    update: (body) => ask(() => client.PUT(collection, { body: body as never })),
    remove: (id) => ask(() => client.DELETE(item, { params: { path: { id } } })),
  };
}

/** Class and system code of an error; a message could repeat an address or a value. */
export function describeFailure(error: unknown): string {
  const coded = listCauses(error).find((cause) => 'code' in cause);
  if (coded && 'code' in coded && typeof coded.code === 'string') return coded.code;
  return error instanceof Error ? error.name : 'the connection failed';
}

/** Errors that concern the run as a whole. */
export function isEndOfRun(error: unknown): boolean {
  return [ThrottledTooLongError, CassetteError, InterruptedError].some(
    (endOfRun) => error instanceof endOfRun,
  );
}

/** The error and what it was caused by, outermost first. */
export function listCauses(error: unknown): readonly Error[] {
  return error instanceof Error ? [error, ...listCauses(error.cause)] : [];
}
