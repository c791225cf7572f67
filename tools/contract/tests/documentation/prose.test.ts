import { describe, expect, it } from 'vitest';
import { parsePageType } from '../../src/documentation/page/page-type.ts';
import { findDatePattern } from '../../src/documentation/prose/date-pattern.ts';
import { findRoles } from '../../src/documentation/prose/authorization.ts';
import { findStatedDefault } from '../../src/documentation/prose/stated-default.ts';
import {
  findAllowedValues,
  findLooselyNamedValues,
  findNamedValues,
} from '../../src/documentation/prose/stated-values.ts';
import { parseSampleRequest } from '../../src/documentation/samples/sample-request.ts';

const inShort = (values: readonly { value: string; name: string }[]): string =>
  values.map(({ value, name }) => `${value} ${name}`).join(', ');

describe('findNamedValues', () => {
  it.each([
    ['`1` = Operator', '1 Operator'],
    ['Values: 1 = Operator, 2 = Bot User.', '1 Operator, 2 Bot User'],
    ['Enum values: 1: Operator, 2: Bot', '1 Operator, 2 Bot'],
    ['-1 = None; 0 = All', '-1 None, 0 All'],
    ['0 for ascending, 1 for descending', '0 ascending, 1 descending'],
    ['ascending (0) or descending (1)', '0 ascending, 1 descending'],
    ['0/1 for asc/desc', '0 ascending, 1 descending'],
    ['−1 is descending, 1 ascending', '-1 descending, 1 ascending'],
    ['Between 1 and 5: good', ''],
    ['In 2025: Nothing', ''],
    ['HTTP status code, 200 where it worked', ''],
  ])('%s', (text, values) => {
    expect(inShort(findNamedValues(text))).toBe(values);
  });
});

describe('findLooselyNamedValues', () => {
  it.each([
    ['`1` (Operator) and `2` (Bot)', '1 Operator, 2 Bot'],
    ['Operator (1)', '1 Operator'],
    ['1 means Operator', '1 Operator'],
  ])('%s', (text, values) => {
    expect(inShort(findLooselyNamedValues(text))).toBe(values);
  });
});

describe('findAllowedValues', () => {
  it.each([
    ['Allowed values: `Email`, `Chat`.', ['Email', 'Chat']],
    ['Must be one of Email, Chat or WhatsApp', ['Email', 'Chat', 'WhatsApp']],
    ['one of the properties of a record', []],
    ['A channel, e.g. Email, Chat', []],
  ])('%s', (text, values) => {
    expect(findAllowedValues(text)).toEqual(values);
  });
});

describe('findDatePattern', () => {
  it.each([
    ['Format: YYYY-MM-DDTHH:mm.', 'YYYY-MM-DDTHH:mm'],
    ['as YYYY-MM-DDTHH:mm:ssZ', 'YYYY-MM-DDTHH:mm:ssZ'],
    ['as YYYY-MM-DD', 'YYYY-MM-DD'],
    ['as DD/MM/YYYY', 'DD/MM/YYYY'],
    ['a date in ISO 8601', undefined],
  ])('%s', (text, pattern) => {
    expect(findDatePattern(text)).toBe(pattern);
  });
});

describe('findStatedDefault', () => {
  it.each([
    ['Defaults to 25.', '25'],
    ['How many (default: 25)', '25'],
    ['By default is true', 'true'],
    ['Defaults to the first page', undefined],
  ])('%s', (text, value) => {
    expect(findStatedDefault(text)).toBe(value);
  });
});

describe('findRoles', () => {
  it.each([
    ['have the Thing-Read role', ['Thing-Read']],
    ['needs the role Thing-Read.', ['Thing-Read']],
    ['the Thing-Read or Thing-Edit permission', ['Thing-Read', 'Thing-Edit']],
    ['have the `ThingReader` role', ['ThingReader']],
    ['have the required role', []],
    ['A bearer token. Sign-In first.', []],
  ])('%s', (text, roles) => {
    const prose = [{ text, line: 1, section: 'authentication' as const }];

    expect(findRoles(prose).map(({ name }) => name)).toEqual(roles);
  });
});

describe('parsePageType', () => {
  it.each([
    ['integer', ['integer'], false],
    ['string | null', ['string'], true],
    ['string (nullable)', ['string'], true],
    ['integer or string', ['integer', 'string'], false],
    ['object[]', ['array'], false],
    ['array<string>', ['array'], false],
    ['Thing', ['object'], false],
    ['enum<string>', ['string'], false],
    ['datetime', ['string'], false],
    ['decimal', ['number'], false],
    ['null', [], true],
  ])('%s', (text, types, nullable) => {
    expect(parsePageType(text)).toMatchObject({ types: new Set(types), nullable });
  });

  it('knows what an array holds', () => {
    expect(parsePageType('Thing[]').items?.types).toEqual(new Set(['object']));
    expect(parsePageType('array<string>').items?.types).toEqual(new Set(['string']));
    expect(parsePageType('any').types).toBeUndefined();
  });
});

describe('parseSampleRequest', () => {
  it.each([
    ['curl', 'curl "https://a.example/api/x?a=1&b=2"', 'GET /api/x a=1 b=2'],
    ['curl with a method', "curl -X DELETE \\\n  'https://a.example/api/x/1'", 'DELETE /api/x/1'],
    ['curl with a body', `curl https://a.example/x -d '{"a": "it\\"s"}'`, 'POST /x'],
    [
      'curl with braces',
      'curl --request PUT --url https://a.example/x/{id} -H "A: b"',
      'PUT /x/{id}',
    ],
    ['curl with an option first', 'curl -s -H "A: b" https://a.example/x/', 'GET /x'],
    ['JavaScript', "await fetch('https://a.example/x', { method: 'POST' })", 'POST /x'],
    ['JavaScript without a method', 'fetch(`https://a.example/x`)', 'GET /x'],
    ['Python', 'requests.put("https://a.example/x", json={})', 'PUT /x'],
    ['C#', 'await client.DeleteAsync("https://a.example/x/1");', 'DELETE /x/1'],
    ['no request', 'npm install', undefined],
    ['no address', 'curl -X GET', undefined],
    ['no valid address', 'curl https://[bad', undefined],
  ])('reads %s', (_, code, request) => {
    const found = parseSampleRequest(code);
    const words = found && [found.method, found.path, ...found.query.map((pair) => pair.join('='))];

    expect(words?.join(' ')).toBe(request);
  });
});
