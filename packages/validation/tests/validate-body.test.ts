import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toValidationFailure, validateRequestBody, validateResponseBody } from '../src/index.ts';

const json = 'application/json';

const example = new URL(
  '../../../openapi/examples/documented/get-one-response.json',
  import.meta.url,
);
const record = JSON.parse(readFileSync(example, 'utf8')) as Readonly<Record<string, unknown>>;

const message = { BusinessId: 1, Action: 1, Content: 'Hello' };

describe('validateRequestBody', () => {
  it.each([
    ['a message', message],
    ['an empty content and action 0', { BusinessId: 0, Action: 0, Content: '' }],
    ['an unnamed action', { ...message, Action: 42 }],
  ])('takes %s', (_, body) => {
    expect(validateRequestBody('createOpenAiChatMessage', json, body)).toEqual([]);
  });

  it('takes a complete record as an update, null links included', () => {
    expect(validateRequestBody('updateOpenAiChatMessage', json, record)).toEqual([]);
  });

  it.each([
    ['a search result as an update', omit(record, 'Action'), 'Action', 'is a required field'],
    ['a text as an id', { ...record, BusinessId: '1' }, 'BusinessId', 'must be of type integer'],
    ['an unknown field', { ...record, Contents: '' }, 'Contents', /not a field/],
    ['a number beyond 2^53', { ...record, Id: 1e30 }, 'Id', '<= 9007199254740991'],
    ['an array', [], 'Body', 'must be of type object'],
    ['null', null, 'Body', 'must be of type object'],
  ])('refuses %s', (_, body, propertyName, text) => {
    const issues = validateRequestBody('updateOpenAiChatMessage', json, body);
    expect(issues).toMatchObject([{ location: 'body', propertyName }]);
    expect(issues[0]?.message).toMatch(text);
  });

  it.each([
    ['Contents', 'is not a field that this operation takes; did you mean Content?'],
    ['businessid', 'is not a field that this operation takes; did you mean BusinessId?'],
    ['Foo', 'is not a field that this operation takes'],
  ])('names the field that %s may have meant', (name, text) => {
    const issues = validateRequestBody('createOpenAiChatMessage', json, { ...message, [name]: '' });
    expect(issues).toMatchObject([{ propertyName: name, message: text }]);
  });

  it('refuses a __proto__ key instead of reading it', () => {
    const body: unknown = JSON.parse(
      '{"BusinessId":1,"Action":1,"Content":"","__proto__":{"a":1}}',
    );
    expect(validateRequestBody('createOpenAiChatMessage', json, body)).toMatchObject([
      { propertyName: '__proto__' },
    ]);
  });

  it('reads the two grants of the token endpoint apart', () => {
    const form = 'application/x-www-form-urlencoded';
    const password = { grant_type: 'password', username: 'a@example.com', password: 'x' };
    expect(validateRequestBody('issueToken', form, password)).toEqual([]);
    expect(
      validateRequestBody('issueToken', form, { grant_type: 'refresh_token', refresh_token: 'x' }),
    ).toEqual([]);
    expect(validateRequestBody('issueToken', form, { grant_type: 'refresh_token' })).toMatchObject([
      { propertyName: 'refresh_token', message: 'is a required field' },
    ]);
  });

  it('throws for a media type that the operation does not take', () => {
    expect(() => validateRequestBody('createOpenAiChatMessage', 'text/plain', '')).toThrow(
      TypeError,
    );
  });
});

describe('validateResponseBody', () => {
  it('takes a refused grant with and without a description', () => {
    const error = { error: 'invalid_grant' };
    const described = { ...error, error_description: 'The password is wrong.' };
    expect(validateResponseBody('issueToken', 400, json, error)).toEqual([]);
    expect(validateResponseBody('issueToken', 400, json, described)).toEqual([]);
    expect(validateResponseBody('issueToken', 400, json, {})).toMatchObject([
      { propertyName: 'error' },
    ]);
  });

  const validate = (body: unknown) =>
    validateResponseBody('getOpenAiChatMessage', 200, json, body)?.map(
      ({ pointer, message }) => `${pointer} ${message}`,
    );

  it('tolerates new fields and unnamed actions', () => {
    expect(validate({ ...record, Action: 99, Sentiment: 'good' })).toEqual([]);
  });

  it.each([
    ['a missing field', omit(record, 'Content'), '/Content is a required field'],
    ['a null where none was seen', { ...record, Content: null }, '/Content must be of type string'],
    ['another type', { ...record, Rating: '5' }, '/Rating must be of type integer or null'],
    [
      'another date format',
      { ...record, CreatedOn: '15/01/2025' },
      /CreatedOn must have the form .*RFC 3339/,
    ],
  ])('finds %s', (_, body, finding) => {
    const findings = validate(body);
    expect(findings).toHaveLength(1);
    expect(findings?.[0]).toMatch(finding);
  });

  it('tells success and failure of a command apart by WasSuccessful', () => {
    const failure = { Message: 'No', Value: null, Errors: null, WasSuccessful: false };
    expect(validateResponseBody('deleteOpenAiChatMessage', 200, json, failure)).toEqual([]);
    expect(
      validateResponseBody('deleteOpenAiChatMessage', 200, json, { ...failure, Value: { Id: 1 } }),
    ).toMatchObject([{ pointer: '/Value' }]);
  });

  it.each([
    ['getOpenAiChatMessage', 401],
    ['getOpenAiChatMessage', 503],
    ['searchOpenAiChatMessages', 409],
  ] as const)('promises no body for %s with %i', (operationId, status) => {
    expect(validateResponseBody(operationId, status, json, { any: 'thing' })).toBeUndefined();
  });
});

describe('toValidationFailure', () => {
  it('answers a flood of issues and long values with little', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`f${index}`, 1]),
    );
    const issues = validateRequestBody('createOpenAiChatMessage', json, {
      ...message,
      ...fields,
      Action: 'x'.repeat(10_000),
      ['k'.repeat(10_000)]: [[fields]],
    });
    const failure = toValidationFailure(issues);
    expect(failure.Errors).toHaveLength(100);
    expect(failure.Message).toMatch(/and 4902 more$/);
    expect(JSON.stringify(failure).length).toBeLessThan(30_000);
  });

  it('cuts no character in two', () => {
    const issues = validateRequestBody('createOpenAiChatMessage', json, {
      ...message,
      Action: `${'x'.repeat(199)}😀`,
    });
    const [error] = toValidationFailure(issues).Errors;
    expect(error?.AttemptedValue).toBe(`${'x'.repeat(199)}…`);
  });

  it('gives the documented body', () => {
    const issues = validateRequestBody('createOpenAiChatMessage', json, omit(message, 'Action'));
    expect(toValidationFailure(issues)).toEqual({
      Message: 'Action: is a required field',
      Value: null,
      Errors: [{ AttemptedValue: null, Message: 'is a required field', PropertyName: 'Action' }],
      WasSuccessful: false,
    });
  });
});

function omit(value: object, key: string): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
