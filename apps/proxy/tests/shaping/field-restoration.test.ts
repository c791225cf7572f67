import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../src/index.ts';
import { expectInvalid } from '../fixtures/expect-refusal.ts';
import { person, treatAll } from '../fixtures/field-grants.ts';
import { message, read, startWithRecord, write } from '../fixtures/kept-record.ts';

describe('an update by whoever does not see all of the record', () => {
  const grants: [string, Grant['fields']][] = [
    ['redact', treatAll('redact')],
    ['tokenize', treatAll('tokenize')],
    ['hidden names', { ...treatAll('clear'), name: 'redact' }],
    ['clear names', { ...treatAll('redact'), name: 'clear' }],
  ];

  it.each(grants)('changes nothing that comes back as it was read: %s', async (_, fields) => {
    await using proxy = await startWithRecord(fields);
    const answer = await write(proxy, 'PUT', { ...(await read(proxy)), Action: 0 });
    expect(answer.status).toBe(200);
    expect(proxy.stored()).toEqual({ ...person, Action: 0 });
  });

  it.each(grants)('clears nothing hidden that is left out: %s', async (_, fields) => {
    await using proxy = await startWithRecord(fields);
    const { Content } = await read(proxy);
    const body = { Id: 5, BusinessId: 7, Action: 0, Content };
    expect((await write(proxy, 'PUT', body)).status).toBe(200);
    const sent = JSON.parse(proxy.nexudus.requests.at(-1)?.body ?? '') as OpenAiChatMessage;
    expect(sent.Content).toBe(person.Content);
    if (fields.name === 'clear') expect(sent).not.toHaveProperty('ResponderName');
    else expect(sent.ResponderName).toBe('Kim');
    if (fields['free-text'] !== 'clear') expect(sent.CustomFields).toEqual({ locker: 'B12' });
  });

  it('takes a new text', async () => {
    await using proxy = await startWithRecord(treatAll('redact'));
    await write(proxy, 'PUT', { Id: 5, BusinessId: 7, Action: 1, Content: 'new' });
    expect(proxy.stored().Content).toBe('new');
    await write(proxy, 'PUT', { Id: 5, BusinessId: 7, Action: 1, Content: '' });
    expect(proxy.stored().Content).toBe('');
  });

  it('does not write the text that stands for a value', async () => {
    await using proxy = await startWithRecord(treatAll('redact'));
    const body = { Id: 5, BusinessId: 7, Action: 1, Content: 'was «REDACTED»' };
    expectInvalid(await write(proxy, 'PUT', body), ['Content']);
    expectInvalid(await write(proxy, 'POST', message('«REDACTED»')), ['Content']);
    await write(proxy, 'PUT', { ...body, Content: '' });
    expectInvalid(await write(proxy, 'PUT', { ...body, Content: '«REDACTED»' }), ['Content']);
    expect(proxy.stored().Content).toBe('');
  });

  it('is not sent when the record cannot be read first', async () => {
    await using proxy = await startWithRecord(treatAll('redact'));
    proxy.nexudus.answer((_, response) => {
      response.writeHead(404).end();
    });
    const answer = await write(proxy, 'PUT', { ...person, Action: 0 });
    expect(answer.status).toBe(404);
    expect(proxy.nexudus.requests.map(({ method }) => method)).toEqual(['GET']);
  });
});
