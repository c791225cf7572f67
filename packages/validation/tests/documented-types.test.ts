import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateRequestBody, validateResponseBody } from '../src/index.ts';

// Which types each field of each body allows, and whether it may be left out: a change of either in
// the specification has to be made here, too. The record itself stands among the documented facts.

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

type Kind = 'string' | 'date-time' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/** One value of each type that a field may be mistaken for. */
const values: Readonly<Record<Kind, unknown>> = {
  string: 'some text',
  'date-time': '2025-02-03T09:15:10Z',
  integer: 7,
  boolean: true,
  object: { Id: 7 },
  array: [],
  null: null,
};

interface Body {
  readonly title: string;
  /** A valid body, which every field is put into. */
  readonly example: Readonly<Record<string, unknown>>;
  readonly check: (body: unknown) => readonly unknown[] | undefined;
  /** Types by field; a question mark says that it may be left out. */
  readonly fields: Readonly<Record<string, string>>;
}

const bodies: readonly Body[] = [
  {
    title: 'a page',
    example: { ...readExample('documented/search-response'), Records: [] },
    check: (body) => validateResponseBody('searchOpenAiChatMessages', 200, json, body),
    fields: {
      Records: 'array',
      CurrentPage: 'integer',
      CurrentPageSize: 'integer',
      CurrentOrderField: 'string',
      CurrentSortDirection: 'integer',
      FirstItem: 'integer',
      LastItem: 'integer',
      PageNumber: 'integer',
      PageSize: 'integer',
      TotalItems: 'integer',
      TotalPages: 'integer',
      HasNextPage: 'boolean',
      HasPreviousPage: 'boolean',
    },
  },
  {
    title: 'a success',
    example: readExample('documented/create-response'),
    check: (body) => validateResponseBody('createOpenAiChatMessage', 200, json, body),
    fields: {
      Status: 'integer',
      Message: 'string',
      Value: 'object',
      OpenInDialog: 'boolean',
      OpenInWindow: 'boolean',
      RedirectURL: 'string null',
      JavaScript: 'string null',
      UpdatedOn: 'date-time',
      UpdatedBy: 'string',
      Errors: 'null',
      WasSuccessful: 'boolean',
    },
  },
  {
    title: 'a failure',
    example: readExample('command-unsuccessful'),
    check: (body) => validateResponseBody('deleteOpenAiChatMessage', 200, json, body),
    fields: {
      Status: 'integer ?',
      Message: 'string',
      Value: 'null',
      OpenInDialog: 'boolean ?',
      OpenInWindow: 'boolean ?',
      RedirectURL: 'string null ?',
      JavaScript: 'string null ?',
      UpdatedOn: 'date-time null ?',
      UpdatedBy: 'string null ?',
      Errors: 'array null',
    },
  },
  {
    title: 'a validation failure',
    example: readExample('documented/create-validation-failure'),
    check: (body) => validateResponseBody('createOpenAiChatMessage', 400, json, body),
    fields: { Message: 'string', Value: 'null', Errors: 'array' },
  },
  {
    title: 'an error of a validation failure',
    example: { AttemptedValue: 1, Message: 'must not be negative', PropertyName: 'Rating' },
    check: (error) => {
      const failure = { ...readExample('documented/create-validation-failure'), Errors: [error] };
      return validateResponseBody('createOpenAiChatMessage', 400, json, failure);
    },
    fields: {
      AttemptedValue: 'string integer boolean object array null',
      Message: 'string',
      PropertyName: 'string',
    },
  },
  {
    title: 'a token',
    example: readExample('token-response'),
    check: (body) => validateResponseBody('issueToken', 200, json, body),
    fields: {
      access_token: 'string',
      token_type: 'string',
      expires_in: 'integer',
      refresh_token: 'string',
    },
  },
  {
    title: 'a refused grant',
    example: readExample('token-error'),
    check: (body) => validateResponseBody('issueToken', 400, json, body),
    fields: { error: 'string', error_description: 'string ?' },
  },
  {
    title: 'a message to create',
    example: readExample('documented/create-request'),
    check: (body) => validateRequestBody('createOpenAiChatMessage', json, body),
    fields: {
      BusinessId: 'integer',
      Action: 'integer',
      Content: 'string',
      UserId: 'integer ?',
      AiChannelSessionId: 'integer ?',
      CoworkerMessageId: 'integer ?',
      HelpDeskMessageId: 'integer ?',
      HelpDeskCommentId: 'integer ?',
    },
  },
  {
    title: 'a password grant',
    example: readExample('token-password-request'),
    check: (body) => validateRequestBody('issueToken', form, body),
    fields: {
      grant_type: '',
      username: 'string',
      password: 'string',
      totp: 'string ?',
      client_id: 'string ?',
    },
  },
  {
    title: 'a refresh grant',
    example: readExample('token-refresh-request'),
    check: (body) => validateRequestBody('issueToken', form, body),
    fields: { grant_type: '', refresh_token: 'string' },
  },
];

describe.each(bodies)('$title', ({ example, check, fields }) => {
  it('is valid as it is', () => {
    expect(check(example)).toEqual([]);
  });

  it.each(Object.entries(fields))('takes %s as %s, and as nothing else', (name, allowed) => {
    const kinds = Object.keys(values) as Kind[];
    const taken = kinds.filter((kind) => isTaken(check, { ...example, [name]: values[kind] }));
    const expected = allowed.split(' ');
    // A moment is a text, but not any text is a moment.
    const withMoments = [...expected, ...(expected.includes('string') ? ['date-time'] : [])];

    expect(taken).toEqual(kinds.filter((kind) => withMoments.includes(kind)));
  });

  it.each(Object.entries(fields))(
    'may lack %s if it ends in a question mark: %s',
    (name, allowed) => {
      const rest = Object.fromEntries(Object.entries(example).filter(([key]) => key !== name));

      expect(isTaken(check, rest)).toBe(allowed.endsWith('?'));
    },
  );
});

function isTaken(check: Body['check'], body: unknown): boolean {
  return check(body)?.length === 0;
}

function readExample(name: string): Readonly<Record<string, unknown>> {
  const file = new URL(`../../../openapi/examples/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
}
