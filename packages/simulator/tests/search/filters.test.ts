import type { OpenAiChatMessage, OpenAiChatMessagePage } from '@nexudus-toolkit/api-types';
import { operations } from '@nexudus-toolkit/validation';
import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../src/index.ts';
import { filterBindings } from '../../src/search/filter-bindings.ts';
import { ask, resource } from '../ask.ts';

type Test = (message: OpenAiChatMessage) => boolean;
/** A field that can be filtered by. */
type Field = Exclude<keyof OpenAiChatMessage, 'LocalizationDetails' | 'CustomFields'>;
type Row = readonly [parameter: string, value: string, isWanted: Test];

const simulator = createSimulator();
const everything = simulator.store.list();
/** A record in which every field that can be filtered by has a value. */
const sample = everything.find(
  (message) =>
    message.AiChannelSessionCoworkerCompanyName !== null &&
    message.AiChannelSessionCoworkerLandLine !== null &&
    message.AiChannelSessionCoworkerTeamNames !== null &&
    message.ChatSession !== null &&
    message.ResponderName !== null &&
    message.UserId !== null &&
    message.Rating !== null,
);
if (!sample) throw new Error('The generated data has no record with a value in every field.');

const has =
  (field: Field, part: string): Test =>
  (message) =>
    String(message[field] ?? '')
      .toLowerCase()
      .includes(part.toLowerCase());

const text = (parameter: string, field: Field): Row => {
  const value = String(sample[field]);
  return [parameter, value, has(field, value)];
};

const whole = (parameter: string, field: Field): Row => [
  parameter,
  String(sample[field]),
  (message) => message[field] === sample[field],
];

/** Each filter and range of the documentation, beside a naive reading of it. */
const rows: readonly Row[] = [
  whole('OpenAiChatMessage_Business', 'BusinessId'),
  whole('OpenAiChatMessage_User', 'UserId'),
  whole('OpenAiChatMessage_AiChannelSession', 'AiChannelSessionId'),
  text(
    'OpenAiChatMessage_AiChannelSession_ExternalIdentifier',
    'AiChannelSessionExternalIdentifier',
  ),
  whole('OpenAiChatMessage_AiChannelSession_Coworker_Id', 'AiChannelSessionCoworkerId'),
  text(
    'OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType',
    'AiChannelSessionCoworkerCoworkerType',
  ),
  text('OpenAiChatMessage_AiChannelSession_Coworker_FullName', 'AiChannelSessionCoworkerFullName'),
  text(
    'OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone',
    'AiChannelSessionCoworkerMobilePhone',
  ),
  text('OpenAiChatMessage_AiChannelSession_Coworker_LandLine', 'AiChannelSessionCoworkerLandLine'),
  text(
    'OpenAiChatMessage_AiChannelSession_Coworker_BillingName',
    'AiChannelSessionCoworkerBillingName',
  ),
  text(
    'OpenAiChatMessage_AiChannelSession_Coworker_CompanyName',
    'AiChannelSessionCoworkerCompanyName',
  ),
  text(
    'OpenAiChatMessage_AiChannelSession_Coworker_TeamNames',
    'AiChannelSessionCoworkerTeamNames',
  ),
  ['OpenAiChatMessage_Action', '1', (message) => message.Action === 1],
  ['OpenAiChatMessage_Content', 'RECHNUNG', has('Content', 'rechnung')],
  text('OpenAiChatMessage_ChatSession', 'ChatSession'),
  text('OpenAiChatMessage_ResponderName', 'ResponderName'),
  ['OpenAiChatMessage_ChatMessageRole', 'user', has('ChatMessageRole', 'user')],
  ['OpenAiChatMessage_Rating', '4', (message) => message.Rating === 4],
  ['OpenAiChatMessage_Channel', 'WhatsApp', has('Channel', 'WhatsApp')],
  ['from_OpenAiChatMessage_Rating', '4', (message) => (message.Rating ?? 0) >= 4],
  ['to_OpenAiChatMessage_Rating', '2', (message) => (message.Rating ?? 9) <= 2],
  [
    'from_OpenAiChatMessage_CreatedOn',
    '2025-06-01T00:00',
    ({ CreatedOn }) => CreatedOn >= '2025-06-01T00:00:00Z',
  ],
  [
    'to_OpenAiChatMessage_CreatedOn',
    '2025-03-01T12:30',
    ({ CreatedOn }) => CreatedOn <= '2025-03-01T12:30:00Z',
  ],
  [
    'from_OpenAiChatMessage_UpdatedOn',
    '2025-09-01T00:00',
    ({ UpdatedOn }) => UpdatedOn >= '2025-09-01T00:00:00Z',
  ],
  [
    'to_OpenAiChatMessage_UpdatedOn',
    '2025-02-01T23:59',
    ({ UpdatedOn }) => UpdatedOn <= '2025-02-01T23:59:00Z',
  ],
];

async function search(query: Readonly<Record<string, string>>): Promise<OpenAiChatMessagePage> {
  const parameters = new URLSearchParams({ size: '1000', ...query });
  const target = `${resource}?${parameters.toString()}`;
  return (await ask<OpenAiChatMessagePage>(simulator, 'GET', target)).body;
}

const toIds = (messages: readonly { readonly Id: number }[]) => messages.map(({ Id }) => Id);

describe('filters and ranges of searchOpenAiChatMessages', () => {
  it('all have a row in the table, and each is bound to a field', () => {
    const specified = operations.searchOpenAiChatMessages.parameters.map(({ name }) => name);
    const paging = ['page', 'size', 'orderBy', 'dir'];
    expect(specified).toHaveLength(29);
    expect([...paging, ...rows.map(([parameter]) => parameter)]).toEqual(specified);
    expect([...paging, ...filterBindings.map(({ parameter }) => parameter)]).toEqual(specified);
  });

  it.each(rows)(
    '%s=%s returns what a naive reading returns',
    async (parameter, value, isWanted) => {
      const wanted = everything.filter(isWanted);
      expect(wanted.length).toBeGreaterThan(0);
      expect(wanted.length).toBeLessThan(everything.length);
      const page = await search({ [parameter]: value });
      expect(toIds(page.Records)).toEqual(toIds(wanted));
      expect(page.TotalItems).toBe(wanted.length);
    },
  );

  it('combine: a record has to satisfy all of them', async () => {
    const query = {
      OpenAiChatMessage_Channel: 'Email',
      OpenAiChatMessage_Business: String(sample.BusinessId),
      from_OpenAiChatMessage_CreatedOn: '2025-04-01T00:00',
      to_OpenAiChatMessage_CreatedOn: '2025-08-31T23:59',
    };
    const wanted = everything.filter(
      ({ Channel, BusinessId, CreatedOn }) =>
        Channel === 'Email' &&
        BusinessId === sample.BusinessId &&
        CreatedOn >= '2025-04-01T00:00:00Z' &&
        CreatedOn <= '2025-08-31T23:59:00Z',
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(toIds((await search(query)).Records)).toEqual(toIds(wanted));
  });

  it('compare the customer id as a whole, though it is a text', async () => {
    const part = String(sample.AiChannelSessionCoworkerId).slice(0, 3);
    const page = await search({ OpenAiChatMessage_AiChannelSession_Coworker_Id: part });
    expect(page.TotalItems).toBe(0);
  });

  it('include the minute that a range names', async () => {
    simulator.store.put({ Id: 1, CreatedOn: '2024-05-06T07:08:00Z' });
    const minute = '2024-05-06T07:08';
    const query = {
      from_OpenAiChatMessage_CreatedOn: minute,
      to_OpenAiChatMessage_CreatedOn: minute,
    };
    expect(toIds((await search(query)).Records)).toEqual([1]);
    simulator.store.remove(1);
  });

  it('are ignored without an error when misspelt', async () => {
    const page = await search({ OpenAiChatMessage_Chanel: 'Email', PageSize: '3' });
    expect(page.TotalItems).toBe(everything.length);
    expect(page.Records).toHaveLength(everything.length);
  });

  it('count by their first value when repeated, and not at all when empty', async () => {
    const repeated = `${resource}?OpenAiChatMessage_Action=1&OpenAiChatMessage_Action=0&size=1000`;
    const { body } = await ask<OpenAiChatMessagePage>(simulator, 'GET', repeated);
    expect(body.TotalItems).toBe(everything.filter(({ Action }) => Action === 1).length);
    expect((await search({ OpenAiChatMessage_Content: '' })).TotalItems).toBe(everything.length);
  });

  it.each([
    ['OpenAiChatMessage_Business', 'Hamburg'],
    ['OpenAiChatMessage_Rating', '4.5'],
    ['from_OpenAiChatMessage_CreatedOn', '2025-06-01'],
    ['page', '0'],
    ['size', '-1'],
    ['dir', '2'],
  ])('%s=%s is refused with 400, naming the parameter', async (parameter, value) => {
    const target = `${resource}?${parameter}=${value}`;
    const { status, body } = await ask<{ Errors: { PropertyName: string }[] }>(
      simulator,
      'GET',
      target,
    );
    expect(status).toBe(400);
    expect(body.Errors.map(({ PropertyName }) => PropertyName)).toEqual([parameter]);
  });
});
