import { defaultUser, type StoredMessage } from '@nexudus-toolkit/simulator';
import { describe, expect, it } from 'vitest';
import type { LiveOptions, LiveResult } from '../../src/live/run-live.ts';
import { renderLedger } from '../../src/live/report/render-ledger.ts';
import { renderReport } from '../../src/live/report/render-report.ts';
import { createTrial, everything } from './live-run.ts';
import type { Personality } from './personality.ts';

// No canary is part of a text of our own, whatever the case.
const canary = 'zzQcanary';
const numberCanary = 77_310_155;

/** Everything that somebody could read afterwards. */
function renderAll({ report, cassette }: LiveResult): string {
  const outputs = [JSON.stringify(report), renderReport(report), renderLedger(report.findings)];
  return [...outputs, decodeURIComponent(JSON.stringify(cassette).replaceAll('%', '%25'))].join(
    '\n',
  );
}

interface Watched {
  readonly outputs: string;
  /** What went over the wire, so that a canary that was never there is noticed. */
  readonly wire: string;
}

async function watch(
  personality: Personality,
  prepare: (messages: readonly StoredMessage[]) => readonly StoredMessage[] = (messages) =>
    messages,
  changes: Partial<LiveOptions> = {},
): Promise<Watched> {
  const wire: string[] = [];
  const { answer = (response: Response) => response } = personality;
  const { simulator, run } = createTrial(
    {
      ...personality,
      async answer(response, request) {
        const answered = await answer(response, request);
        wire.push(request.url, await request.clone().text(), JSON.stringify([...request.headers]));
        wire.push(await answered.clone().text(), JSON.stringify([...answered.headers]));
        return answered;
      },
    },
    { messages: 60 },
  );
  simulator.store.replaceAll(prepare(simulator.store.list()));
  const result = await run({ settings: everything, ...changes });
  return { outputs: renderAll(result), wire: wire.join('\n') };
}

/** Fails by name only: the whole of what was said is of no use in a message. */
function expectReplaced({ outputs, wire }: Watched, ...values: readonly string[]): void {
  const holds = (text: string) => (value: string) =>
    text.toLowerCase().includes(value.toLowerCase());
  expect(
    values.filter((value) => !holds(wire)(value)),
    'were never there',
  ).toEqual([]);
  expect(values.filter(holds(outputs)), 'came through').toEqual([]);
}

const [sample] = createTrial().simulator.store.list();
/** All but the one that finds the record, and the one that can hold nothing of interest. */
const fields = Object.keys(sample ?? {}).filter((field) => field !== 'Id' && field !== 'IsNew');

/** Puts a value of its own into every field of every record. */
function plant(
  messages: readonly StoredMessage[],
  toValue: (index: number) => unknown,
): readonly StoredMessage[] {
  const planted = Object.fromEntries(fields.map((field, index) => [field, toValue(index)]));
  return messages.map((message) => ({ ...message, ...planted }));
}

describe('no canary reaches cassette, report or output', () => {
  it.each<[string, (index: number) => unknown]>([
    ['text', (index) => `${canary} ${index}.`],
    ['addresses', (index) => `${canary}${index}@person.test`],
    ['numbers', (index) => numberCanary + index],
    ['digits', (index) => `00${numberCanary + index}`],
    ['words with a time', (index) => `2025-01-10T08:00:00Z ${canary}${index}.`],
    ['objects', (index) => ({ [`${canary}${index}k`]: `${canary}${index}v` })],
  ])('from fields with %s', async (_, toValue) => {
    const settings = { ...everything, businessId: 4711 };
    const watched = await watch({}, (messages) => plant(messages, toValue), { settings });

    const values = fields.map((_field, index) => toValue(index));
    const texts = values.flatMap((value): readonly unknown[] =>
      typeof value === 'object' && value !== null ? Object.entries(value).flat() : [value],
    );
    expectReplaced(watched, ...texts.map(String));
  });

  it('from ids', async () => {
    const watched = await watch({}, (messages) =>
      messages.map((message, index) => ({ ...message, Id: numberCanary + index })),
    );

    expectReplaced(watched, String(numberCanary));
  });

  it('from a field that the specification does not list, at any depth', async () => {
    const summary = (record: Record<string, unknown>) => ({
      ...record,
      Extra: canary,
      Nested: { [`${canary}Key`]: [{ Deep: `${canary} deep` }, numberCanary] },
      CustomFields: { [`${canary}Custom`]: `${canary} custom` },
      LocalizationDetails: [`${canary} localised`],
    });
    const watched = await watch({ summary });

    expectReplaced(watched, canary);
    expectReplaced(watched, String(numberCanary));
  });

  it('from the fields of a page', async () => {
    const watched = await watch({
      async answer(response, { url }) {
        if (!url.includes('size=100') || response.status !== 200) return response;
        const page = (await response.json()) as object;
        return Response.json({ ...page, CurrentOrderField: canary, Extra: canary });
      },
    });

    expectReplaced(watched, canary);
  });

  it('from headers', async () => {
    const watched = await watch({
      answer(response) {
        for (const name of [
          'set-cookie',
          'x-served-by',
          'server',
          'location',
          'retry-after',
          'date',
        ])
          response.headers.set(name, `${canary}-${name}`);
        response.headers.set('content-type', `application/json; profile=${canary}`);
        return response;
      },
    });

    expectReplaced(watched, canary);
  });

  it.each([
    ['text/html', `<h1>${canary} failed</h1>`],
    ['text/plain', `${canary} failed. Wait 2 seconds.`],
    [
      'application/json',
      `{"Message":"${canary}: failed","Value":null,"Errors":[{"AttemptedValue":"${canary}","Message":"${canary}","PropertyName":"${canary}"}],"WasSuccessful":false}`,
    ],
    ['application/json', `{"Message":"${canary} is cut sho`],
    [`application/${canary}`, canary],
  ])('from an error body of type %s', async (contentType, body) => {
    const watched = await watch({
      answer: (response, { method, url }) =>
        method !== 'GET' && !url.endsWith('token') && response.status === 400
          ? new Response(body, { status: 400, headers: { 'content-type': contentType } })
          : response,
    });

    expectReplaced(watched, canary);
  });

  it.each([500, 401, 200])('from the body of a refused sign-in with %i', async (status) => {
    const watched = await watch({
      answer: (response, { url }) =>
        url.endsWith('token')
          ? Response.json({ error: canary, access: canary }, { status })
          : response,
    });

    expectReplaced(watched, canary);
  });

  it('from the credentials, the tokens and the business that was named', async () => {
    const wire: string[] = [];
    const user = {
      ...defaultUser,
      username: `${canary}@person.test`,
      password: `${canary}-p`,
      totp: `${canary}-t`,
    };
    const { run } = createTrial(
      {
        async answer(response, request) {
          wire.push(await request.clone().text(), await response.clone().text());
          wire.push(request.headers.get('authorization') ?? '');
          return response;
        },
      },
      { users: [user], newUuid: () => `${canary}-uuid` },
    );
    const result = await run({
      credentials: { kind: 'password', ...user, clientId: `${canary}-c` },
      settings: { ...everything, businessId: numberCanary },
    });

    expect(result.report.problem).toBeNull();
    const [said, outputs] = [wire.join('\n'), renderAll(result)];
    expectReplaced({ wire: said, outputs }, canary);
    expectReplaced({ wire: said, outputs }, String(numberCanary));
  });

  it('from the text of a failure beneath', async () => {
    const { run } = createTrial();
    const result = await run({
      send: () => Promise.reject(new TypeError(`connect to ${canary} failed`)),
    });

    expect(result.report.problem).not.toBeNull();
    expect(renderAll(result).toLowerCase()).not.toContain(canary.toLowerCase());
  });

  it('from the text of a failure of our own', async () => {
    const { run } = createTrial();
    const failure = new Error(`${canary} cannot be written`);
    const result = await run({ onProgress: () => Promise.reject(failure) });

    expect(result.report.problem).toBe('The run ended with a failure of its own: Error.');
    expect(renderAll(result).toLowerCase()).not.toContain(canary.toLowerCase());
  });
});
