import { operations, validateResponseBody } from '@nexudus-toolkit/validation';
import { describe, expect, it } from 'vitest';
import { sendJson, type Script } from '../fixtures/fake-nexudus.ts';
import { person, treatAll } from '../fixtures/field-grants.ts';
import { toCommandSuccess, toPage } from '../fixtures/records.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const get = { target: `${messages}/5` };
const search = { target: messages };
const create = {
  ...{ method: 'POST', target: messages, headers: json },
  body: JSON.stringify({ BusinessId: 7, Action: 1, Content: 'x' }),
};
const answerWith =
  (value: unknown, status = 200): Script =>
  (_, response) => {
    sendJson(response, status, value);
  };

async function read(proxy: TestProxy, request: Parameters<TestProxy['send']>[0]) {
  const answer = await proxy.send(request);
  expect(answer.headers['content-length']).toBe(String(answer.body.byteLength));
  return JSON.parse(answer.body.toString()) as Record<string, unknown>;
}

describe('an answer', () => {
  it('passes byte for byte where every class is clear', async () => {
    await using proxy = await startTestProxy();
    const text = JSON.stringify({ Unknown: 1, ...person }, null, 3);
    proxy.nexudus.answer((_, response) => {
      response.writeHead(200, json).end(text);
    });
    expect((await proxy.send(get)).body.toString()).toBe(text);
  });

  it('is redacted by the type of each field', async () => {
    await using proxy = await startTestProxy({ grant: { fields: treatAll('redact') } });
    proxy.nexudus.answer(answerWith(person));
    const { personalData } = operations.getOpenAiChatMessage;
    const texts = ['Content', 'UpdatedBy', 'ToStringText'];
    expect(await read(proxy, get)).toEqual({
      ...person,
      ...Object.fromEntries(
        Object.keys(personalData).map((field) => [
          field,
          texts.includes(field) ? '«REDACTED»' : null,
        ]),
      ),
    });
  });

  it('has a token for each value', async () => {
    await using proxy = await startTestProxy({ grant: { fields: treatAll('tokenize') } });
    proxy.nexudus.answer(answerWith(toPage([person, { ...person, Id: 6 }])));
    const page = await read(proxy, search);
    const [one, other] = page['Records'] as [Record<string, unknown>, Record<string, unknown>];
    const { personalData } = operations.searchOpenAiChatMessages;
    for (const [field, personalDataClass] of Object.entries(personalData)) {
      if (field === 'CustomFields') continue; // no text
      const name = personalDataClass.toUpperCase().replace('-', '_');
      expect(one[field]).toMatch(new RegExp(`^«PII:${name}:[0-9a-f]{8}»$`));
      expect(other[field]).toBe(one[field]);
    }
    expect(one['CustomFields']).toBeNull();
    expect(one['Id']).toBe(5);
    expect(one['AiChannelSessionCoworkerMobilePhone']).not.toBe(
      one['AiChannelSessionCoworkerLandLine'],
    );
    const again = await read(proxy, search);
    expect(again).toEqual(page);
  });

  it.each([
    ['OpenAiChatMessage was successfully created.', 'OpenAiChatMessage was successfully created.'],
    ['OpenAiChatMessage of Ada was successfully created.', '«REDACTED»'],
  ])('keeps of what a write says the sentences that quote nothing: %s', async (said, told) => {
    await using proxy = await startTestProxy({ grant: { fields: treatAll('redact') } });
    proxy.nexudus.answer(answerWith({ ...toCommandSuccess(5), Message: said }));
    expect((await read(proxy, create))['Message']).toBe(told);
  });

  it('treats each class by itself', async () => {
    const fields = { ...treatAll('clear'), name: 'redact', phone: 'tokenize' } as const;
    await using proxy = await startTestProxy({ grant: { fields } });
    proxy.nexudus.answer(answerWith(person));
    const record = await read(proxy, get);
    expect(record).toMatchObject({
      AiChannelSessionCoworkerFullName: null,
      AiChannelSessionCoworkerMobilePhone: expect.stringMatching(/^«PII:PHONE:/) as string,
      AiChannelSessionExternalIdentifier: 'maria@example.org',
      Content: 'Is the parcel there?',
      ToStringText: 'Message 5',
      CustomFields: { locker: 'B12' },
    });
  });

  it('lets what is made from a record repeat nothing of it that is hidden', async () => {
    await using proxy = await startTestProxy({
      grant: { fields: { ...treatAll('clear'), name: 'redact' } },
    });
    proxy.nexudus.answer(
      answerWith({
        ...person,
        ToStringText: 'From Maria Lopez',
        CustomFields: [{ x: 'Lopez & Sons' }],
      }),
    );
    expect(await read(proxy, get)).toMatchObject({
      ToStringText: '«REDACTED»',
      CustomFields: null,
    });
  });

  it('leaves out what the specification does not describe', async () => {
    await using proxy = await startTestProxy({ grant: { fields: treatAll('redact') } });
    const drifted = {
      ...person,
      ...{
        Nickname: 'canary',
        ['__proto__']: { x: 'canary' },
        LocalizationDetails: { es: 'canary' },
      },
      ...{ AiChannelSessionCoworkerFullName: { first: 'canary' }, UpdatedBy: 4711 },
      ...{ Rating: 'canary', UserId: 'canary', IsNew: 'canary' },
      ...{
        Channel: ['canary'],
        ChatSession: { a: 'canary' },
        AiChannelSessionCoworkerTeamNames: ['canary'],
      },
    };
    const untyped = [4711, 'canary', ['canary']].map((LocalizationDetails) => ({
      ...{ ...person, LocalizationDetails },
    }));
    proxy.nexudus.answer(
      answerWith({
        ...toPage([]),
        Records: [drifted, ...untyped],
        Extra: 'canary',
        CurrentOrderField: { a: 'canary' },
      }),
    );
    const answer = await proxy.send(search);
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).not.toMatch(/canary|4711/);
    expect(answer.body.toString()).toContain('"Channel":null');
  });

  it('keeps null and empty texts', async () => {
    await using proxy = await startTestProxy({ grant: { fields: treatAll('tokenize') } });
    const empty = { ...person, ResponderName: null, Content: '', UpdatedBy: '' };
    proxy.nexudus.answer(answerWith(empty));
    expect(await read(proxy, get)).toMatchObject({
      ResponderName: null,
      Content: '',
      UpdatedBy: '',
    });
  });

  it.each(['redact', 'tokenize'] as const)('of a write hides who did it: %s', async (treatment) => {
    await using proxy = await startTestProxy({ grant: { fields: treatAll(treatment) } });
    proxy.nexudus.answer(answerWith(toCommandSuccess(5, 'kim@example.org')));
    const envelope = await read(proxy, create);
    expect(envelope).toMatchObject({
      Value: { Id: 5 },
      WasSuccessful: true,
      UpdatedBy:
        treatment === 'redact' ? '«REDACTED»' : (expect.stringMatching(/^«PII:EMAIL:/) as string),
    });
    expect(
      validateResponseBody('createOpenAiChatMessage', 200, 'application/json', envelope),
    ).toEqual([]);
  });

  it.each([200, 400])('that refuses a write quotes nothing: %i', async (status) => {
    await using proxy = await startTestProxy({
      grant: { fields: { ...treatAll('clear'), name: 'tokenize' } },
    });
    const error = (Message: string, PropertyName: string) => ({
      ...{ AttemptedValue: 'canary', Message, PropertyName },
    });
    const errors = [
      { ...error('is a required field', 'Id'), AttemptedValue: { a: 'canary' } },
      error('is a required field', 'Business'),
      error('"canary" is wrong', 'canary'),
    ];
    const failure = { Value: null, WasSuccessful: false, JavaScript: 'canary', Errors: errors };
    proxy.nexudus.answer(answerWith({ ...failure, Message: 'Content: canary' }, status));
    expect(await read(proxy, create)).toEqual({
      ...{ Value: null, WasSuccessful: false, JavaScript: null, Message: 'Content: «REDACTED»' },
      Errors: [
        { AttemptedValue: null, Message: 'is a required field', PropertyName: 'Id' },
        { AttemptedValue: null, Message: 'is a required field', PropertyName: 'Business' },
        { AttemptedValue: null, Message: '«REDACTED»', PropertyName: '«REDACTED»' },
      ],
    });
  });

  it('is recorded with the classes that left', async () => {
    const fields = { ...treatAll('redact'), name: 'tokenize' } as const;
    await using proxy = await startTestProxy({ grant: { fields } });
    proxy.nexudus.answer(answerWith(person));
    const answer = await proxy.send(get);
    const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entry?.records).toMatchObject({
      ...{ ids: [5], businessIds: [7], personalData: ['name'], tokenized: ['name'] },
      redacted: ['contact-identifier', 'email', 'free-text', 'phone'],
    });
  });
});
