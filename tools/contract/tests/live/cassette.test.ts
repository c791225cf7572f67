import { matchOperation, validateResponseBody } from '@nexudus-toolkit/validation';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnonymiser } from '../../src/live/cassette/anonymiser.ts';
import { cassetteOrigin } from '../../src/live/cassette/create-cassette.ts';
import { harSchema, type Har } from '../../src/live/cassette/har.ts';
import { createReplay, readCassette } from '../../src/live/cassette/replay.ts';
import { runLive, type LiveResult } from '../../src/live/run-live.ts';
import { createTrial, everything, ledger, specification } from './live-run.ts';
import type { Personality } from './personality.ts';

function replay(cassette: Har): Promise<LiveResult> {
  const credentials = { kind: 'access-token', accessToken: 'replayed' } as const;
  const target = { ...createReplay(cassette), baseUrl: cassetteOrigin, credentials };
  return runLive({ ...target, ledger, specification });
}

const personalities: Readonly<Record<string, Personality>> = {
  'as described': {},
  'otherwise in many ways': {
    zoneMinutes: 345,
    largestSize: { records: 137, instead: 'default' },
    directions: { '0': '0', '1': '0', '-1': '1' },
    summary: (record) => ({ ...record, Action: 1, Rating: 'five' }),
  },
};

describe.each(Object.entries(personalities))(
  'a cassette of an API that is %s',
  (_, personality) => {
    let recorded: LiveResult;

    beforeAll(async () => {
      recorded = await createTrial(personality).run({ settings: everything });
    });

    it('yields the same findings again, and again', async () => {
      const first = await replay(recorded.cassette);
      const second = await replay(recorded.cassette);

      expect(first.report).toEqual(recorded.report);
      expect(second.report).toEqual(recorded.report);
    });

    it('survives being written and read', () => {
      const text = JSON.stringify(recorded.cassette);
      expect(JSON.parse(text)).toEqual(harSchema.parse(JSON.parse(text)));
    });
  },
);

describe('a cassette', () => {
  let cassette: Har;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cassette-'));
    ({ cassette } = await createTrial().run({ settings: everything }));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('satisfies the specification as the answers did', () => {
    const issues = cassette.log.entries.flatMap(({ request, response }) => {
      const match = matchOperation(request.method, new URL(request.url).pathname);
      if (match.kind !== 'operation' || response.content.text === '') return [];
      const body: unknown = JSON.parse(response.content.text);
      return (
        validateResponseBody(
          match.operation.id,
          response.status,
          response.content.mimeType,
          body,
        ) ?? []
      );
    });

    expect(issues).toEqual([]);
    expect(cassette.log.entries.length).toBeGreaterThan(40);
  });

  it('is of no use for another run, and says so', async () => {
    const [first, second, ...others] = cassette.log.entries;
    const entries = [first, ...others].flatMap((entry) => entry ?? []);
    expect(second).toBeDefined();
    const { report } = await replay({ log: { ...cassette.log, entries } });

    expect(report.problem).toContain('does not fit the cassette');
  });

  it.each([
    ['nothing at all', ''],
    ['no JSON', 'cassette'],
    ['another archive', '{"log":{"version":"1.2","entries":[]}}'],
  ])('is refused if it is %s', async (_, text) => {
    const path = join(folder, 'broken.har');
    await writeFile(path, text);

    await expect(readCassette(path)).rejects.toThrow('is no cassette of a live run');
  });

  it.each([
    ['missing.har', 'ENOENT'],
    ['', 'EISDIR'],
  ])('is refused if it is no file: "%s"', async (name, code) => {
    await expect(readCassette(join(folder, name))).rejects.toThrow(code);
  });

  it('is read with a byte order mark', async () => {
    const path = join(folder, 'mark.har');
    await writeFile(path, `\uFEFF${JSON.stringify(cassette)}`);

    expect(await readCassette(path)).toEqual(cassette);
  });
});

describe('createAnonymiser', () => {
  const numbers = [5, 900, 42, 2_147_483_647];
  const anonymiser = createAnonymiser({ numbers, day: new Date('2026-02-03T10:00:00Z') });

  it.each([
    ['Content', 'Is the room free?', 'Text 1'],
    ['Content', 'Is the room free?', 'Text 1'],
    ['AiChannelSessionCoworkerFullName', 'Ada Example', 'Name 2'],
    ['AiChannelSessionCoworkerBillingName', 'Ada Example', 'Name 2'],
    ['UpdatedBy', 'ada@person.test', 'person3@example.com'],
    ['AiChannelSessionExternalIdentifier', 'ada@person.test', 'person3@example.com'],
    ['AiChannelSessionCoworkerMobilePhone', '+49 151 1234567', '+44 7700 900004'],
    ['UniqueId', 'a1b2c3d4-e5f6-7890-abcd-ef1234567890', '00000000-0000-4000-8000-000000000005'],
    ['CreatedOn', '2026-02-02T23:59:59.5Z', '2024-12-31T23:59:59.5Z'],
    ['CreatedOn', '2026-02-02T23:59:59.123+01:00', '2024-12-31T23:59:59.123+01:00'],
    ['UpdatedOn', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['UpdatedOn', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
    ['UpdatedOn', '2026-02-30T00:00:00Z', '2025-01-28T00:00:00Z'],
    ['UpdatedOn', '2026-13-40T00:00:00Z', 'Text 6'],
    ['AiChannelSessionCoworkerId', '42', '1002'],
    ['BusinessId', 42, 1002],
    ['Rating', 5, 5],
    ['Id', 900, 1003],
    ['Id', 2_147_483_647, 2_147_483_647],
    ['Channel', 'WhatsApp', 'WhatsApp'],
    ['Content', '', ''],
    ['Content', null, null],
    ['IsNew', true, true],
  ])('replaces %s %j by %j', (name, value, expected) => {
    expect(anonymiser.json(value, name)).toBe(expected);
  });

  it.each([
    ['OpenAiChatMessage_Business', '5,900', '1001,1003'],
    ['size', '900', '900'],
    ['to_OpenAiChatMessage_CreatedOn', '2026-02-03T00:15', '2025-01-01T00:15'],
    ['OpenAiChatMessage_Content', 'Is the room free?', 'Text 1'],
  ])('replaces the parameter %s=%s by %s', (name, value, expected) => {
    expect(anonymiser.parameter(value, name)).toBe(expected);
  });
});
