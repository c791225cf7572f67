import { describe, expect, it } from 'vitest';
import {
  operationNamed,
  parametersOf,
  resolveSchema,
  schemaNamed,
  specification,
} from './specification.ts';

const filter = 'OpenAiChatMessage';
const session = `${filter}_AiChannelSession`;

const queryParameters = [
  { name: 'page', type: 'integer', default: 1 },
  { name: 'size', type: 'integer', default: 25 },
  { name: 'orderBy', type: 'string' },
  { name: 'dir', type: 'integer', enum: [0, 1] },
  { name: `${filter}_Business`, type: 'integer' },
  { name: `${filter}_User`, type: 'integer' },
  { name: session, type: 'integer' },
  { name: `${session}_ExternalIdentifier`, type: 'string', personalData: 'contact-identifier' },
  { name: `${session}_Coworker_Id`, type: 'string' },
  { name: `${session}_Coworker_CoworkerType`, type: 'string' },
  { name: `${session}_Coworker_FullName`, type: 'string', personalData: 'name' },
  { name: `${session}_Coworker_MobilePhone`, type: 'string', personalData: 'phone' },
  { name: `${session}_Coworker_LandLine`, type: 'string', personalData: 'phone' },
  { name: `${session}_Coworker_BillingName`, type: 'string', personalData: 'name' },
  { name: `${session}_Coworker_CompanyName`, type: 'string', personalData: 'name' },
  { name: `${session}_Coworker_TeamNames`, type: 'string', personalData: 'name' },
  { name: `${filter}_Action`, type: 'integer' },
  { name: `${filter}_Content`, type: 'string', personalData: 'free-text' },
  { name: `${filter}_ChatSession`, type: 'string' },
  { name: `${filter}_ResponderName`, type: 'string', personalData: 'name' },
  { name: `${filter}_ChatMessageRole`, type: 'string' },
  { name: `${filter}_Rating`, type: 'integer' },
  { name: `${filter}_Channel`, type: 'string' },
  { name: `from_${filter}_Rating`, type: 'integer' },
  { name: `to_${filter}_Rating`, type: 'integer' },
  { name: `from_${filter}_CreatedOn`, type: 'string', format: 'date-minute' },
  { name: `to_${filter}_CreatedOn`, type: 'string', format: 'date-minute' },
  { name: `from_${filter}_UpdatedOn`, type: 'string', format: 'date-minute' },
  { name: `to_${filter}_UpdatedOn`, type: 'string', format: 'date-minute' },
];

const integer = 'integer';
const string = 'string';
const nullableInteger = ['integer', 'null'];
const nullableString = ['string', 'null'];

const summaryFields = [
  { name: 'BusinessId', type: integer },
  { name: 'UserId', type: nullableInteger },
  { name: 'AiChannelSessionId', type: nullableInteger },
  {
    name: 'AiChannelSessionExternalIdentifier',
    type: nullableString,
    personalData: 'contact-identifier',
  },
  { name: 'AiChannelSessionCoworkerId', type: nullableString },
  { name: 'AiChannelSessionCoworkerCoworkerType', type: nullableString },
  { name: 'AiChannelSessionCoworkerFullName', type: nullableString, personalData: 'name' },
  { name: 'AiChannelSessionCoworkerMobilePhone', type: nullableString, personalData: 'phone' },
  { name: 'AiChannelSessionCoworkerLandLine', type: nullableString, personalData: 'phone' },
  { name: 'AiChannelSessionCoworkerBillingName', type: nullableString, personalData: 'name' },
  { name: 'AiChannelSessionCoworkerCompanyName', type: nullableString, personalData: 'name' },
  { name: 'AiChannelSessionCoworkerTeamNames', type: nullableString, personalData: 'name' },
  { name: 'Content', type: string, personalData: 'free-text' },
  { name: 'ChatSession', type: nullableString },
  { name: 'ResponderName', type: nullableString, personalData: 'name' },
  { name: 'ChatMessageRole', type: nullableString },
  { name: 'Rating', type: nullableInteger },
  { name: 'Channel', type: nullableString },
  { name: 'Id', type: integer },
  { name: 'UniqueId', type: string, format: 'uuid' },
  { name: 'CreatedOn', type: string, format: 'date-time' },
  { name: 'UpdatedOn', type: string, format: 'date-time' },
  { name: 'UpdatedBy', type: string, personalData: 'email' },
  { name: 'IsNew', type: 'boolean' },
  { name: 'SystemId', type: nullableString },
  { name: 'ToStringText', type: string, personalData: 'free-text' },
  { name: 'LocalizationDetails', type: undefined },
  { name: 'CustomFields', type: undefined, personalData: 'free-text' },
];

const toolFields = ['CoworkerMessageId', 'HelpDeskMessageId', 'HelpDeskCommentId'];
const pageFields = [
  'Records',
  'CurrentPage',
  'CurrentPageSize',
  'CurrentOrderField',
  'CurrentSortDirection',
  'FirstItem',
  'LastItem',
  'PageNumber',
  'PageSize',
  'TotalItems',
  'TotalPages',
  'HasNextPage',
  'HasPreviousPage',
];

describe('searchOpenAiChatMessages', () => {
  const parameters = parametersOf(operationNamed('searchOpenAiChatMessages'));

  it('takes exactly the 29 documented query parameters', () => {
    expect(parameters.map(({ name }) => name).toSorted()).toEqual(
      queryParameters.map(({ name }) => name).toSorted(),
    );
    expect(parameters).toHaveLength(29);
  });

  it.each(queryParameters)('takes $name', ({ name, type, format, personalData, ...rest }) => {
    const parameter = parameters.find((candidate) => candidate.name === name);

    expect(parameter).toMatchObject({ in: 'query', schema: {} });
    expect(parameter?.required ?? false).toBe(false);
    expect(parameter?.['x-personal-data']).toBe(personalData);
    const schema = resolveSchema(parameter?.schema ?? {});
    expect(schema.type).toBe(type);
    expect(schema.default).toBe(rest.default);
    expect(schema.enum).toEqual(rest.enum);
    if (type === 'string') expect(schema.format).toBe(format);
  });
});

describe('OpenAiChatMessageSummary', () => {
  const {
    properties = {},
    required = [],
    additionalProperties,
  } = schemaNamed('OpenAiChatMessageSummary');

  it.each(summaryFields)('has $name', ({ name, type, format, personalData }) => {
    const property = properties[name];

    expect(property).toBeDefined();
    expect(property?.type).toEqual(type);
    expect(property?.['x-personal-data']).toBe(personalData);
    if (format !== undefined) expect(property?.format).toBe(format);
  });

  it.each(toolFields)('may have %s', (name) => {
    expect(properties[name]?.type).toEqual(nullableInteger);
    expect(required).not.toContain(name);
  });

  it('has no other field, and not Action', () => {
    const names = [...summaryFields.map(({ name }) => name), ...toolFields];

    expect(Object.keys(properties).toSorted()).toEqual(names.toSorted());
  });

  it('requires every documented field and tolerates others', () => {
    expect(required.toSorted()).toEqual(summaryFields.map(({ name }) => name).toSorted());
    expect(additionalProperties).toBeUndefined();
  });

  it('promises no format for UpdatedBy', () => {
    expect(properties['UpdatedBy']?.format).toBeUndefined();
  });
});

describe('OpenAiChatMessage', () => {
  it('is the summary with a required integer Action', () => {
    const [summary, action] = schemaNamed('OpenAiChatMessage').allOf ?? [];

    expect(summary?.$ref).toMatch(/\/OpenAiChatMessageSummary$/);
    expect(action?.required).toEqual(['Action']);
    expect(resolveSchema(action?.properties?.['Action'] ?? {})).toMatchObject({
      type: 'integer',
      'x-extensible-enum': [{ value: 1, name: 'Operator' }],
    });
    expect(schemaNamed('Action').enum).toBeUndefined();
  });
});

describe('OpenAiChatMessagePage', () => {
  it('requires the records and the twelve fields around them', () => {
    const { properties = {}, required = [] } = schemaNamed('OpenAiChatMessagePage');

    expect(Object.keys(properties).toSorted()).toEqual(pageFields.toSorted());
    expect(required.toSorted()).toEqual(pageFields.toSorted());
  });
});

describe('required fields', () => {
  it.each([
    { schema: 'OpenAiChatMessageCreate', required: ['BusinessId', 'Action', 'Content'] },
    { schema: 'OpenAiChatMessageUpdate', required: ['Id', 'BusinessId', 'Action', 'Content'] },
    { schema: 'ValidationError', required: ['AttemptedValue', 'Message', 'PropertyName'] },
    { schema: 'CommandFailure', required: ['Message', 'Value', 'Errors', 'WasSuccessful'] },
    {
      schema: 'CommandSuccess',
      required: [
        'Status',
        'Message',
        'Value',
        'OpenInDialog',
        'OpenInWindow',
        'RedirectURL',
        'JavaScript',
        'UpdatedOn',
        'UpdatedBy',
        'Errors',
        'WasSuccessful',
      ],
    },
    { schema: 'Token', required: ['access_token', 'token_type', 'expires_in', 'refresh_token'] },
    { schema: 'PasswordGrant', required: ['grant_type', 'username', 'password'] },
    { schema: 'RefreshGrant', required: ['grant_type', 'refresh_token'] },
  ])('$schema requires $required', ({ schema, required }) => {
    expect(schemaNamed(schema).required?.toSorted()).toEqual(required.toSorted());
  });
});

describe('OpenAiChatMessageCreate', () => {
  it('takes the three required fields, the links, and nothing else', () => {
    const { properties = {}, additionalProperties } = schemaNamed('OpenAiChatMessageCreate');

    expect(Object.keys(properties).toSorted()).toEqual(
      ['BusinessId', 'Action', 'Content', 'UserId', 'AiChannelSessionId', ...toolFields].toSorted(),
    );
    expect(additionalProperties).toBe(false);
  });
});

describe('OpenAiChatMessageUpdate', () => {
  const { properties = {}, additionalProperties } = schemaNamed('OpenAiChatMessageUpdate');
  const record = {
    ...schemaNamed('OpenAiChatMessageSummary').properties,
    ...schemaNamed('OpenAiChatMessage').allOf?.[1]?.properties,
  };

  it('takes every field of the record and nothing else', () => {
    expect(Object.keys(properties).toSorted()).toEqual(Object.keys(record).toSorted());
    expect(additionalProperties).toBe(false);
  });

  it.each(Object.entries(record))('takes %s as the record has it', (name, field) => {
    expect(withoutProse(properties[name])).toEqual(withoutProse(field));
  });
});

describe('personal data', () => {
  it.each([
    ['OpenAiChatMessageCreate', 'Content', 'free-text'],
    ['CommandSuccess', 'UpdatedBy', 'email'],
    ['CommandFailure', 'UpdatedBy', 'email'],
    ['CommandFailure', 'Message', undefined],
    ['ValidationError', 'AttemptedValue', 'free-text'],
    ['PasswordGrant', 'username', 'email'],
  ])('in %s %s is %s', (schema, property, personalData) => {
    expect(schemaNamed(schema).properties?.[property]?.['x-personal-data']).toBe(personalData);
  });
});

describe('operations', () => {
  it.each([
    ['get', '/api/sys/openaichatmessages', 'searchOpenAiChatMessages', 'List'],
    ['get', '/api/sys/openaichatmessages/{id}', 'getOpenAiChatMessage', 'Read'],
    ['post', '/api/sys/openaichatmessages', 'createOpenAiChatMessage', 'Create'],
    ['put', '/api/sys/openaichatmessages', 'updateOpenAiChatMessage', 'Edit'],
    ['delete', '/api/sys/openaichatmessages/{id}', 'deleteOpenAiChatMessage', 'Delete'],
  ])('%s %s is %s and needs the role for %s', (method, path, operationId, role) => {
    expect(specification.paths[path]?.[method]).toMatchObject({
      operationId,
      security: [
        { bearerAuth: [`OpenAiChatMessage-${role}`] },
        { basicAuth: [`OpenAiChatMessage-${role}`] },
      ],
    });
  });

  it('issues tokens without a credential', () => {
    expect(specification.paths['/api/token']?.['post']).toMatchObject({
      operationId: 'issueToken',
      security: [],
    });
  });

  it.each([
    ['searchOpenAiChatMessages', ['200', '400', '401', '409', '429', 'default']],
    ['getOpenAiChatMessage', ['200', '400', '401', '404', '409', '429', 'default']],
    ['createOpenAiChatMessage', ['200', '400', '401', '409', '429', 'default']],
    ['updateOpenAiChatMessage', ['200', '400', '401', '404', '409', '429', 'default']],
    ['deleteOpenAiChatMessage', ['200', '400', '401', '404', '409', '429', 'default']],
    ['issueToken', ['200', '400', '409', '429', 'default']],
  ])('%s answers %s', (operationId, statuses) => {
    expect(Object.keys(operationNamed(operationId).responses)).toEqual(statuses);
  });
});

describe('x-rules', () => {
  it('states the published request limits', () => {
    const rule = specification['x-rules'].find(({ id }) => id === 'throttle-limits');

    expect(rule?.windows).toEqual([
      { requests: 1, windowMs: 100 },
      { requests: 120, windowMs: 60_000 },
      { requests: 5_000, windowMs: 3_600_000 },
      { requests: 200_000, windowMs: 86_400_000 },
      { requests: 60, windowMs: 60_000, methods: ['POST', 'PUT', 'DELETE'] },
      { requests: 5_000, windowMs: 86_400_000, methods: ['POST', 'PUT', 'DELETE'] },
    ]);
  });
});

/** What a schema demands, without what it says about it. */
function withoutProse(schema: object | undefined): object {
  return Object.fromEntries(
    Object.entries(schema ?? {}).filter(([key]) => key !== 'description' && key !== 'x-evidence'),
  );
}
