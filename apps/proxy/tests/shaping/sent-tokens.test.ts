import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../src/index.ts';
import { expectInvalid, expectProblem, expectRefusal } from '../fixtures/expect-refusal.ts';
import type { ReceivedRequest } from '../fixtures/fake-nexudus.ts';
import { person, treatAll } from '../fixtures/field-grants.ts';
import { message, read, startWithRecord, toWrite, write } from '../fixtures/kept-record.ts';
import {
  consumer,
  createKey,
  everything,
  json,
  messages,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

const filter = (name: string, value: string) =>
  `${messages}?${new URLSearchParams({ [name]: value }).toString()}`;
const fullName = 'OpenAiChatMessage_AiChannelSession_Coworker_FullName';
const content = 'OpenAiChatMessage_Content';
const last = (requests: readonly ReceivedRequest[]) => requests[requests.length - 1];

describe('a token in a filter', () => {
  it('is resolved', async () => {
    await using proxy = await startWithRecord(treatAll('tokenize'));
    const { AiChannelSessionCoworkerFullName: token, Content } = await read(proxy);
    expect((await proxy.send({ target: filter(fullName, token ?? '') })).status).toBe(200);
    expect(last(proxy.nexudus.requests)?.target).toBe(filter(fullName, 'Maria Lopez'));
    expect((await proxy.send({ target: filter(content, Content) })).status).toBe(200);
    expect(last(proxy.nexudus.requests)?.target).toBe(filter(content, person.Content));
  });

  it('is resolved for whoever shares the group, and for nobody else', async () => {
    const fields = treatAll('tokenize');
    const member = { ...everything, fields, tokenGroup: 'sales' };
    await using proxy = await startWithRecord(fields, {
      grant: { tokenGroup: 'sales' },
      config: {
        consumers: {
          [consumer]: member,
          colleague: member,
          clear: { ...everything, tokenGroup: 'sales' },
          sales: { ...everything, fields },
        },
      },
    });
    const token = (await read(proxy)).AiChannelSessionCoworkerFullName ?? '';
    const sendAs = async (name: string, target: string) => {
      const key = await createKey(proxy.settings.keysUrl, name);
      return proxy.send({ target, headers: { Authorization: `Bearer ${key}` } });
    };
    expect((await sendAs('colleague', `${messages}/5`)).body.toString()).toContain(token);
    for (const name of ['colleague', 'clear']) {
      expect((await sendAs(name, filter(fullName, token))).status).toBe(200);
      expect(last(proxy.nexudus.requests)?.target).toBe(filter(fullName, 'Maria Lopez'));
    }
    expectInvalid(await sendAs('sales', filter(fullName, token)), [fullName]); // no member
    expect((await sendAs('sales', `${messages}/5`)).body.toString()).not.toContain(token);
  });

  it.each([
    ['unknown', '«PII:NAME:00000000»'],
    ['of no class', '«PII:NOSE:00000000»'],
  ])('is refused by name without its value: %s', async (_, token) => {
    await using proxy = await startWithRecord(treatAll('tokenize'));
    const request = { target: filter(fullName, token) };
    const answer = await expectRefusal(proxy, request, { reason: 'request-invalid', consumer });
    expectInvalid(answer, [fullName]);
    expect(answer.body.toString()).not.toContain('PII');
  });

  it('is refused in the filter of another class', async () => {
    const fields = {
      ...treatAll('tokenize'),
      'contact-identifier': 'clear',
      'free-text': 'clear',
    } as const;
    await using proxy = await startWithRecord(fields);
    const { AiChannelSessionCoworkerMobilePhone: token } = await read(proxy);
    const identifier = 'OpenAiChatMessage_AiChannelSession_ExternalIdentifier';
    for (const name of [fullName, identifier, content])
      expectInvalid(await proxy.send({ target: filter(name, token ?? '') }), [name]);
    const channel = 'OpenAiChatMessage_Channel';
    const answer = await proxy.send({ target: filter(channel, token ?? '') });
    expectInvalid(answer, [channel]);
    expect(answer.body.toString()).toContain('takes no token');
  });
});

describe('a search by what its sender does not see', () => {
  const redacted = treatAll('redact');
  const tokenized = treatAll('tokenize');
  it.each<[string, string, Grant['fields']]>([
    ['guesses a redacted value', filter(fullName, 'Maria Lopez'), redacted],
    ['guesses with nothing', filter(fullName, ''), redacted],
    ['sends a token for a redacted value', filter(fullName, '«PII:NAME:00000000»'), redacted],
    ['guesses a value that has a token', filter(fullName, 'Maria Lopez'), tokenized],
    ['guesses around a token', filter(fullName, 'M«PII:NAME:00000000»'), tokenized],
    [
      'guesses a text',
      filter(content, 'parcel'),
      { ...treatAll('clear'), 'free-text': 'tokenize' },
    ],
    ['sorts by a redacted field', `${messages}?orderBy=ResponderName`, redacted],
    ['sorts by a field with tokens', `${messages}?orderBy=UpdatedBy`, tokenized],
    ['sorts by it in another case', `${messages}?orderBy=updatedby`, tokenized],
    ['sorts by a path', `${messages}?orderBy=AiChannelSession.Coworker.FullName`, tokenized],
    ['sorts by what has no class', `${messages}?orderBy=LocalizationDetails`, tokenized],
    ['sorts by an inherited name', `${messages}?orderBy=constructor`, tokenized],
  ])('is refused when it %s', async (_, target, fields) => {
    await using proxy = await startWithRecord(fields);
    const answer = await expectRefusal(
      proxy,
      { target },
      { reason: 'field-not-granted', consumer },
    );
    expectProblem(answer, 'field-not-granted');
    expect(answer.body.toString()).not.toMatch(/Maria|parcel|updatedby/);
  });

  it.each([
    filter('OpenAiChatMessage_Channel', 'Email'),
    filter(content, 'parcel'),
    `${messages}?orderBy=Content&dir=1`,
    `${messages}?orderBy=CreatedOn`,
  ])('passes where it sees the field: %s', async (target) => {
    await using proxy = await startWithRecord({ ...treatAll('redact'), 'free-text': 'clear' });
    expect((await proxy.send({ target })).status).toBe(200);
    expect(last(proxy.nexudus.requests)?.target).toBe(target);
  });
});

describe('a token in a write', () => {
  it.each(['tokenize', 'clear', 'redact'] as const)(
    'is resolved within free text that is %s',
    async (treatment) => {
      await using proxy = await startWithRecord({
        ...treatAll('tokenize'),
        'free-text': treatment,
      });
      const record = await read(proxy);
      const name = record.AiChannelSessionCoworkerFullName ?? '';
      const phone = record.AiChannelSessionCoworkerMobilePhone ?? '';
      const body = message(`Call ${name} (${name}) at ${phone}!`);
      expect((await write(proxy, 'POST', body)).status).toBe(200);
      expect(proxy.stored().Content).toBe('Call Maria Lopez (Maria Lopez) at +34 600 000 001!');
    },
  );

  it('is not opened by reading the text back', async () => {
    await using proxy = await startWithRecord({ ...treatAll('tokenize'), 'free-text': 'clear' });
    const name = (await read(proxy)).AiChannelSessionCoworkerFullName ?? '';
    await write(proxy, 'POST', { ...message(`  Call ${name}`) });
    expect(proxy.stored().Content).toBe('  Call Maria Lopez');
    expect((await read(proxy)).Content).toBe(`  Call ${name}`);
    await write(proxy, 'PUT', { ...proxy.stored(), Content: 'Call  Maria Lopez' }); // as Nexudus may store it
    expect((await read(proxy)).Content).toBe(`  Call ${name}`);
  });

  it.each([
    ['unknown', '«PII:NAME:00000000»'],
    ['damaged', 'Call «PII:name:0000000»'],
    ['cut short', 'Call «PII:NAME:00000000'],
  ])('is refused by name without its value: %s', async (_, text) => {
    await using proxy = await startWithRecord(treatAll('tokenize'));
    const answer = await expectRefusal(proxy, toWrite('POST', message(text)), {
      ...{ reason: 'request-invalid', consumer },
    });
    expectInvalid(answer, ['Content']);
    expect(answer.body.toString()).not.toContain('PII');
  });

  it('is refused for a class that its sender has no tokens of', async () => {
    const fields = treatAll('tokenize');
    await using proxy = await startWithRecord(fields, {
      config: {
        consumers: {
          [consumer]: { ...everything, fields, tokenGroup: 'sales' },
          other: { ...everything, fields: { ...fields, name: 'redact' }, tokenGroup: 'sales' },
        },
      },
    });
    const token = (await read(proxy)).AiChannelSessionCoworkerFullName ?? '';
    const key = await createKey(proxy.settings.keysUrl, 'other');
    const request = toWrite('POST', message(token));
    const headers = { ...json, Authorization: `Bearer ${key}` };
    expectInvalid(await proxy.send({ ...request, headers }), ['Content']);
  });

  it('cannot stand for more than a request may hold', async () => {
    await using proxy = await startWithRecord(treatAll('tokenize'), {
      limits: { maxBodyBytes: 4_000 },
    });
    expect((await write(proxy, 'POST', message('x'.repeat(3_000)))).status).toBe(200);
    const { Content } = await read(proxy);
    expectProblem(await write(proxy, 'POST', message(Content + Content)), 'body-too-large');
    expect((await write(proxy, 'POST', message(Content))).status).toBe(200);
  });

  it('passes untouched where nothing is hidden and no group is shared', async () => {
    await using proxy = await startWithRecord(treatAll('clear'));
    const text = 'A token looks like «PII:NAME:a3f2b1c9», nothing like «REDACTED»';
    expect((await write(proxy, 'POST', message(text))).status).toBe(200);
    expect(proxy.stored().Content).toBe(text);
  });
});

describe('a store that fails', () => {
  it('stops only those that need it', async () => {
    await using proxy = await startWithRecord(treatAll('tokenize'), {
      config: {
        consumers: {
          [consumer]: { ...everything, fields: treatAll('tokenize') },
          redacted: { ...everything, fields: treatAll('redact') },
        },
      },
    });
    breakState(proxy);
    const answer = await proxy.send({ target: `${messages}/5` });
    expectProblem(answer, 'state-unavailable');
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.body.toString() + proxy.logLines.join('')).not.toContain('Maria');
    const key = await createKey(proxy.settings.keysUrl, 'redacted');
    const headers = { Authorization: `Bearer ${key}` };
    expect((await proxy.send({ target: `${messages}/5`, headers })).status).toBe(200);
  });

  it('does not hide that a write took effect', async () => {
    await using proxy = await startWithRecord(treatAll('tokenize'));
    breakState(proxy);
    const answer = await write(proxy, 'POST', message('text'));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      ...{ WasSuccessful: true, Value: { Id: 5 }, UpdatedBy: '«REDACTED»' },
    });
  });
});

/** Takes the table away under the running proxy. */
function breakState({ settings }: TestProxy): void {
  using database = new DatabaseSync(settings.stateUrl.replace('sqlite:', ''));
  database.exec('DROP TABLE proxy_state');
}
