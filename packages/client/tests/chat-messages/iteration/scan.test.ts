import { describe, expect, test } from 'vitest';

import {
  createNexudusClient,
  NotFoundError,
  PagingError,
  ServerError,
} from '../../../src/index.ts';
import type {
  ChatMessages,
  OpenAiChatMessagePage,
  OpenAiChatMessageSummary,
} from '../../../src/index.ts';
import { page, record, summary } from '../../fixtures/messages.ts';
import { jsonResponse } from '../../fixtures/stub-fetch.ts';

interface Api {
  readonly messages: ChatMessages;
  readonly signals: readonly AbortSignal[];
  /** What was asked for, as `page/size`, or the id. */
  readonly asked: readonly string[];
}

type Answer = (page: number, size: number) => Response | Promise<Response | undefined> | undefined;

/** An API with messages of these ids, which may answer a page by something of its own. */
function createApi(ids: readonly number[], answer: Answer = () => undefined): Api {
  const asked: string[] = [];
  const signals: AbortSignal[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    signals.push(request.signal);
    const id = /\d+$/.exec(pathname)?.[0];
    const number = Number(searchParams.get('page'));
    const size = Number(searchParams.get('size'));
    asked.push(id ?? `${number}/${size}`);
    const own = await answer(id === undefined ? number : Number(id), size);
    return own ?? jsonResponse(id === undefined ? pageOf(ids, number, size) : recordOf(id));
  };
  const client = createNexudusClient({ token: 'token-1', fetch, retries: false, limits: false });
  return { messages: client.chatMessages, signals, asked };
}

const recordOf = (id: string): object => ({ ...record, Id: Number(id) });

function pageOf(ids: readonly number[], number: number, size: number): OpenAiChatMessagePage {
  const Records = ids.slice((number - 1) * size, number * size).map((Id) => ({ ...summary, Id }));
  const TotalPages = Math.ceil(ids.length / size);
  const shown = { Records, TotalItems: ids.length, TotalPages, CurrentPage: number };
  return { ...page, ...shown, CurrentPageSize: size };
}

const count = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);
const idsOf = (found: readonly { readonly Id: number }[]): number[] => found.map(({ Id }) => Id);

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** What a loop gets until it ends, and what it ends with. */
async function exhaust<T>(messages: AsyncIterable<T>): Promise<{ found: T[]; error: unknown }> {
  const found: T[] = [];
  try {
    for await (const message of messages) found.push(message);
  } catch (error) {
    return { found, error };
  }
  return { found, error: undefined };
}

describe('chatMessages.iterate', () => {
  test('reads pages that overlap by as little as possible', async () => {
    const { messages, asked } = createApi(count(60));
    expect(idsOf(await messages.iterate({ size: 25 }).collect())).toEqual(count(60));
    expect(asked).toEqual(['1/25', '2/24', '3/23']);
  });

  test('goes on with pages of about the size asked for', async () => {
    const { messages, asked } = createApi(count(5000));
    expect(await messages.iterate({ size: 50 }).collect()).toHaveLength(5000);
    expect(asked.length).toBeLessThan(125);
  });

  test('takes one request for one page, and for none', async () => {
    for (const length of [0, 1, 200]) {
      const { messages, asked } = createApi(count(length));
      expect(await messages.iterate().collect()).toHaveLength(length);
      expect(asked).toEqual(['1/200']);
    }
  });

  test('reads on while the messages of a page are used, unless told not to', async () => {
    for (const [lookAhead, requests] of [
      [true, 2],
      [false, 1],
    ] as const) {
      const { messages, asked } = createApi(count(60));
      const iteration = messages.iterate({ size: 25 }, { lookAhead });
      await iteration.next();
      expect(asked).toHaveLength(requests);
      await iteration.return();
    }
  });

  test('ends the request for the next page when the loop is left', async () => {
    const never = new Promise<Response>(() => undefined);
    const { messages, signals } = createApi(count(60), (number) =>
      number > 1 ? never : undefined,
    );
    for await (const { Id } of messages.iterate({ size: 25 })) if (Id === 3) break;
    expect(signals.map(({ aborted }) => aborted).at(-1)).toBe(true);
  });

  test('stops at once when it is aborted, with an AbortError', async () => {
    const controller = new AbortController();
    const { messages, asked } = createApi(count(60));
    const { signal } = controller;
    const found: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const { Id } of messages.iterate({ size: 25 }, { signal, lookAhead: false })) {
        found.push(Id);
        controller.abort();
      }
    };
    await expect(loop()).rejects.toMatchObject({ name: 'AbortError' });
    expect(found).toEqual([1]);
    expect(asked).toHaveLength(1);
  });

  test('fails where it stands, after what came before', async () => {
    const failure = (number: number): Response | undefined =>
      number === 2 ? new Response(null, { status: 500 }) : undefined;
    const { messages } = createApi(count(60), failure);
    const { found, error } = await exhaust(messages.iterate({ size: 25 }));
    expect(idsOf(found)).toEqual(count(25));
    expect(error).toBeInstanceOf(ServerError);
  });

  test('throws at its page cap, and does not where the result fits', async () => {
    const { found, error } = await exhaust(
      createApi(count(60)).messages.iterate({ size: 25 }, { maxPages: 2 }),
    );
    expect(idsOf(found)).toEqual(count(48));
    expect(error).toBeInstanceOf(PagingError);
    expect(error).toHaveProperty('message', expect.stringContaining('more than 2 pages'));
    for (const length of [25, 50]) {
      const { messages } = createApi(count(length));
      const fitting = messages.iterate({ size: 25 }, { maxPages: length / 25 });
      await expect(fitting.collect()).resolves.toHaveLength(length);
    }
  });

  test('tells of each page before its messages come', async () => {
    const progress: object[] = [];
    const { messages } = createApi(count(60));
    const onProgress = (state: object): void => void progress.push(state);
    const iteration = messages.iterate({ size: 25 }, { onProgress });
    await iteration.next();
    const totals = { totalMessages: 60, totalPages: 3 };
    expect(progress).toEqual([{ messages: 25, ...totals }]);
    await iteration.collect();
    expect(progress.slice(1)).toEqual([
      { messages: 48, ...totals },
      { messages: 60, ...totals },
    ]);
  });

  test('finds its way when everything it has yielded is deleted', async () => {
    let ids = count(1000);
    const { messages, asked } = createApi([], (number, size) =>
      jsonResponse(pageOf(ids, number, size)),
    );
    const found: number[] = [];
    for await (const { Id } of messages.iterate({ size: 100 })) {
      found.push(Id);
      ids = ids.filter((id) => id !== Id);
    }
    expect(found).toEqual(count(1000));
    expect(asked.length).toBeLessThan(30);
  });

  test.each([2, 5, 7])('reads an API whose pages always hold %i', async (own) => {
    const { messages } = createApi([], (number) =>
      jsonResponse({ ...pageOf(count(30), number, own) }),
    );
    expect(idsOf(await messages.iterate({ size: 20 }).collect())).toEqual(count(30));
  });

  test('reads an API that lowers the size, and then overlaps again', async () => {
    const { messages, asked } = createApi([], (number, size) =>
      jsonResponse(pageOf(count(60), number, Math.min(size, 25))),
    );
    expect(idsOf(await messages.iterate({ size: 1000 }).collect())).toEqual(count(60));
    expect(asked).toEqual(['1/1000', '2/24', '3/23']);
  });

  test('reads past pages of which nothing is shown', async () => {
    const shown = (number: number, size: number): Response => {
      const { Records, ...rest } = pageOf(count(60), number, size);
      const visible = Records.filter(({ Id }) => Id <= 10 || Id > 45);
      return jsonResponse({ ...rest, Records: visible });
    };
    const { messages } = createApi([], shown);
    const found = await messages.iterate({ size: 10 }).collect();
    expect(idsOf(found)).toEqual([...count(10), ...count(60).slice(45)]);
  });

  test.each([
    ['an order of its own', () => pageOf([3, 1, 2], 1, 25)],
    ['the same page over and over', () => pageOf(count(60), 1, 25)],
    ['records without an id', () => ({ ...pageOf([1], 1, 25), Records: [{}] })],
  ])('throws rather than lose a message to %s', async (_title, answer) => {
    const { messages } = createApi([], () => jsonResponse(answer()));
    const { error } = await exhaust(messages.iterate({ size: 25 }));
    expect(error).toBeInstanceOf(PagingError);
  });
});

describe('chatMessages.iterateFull', () => {
  test('keeps the order and the bound on requests', async () => {
    let open = 0;
    let most = 0;
    const { messages } = createApi(count(20), async (id, size) => {
      if (size > 0) return undefined;
      most = Math.max(most, ++open);
      // The earlier of two that are under way comes later.
      for (let turn = 0; turn < 5 + (id % 2) * 5; turn++) await nextTurn();
      open--;
      return undefined;
    });
    const found = await messages.iterateFull({ size: 10 }, { concurrency: 3 }).collect();
    expect(idsOf(found)).toEqual(count(20));
    expect(found[0]).toHaveProperty('Action');
    expect(most).toBe(3);
  });

  test('leaves out what was deleted meanwhile, and says so', async () => {
    const missing: OpenAiChatMessageSummary[] = [];
    const { messages } = createApi(count(5), (id, size) =>
      size === 0 && id === 2 ? new Response(null, { status: 404 }) : undefined,
    );
    const onMissing = (found: OpenAiChatMessageSummary): void => void missing.push(found);
    const found = await messages.iterateFull({}, { onMissing }).collect();
    expect(idsOf(found)).toEqual([1, 3, 4, 5]);
    expect(idsOf(missing)).toEqual([2]);
    await expect(messages.getFull({ Id: 2 })).rejects.toBeInstanceOf(NotFoundError);
  });

  test('fails in its turn, after the records before, and ends the others', async () => {
    const { messages, signals } = createApi(count(9), (id, size) =>
      size === 0 && id === 3 ? new Response(null, { status: 500 }) : undefined,
    );
    const { found, error } = await exhaust(messages.iterateFull({}, { concurrency: 4 }));
    expect(idsOf(found)).toEqual([1, 2]);
    expect(error).toBeInstanceOf(ServerError);
    expect(signals.at(-1)?.aborted).toBe(true);
  });
});
