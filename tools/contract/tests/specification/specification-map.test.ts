import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpecificationMap } from '../../src/specification/specification-map.ts';
import { UnreadableSpecificationError } from '../../src/specification/source-file.ts';

const root = join(import.meta.dirname, '../../../..');
const map = await createSpecificationMap(join(root, 'openapi/openapi.yaml'), { relativeTo: root });
const search = ['paths', '/api/sys/openaichatmessages', 'get'];
const page = [...search, 'responses', '200', 'content', 'application/json', 'schema'];

async function textAt({ file, line }: { file: string; line: number }): Promise<string> {
  const text = await readFile(join(root, file), 'utf8');
  return text.split('\n')[line - 1]?.trim() ?? '';
}

describe('locate', () => {
  const schemas = 'openapi/components/schemas';
  it.each([
    [
      'a field of a later part of a combination',
      ['components', 'schemas', 'OpenAiChatMessage', 'properties', 'Action', 'x-evidence'],
      `${schemas}/OpenAiChatMessage.yaml`,
      expect.stringContaining('x-evidence:'),
    ],
    ['an operation', search, 'openapi/paths/openaichatmessages.yaml', 'get:'],
    [
      'a field behind references',
      [...page, 'properties', 'Records', 'items', 'properties', 'Id'],
      `${schemas}/OpenAiChatMessageSummary.yaml`,
      'Id:',
    ],
    [
      'a field within a combination',
      ['components', 'schemas', 'OpenAiChatMessage', 'properties', 'Rating'],
      `${schemas}/OpenAiChatMessageSummary.yaml`,
      'Rating:',
    ],
    [
      'a parameter by its name',
      [...search, 'parameters', 'dir', 'schema'],
      'openapi/components/parameters/paging.yaml',
      'schema: { type: integer, enum: [0, 1] }',
    ],
    [
      'a rule by its id',
      ['x-rules', 'default-order', 'statement'],
      'openapi/openapi.yaml',
      'statement: Without orderBy, results are ordered by Id, ascending.',
    ],
    [
      'what stands beside a reference',
      ['components', 'schemas', 'OpenAiChatMessageUpdate', 'properties', 'Action', 'x-evidence'],
      `${schemas}/OpenAiChatMessageUpdate.yaml`,
      expect.stringContaining('x-evidence:'),
    ],
    [
      'the nearest part of what is absent',
      [...page, 'properties', 'Missing', 'type'],
      `${schemas}/OpenAiChatMessagePage.yaml`,
      'properties:',
    ],
  ])('finds %s', async (_, path, file, line) => {
    const place = map.locate(path);

    expect(place.file).toBe(file);
    expect(await textAt(place)).toEqual(line);
  });
});

describe('operationsAt', () => {
  it.each([
    [
      ['components', 'schemas', 'OpenAiChatMessagePage', 'properties', 'TotalPages'],
      ['searchOpenAiChatMessages'],
    ],
    [
      ['components', 'schemas', 'OpenAiChatMessage', 'properties', 'Rating'],
      ['searchOpenAiChatMessages', 'getOpenAiChatMessage'],
    ],
    [['x-rules', 'refresh-rotates', 'statement'], ['issueToken']],
    [
      ['components', 'securitySchemes', 'basicAuth', 'scheme'],
      expect.not.arrayContaining(['issueToken']),
    ],
    [['info', 'title'], []],
  ])('names whom %j concerns', (path, operationIds) => {
    expect(map.operationsAt(map.locate(path))).toEqual(operationIds);
  });

  it('follows the payloads of examples', () => {
    const file = 'openapi/examples/documented/create-request.json';

    expect(map.operationsAt({ file, line: 2 })).toEqual(['createOpenAiChatMessage']);
  });
});

describe('a specification that cannot be read', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'specification-map-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it.each([
    ['is malformed', 'openapi: 3.1.1\npaths: {\n', 'api.yaml:'],
    ['is empty', '', 'api.yaml:1:1: The file is empty.'],
    ['refers to a missing file', 'paths:\n  /a: { $ref: a.yaml }\n', 'a.yaml:1:1: ENOENT'],
    [
      'refers to a missing part',
      'paths:\n  /a: { $ref: "#/nowhere" }\n',
      'api.yaml:2:3: #/nowhere leads nowhere',
    ],
    [
      'refers in a circle',
      'paths:\n  /a: { $ref: "#/paths/~1a" }\n',
      'api.yaml:2:3: The reference leads back to itself',
    ],
  ])('is named with its line when it %s', async (_, text, message) => {
    const file = join(folder, 'api.yaml');
    await writeFile(file, text);

    const reading = createSpecificationMap(file);

    await expect(reading).rejects.toThrow(UnreadableSpecificationError);
    await expect(reading).rejects.toThrow(message);
  });

  it('ends at schemas that contain themselves', async () => {
    const file = join(folder, 'api.yaml');
    await writeFile(
      file,
      'paths:\n  /a:\n    get: { schema: { $ref: "#/tree" } }\ntree:\n  items: { $ref: "#/tree" }\n  allOf: [{ $ref: "#/tree" }]\n',
    );

    const recursive = await createSpecificationMap(file, { relativeTo: folder });

    expect(recursive.operationsAt({ file: 'api.yaml', line: 5 })).toEqual(['get /a']);
    expect(recursive.locate(['tree', 'items', 'items']).line).toBe(5);
    expect(recursive.find(['tree', 'properties'])).toBeUndefined();
  });
});
