import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { specificationFolder } from './redocly.ts';
import { createSchemaCheck } from './specification.ts';

interface ExampleUse {
  file: string;
  schema: string;
}

const check = createSchemaCheck();
const examplesFolder = join(specificationFolder, 'examples');
const uses = ['paths', 'components/responses'].flatMap((folder) =>
  filesIn(join(specificationFolder, folder), '.yaml').flatMap((file) =>
    usesIn(parse(readFileSync(file, 'utf8')), dirname(file)),
  ),
);

const faults: { file: string; schema: string; fault: string; change: object }[] = [
  {
    file: 'documented/get-one-response.json',
    schema: 'OpenAiChatMessage',
    fault: 'no Action',
    change: { Action: undefined },
  },
  {
    file: 'documented/get-one-response.json',
    schema: 'OpenAiChatMessage',
    fault: 'a number as customer id',
    change: { AiChannelSessionCoworkerId: 5 },
  },
  {
    file: 'documented/get-one-response.json',
    schema: 'OpenAiChatMessage',
    fault: 'a null Content',
    change: { Content: null },
  },
  {
    file: 'documented/search-response.json',
    schema: 'OpenAiChatMessagePage',
    fault: 'no TotalPages',
    change: { TotalPages: undefined },
  },
  {
    file: 'documented/search-response.json',
    schema: 'OpenAiChatMessagePage',
    fault: 'an empty record',
    change: { Records: [{}] },
  },
  {
    file: 'documented/create-request.json',
    schema: 'OpenAiChatMessageCreate',
    fault: 'no Content',
    change: { Content: undefined },
  },
  {
    file: 'documented/create-request.json',
    schema: 'OpenAiChatMessageCreate',
    fault: 'a field of the record',
    change: { Rating: 1 },
  },
  {
    file: 'documented/create-request.json',
    schema: 'OpenAiChatMessageCreate',
    fault: 'a null link',
    change: { UserId: null },
  },
  {
    file: 'documented/create-response.json',
    schema: 'CommandResult',
    fault: 'a success turned failure',
    change: { WasSuccessful: false },
  },
  {
    file: 'documented/create-response.json',
    schema: 'CommandResult',
    fault: 'no id',
    change: { Value: {} },
  },
  {
    file: 'documented/create-validation-failure.json',
    schema: 'ValidationFailure',
    fault: 'null errors',
    change: { Errors: null },
  },
  {
    file: 'update-request.json',
    schema: 'OpenAiChatMessageUpdate',
    fault: 'no Id',
    change: { Id: undefined },
  },
  {
    file: 'update-request.json',
    schema: 'OpenAiChatMessageUpdate',
    fault: 'an unknown field',
    change: { Contents: '' },
  },
  {
    file: 'update-request.json',
    schema: 'OpenAiChatMessageUpdate',
    fault: 'an id that JSON cannot hold',
    change: { UserId: 2 ** 53 },
  },
  {
    file: 'token-password-request.json',
    schema: 'TokenRequest',
    fault: 'another grant',
    change: { grant_type: 'refresh_token' },
  },
  {
    file: 'token-response.json',
    schema: 'Token',
    fault: 'no refresh token',
    change: { refresh_token: undefined },
  },
];

describe('examples', () => {
  it.each(uses)('$file is a valid $schema', ({ file, schema }) => {
    expect(check(schema, read(file))).toBe(true);
  });

  it('are all used by the specification', () => {
    const files = filesIn(examplesFolder, '.json').map((file) => relative(examplesFolder, file));

    expect(files.toSorted()).toEqual([...new Set(uses.map(({ file }) => file))].toSorted());
  });

  it.each(faults)('$file with $fault is no valid $schema', ({ file, schema, change }) => {
    expect(check(schema, { ...read(file), ...change })).toBe(false);
  });

  it('accepts a record with fields that are not listed', () => {
    const record = read('documented/get-one-response.json');

    expect(check('OpenAiChatMessage', { ...record, AddedLater: true })).toBe(true);
  });

  it('accepts the record as read as the body of an update', () => {
    expect(check('OpenAiChatMessageUpdate', read('documented/get-one-response.json'))).toBe(true);
  });

  it('refuses a search result as the body of an update', () => {
    const { Action, ...summary } = read('documented/get-one-response.json');

    expect(Action).toBe(0);
    expect(check('OpenAiChatMessageUpdate', summary)).toBe(false);
  });
});

describe('DateMinute', () => {
  it.each(['2025-01-01T00:00', '2025-12-31T23:59'])('accepts %s', (value) => {
    expect(check('DateMinute', value)).toBe(true);
  });

  it.each([
    '2025-13-01T00:00',
    '2025-01-32T00:00',
    '2025-01-01T24:00',
    '2025-01-01T00:60',
    '2025-01-01T00:00:00',
    '2025-01-01T00:00Z',
    '2025-01-01',
  ])('refuses %s', (value) => {
    expect(check('DateMinute', value)).toBe(false);
  });
});

describe('contradictions of the documented examples', () => {
  const contradictions = parse(
    readFileSync(join(examplesFolder, 'documented/contradictions.yaml'), 'utf8'),
  ) as { file: string; pointer: string }[];

  it.each(contradictions)('of $file at $pointer say what was decided', (contradiction) => {
    expect(contradiction).toEqual({
      file: expect.any(String) as string,
      pointer: expect.any(String) as string,
      table: expect.stringMatching(/\S/) as string,
      example: expect.stringMatching(/\S/) as string,
      decision: expect.stringMatching(/\S/) as string,
    });
  });

  it.each(contradictions)('$file has $pointer', ({ file, pointer }) => {
    const payload = read(join('documented', file));

    expect(pointer === '' || pointer.slice(1) in payload).toBe(true);
  });
});

function read(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(examplesFolder, file), 'utf8')) as Record<string, unknown>;
}

function filesIn(folder: string, extension: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => join(folder, file));
}

/** Each example file that a media type below a node refers to, with the schema of that media type. */
function usesIn(node: unknown, folder: string): ExampleUse[] {
  if (node === null || typeof node !== 'object') return [];
  const { schema, examples } = node as {
    schema?: { $ref?: string };
    examples?: Record<string, { externalValue?: string }>;
  };
  const own = Object.values(examples ?? {}).flatMap(({ externalValue }) =>
    externalValue === undefined
      ? []
      : [
          {
            file: relative(examplesFolder, join(folder, externalValue)),
            schema: basename(schema?.$ref ?? '', '.yaml'),
          },
        ],
  );
  return [...own, ...Object.values(node).flatMap((child) => usesIn(child, folder))];
}
