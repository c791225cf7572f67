import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toSpecificationChangesJsonSchema } from '../../src/changes/changes-schema.ts';
import type { SpecificationChanges } from '../../src/changes/specification-changes.ts';
import { writeFiles } from './documents.ts';

const main = fileURLToPath(new URL('../../src/changes/main.ts', import.meta.url));
const specification = fileURLToPath(new URL('../../../../openapi/openapi.yaml', import.meta.url));
interface Outcome {
  readonly status: number;
  readonly output: string;
  readonly errorOutput: string;
}

function run(parameters: readonly string[], folder?: string): Promise<Outcome> {
  const argv = ['--conditions=@nexudus-toolkit/source', main, ...parameters];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, argv, { cwd: folder }, (_, output, errorOutput) => {
      resolve({ status: child.exitCode ?? -1, output, errorOutput });
    });
  });
}

const root = `openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          description: Things
          content:
            application/json:
              schema:
                $ref: thing.yaml
`;
const thing = `type: object
properties:
  Id: { type: integer }
  Name:
    type: string
`;

describe('contract:diff', () => {
  it('finds nothing between a specification and itself', async () => {
    const { status, output } = await run([specification, specification]);

    expect(output).toContain('No changes.');
    expect(output).toContain('Needed version step: none.');
    expect(status).toBe(0);
  });

  it('names file, line and consumer of what breaks in a file that is referred to', async () => {
    const folder = await writeFiles({
      'old/root.yaml': root,
      'old/thing.yaml': thing,
      'new/root.yaml': `\uFEFF${root.replaceAll('\n', '\r\n')}`,
      'new/thing.yaml': thing.replace('  Id: { type: integer }\n', ''),
      'pacts/reader.json': JSON.stringify({
        consumer: { name: 'reader' },
        interactions: [
          {
            description: 'a list',
            request: { method: 'GET', path: '/things' },
            response: { status: 200, body: { Id: 1 } },
          },
        ],
      }),
    });

    const { status, output, errorOutput } = await run(
      ['old/root.yaml', 'new/root.yaml', '--pacts', 'pacts'],
      folder,
    );

    expect(errorOutput).toBe('');
    expect(output).toContain('[response] Id is gone');
    expect(output).toContain('old/thing.yaml:3');
    expect(output).toContain('error: reader uses it in "a list"');
    expect(output.trimEnd().split('\n').at(-1)).toBe(
      'Needed version step: major. The version is 1.0.0 in both, which is not enough.',
    );
    expect(status).toBe(1);
  });

  it('knows the client of this project without running anything', async () => {
    const folder = await writeFiles({});
    await cp(join(specification, '..'), join(folder, 'openapi'), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    });
    const changed = join(folder, 'openapi/components/schemas/OpenAiChatMessageSummary.yaml');
    const text = await readFile(changed, 'utf8');
    await writeFile(
      changed,
      text.replace('  - Content\n', '').replace('  Content:\n', '  Text:\n'),
    );

    const { status, output } = await run([specification, join(folder, 'openapi/openapi.yaml')]);

    expect(output).toContain('[response] Content is gone');
    expect(output).toContain('in answer 200: Records[].Content; answer 200: Content');
    expect(output).toContain(
      'error: nexudus-client uses it in "a read of a bare message", "a read of a linked message", ' +
        '"a search by every parameter", "a search for the second of three pages"',
    );
    expect(status).toBe(1);
  });

  it('writes JSON of the published form', async () => {
    const folder = await writeFiles({
      'root.yaml': root,
      'thing.yaml': thing,
      'other.yaml': root.replace('listThings', 'readThings'),
    });

    const { status, output } = await run(['root.yaml', 'other.yaml', '--json'], folder);

    const result = JSON.parse(output) as SpecificationChanges;
    expect(result.changes).toEqual([
      expect.objectContaining({
        effect: 'breaking',
        kind: 'operation-renamed',
        severity: 'warning',
        place: { file: 'other.yaml', line: 6, column: 7 },
        operationIds: ['readThings'],
        consumers: [],
      }),
    ]);
    expect(status).toBe(1);
  });

  it.each([
    ['a missing file', ['root.yaml', 'missing.yaml'], 'missing.yaml:1:1: There is no such file.'],
    ['a folder', ['root.yaml', '.'], '.:1:1: This is a folder'],
    ['an empty file', ['root.yaml', 'empty.yaml'], 'empty.yaml:1:1: '],
    ['what is no YAML', ['root.yaml', 'broken.yaml'], 'broken.yaml:2:1: '],
    ['a list', ['root.yaml', 'list.json'], 'list.json:1:1: This is no OpenAPI 3 document'],
    ['Swagger 2', ['root.yaml', 'swagger.json'], 'This is Swagger 2'],
    ['an unresolvable reference', ['root.yaml', 'dangling.yaml'], 'dangling.yaml:12:15: '],
    [
      'a reference to a missing file',
      ['root.yaml', 'lost.yaml'],
      'nowhere.yaml:1:1: This cannot be read, and',
    ],
    ['an alias of itself', ['root.yaml', 'alias.yaml'], 'alias.yaml:1:1: An alias'],
    ['an unknown flag', ['root.yaml', 'root.yaml', '--fast'], '--fast'],
    ['one file', ['root.yaml'], 'Two files are compared, not 1.'],
    ['a missing folder of pacts', ['root.yaml', 'root.yaml', '--pacts', 'none'], 'none: '],
    [
      'what is no pact',
      ['root.yaml', 'root.yaml', '--pacts', 'pacts'],
      'pacts/a.json: This is no pact',
    ],
  ])('refuses %s in one line', async (_, parameters, message) => {
    const folder = await writeFiles({
      'root.yaml': root,
      'thing.yaml': thing,
      'empty.yaml': '',
      'broken.yaml': 'openapi: [3.1.0\n: :',
      'list.json': '[]',
      'swagger.json': '{"swagger":"2.0"}',
      'dangling.yaml': root.replace('thing.yaml', "'#/components/schemas/Thing'"),
      'alias.yaml': 'openapi: 3.1.0\npaths: &all\n  /a: *all\n',
      'lost.yaml': root.replace('thing.yaml', 'nowhere.yaml'),
      'pacts/a.json': '{}',
    });

    const { status, output, errorOutput } = await run(parameters, folder);

    expect(errorOutput).toContain(message);
    expect(errorOutput.trimEnd().split('\n')).toHaveLength(1);
    expect(output).toBe('');
    expect(status).toBe(2);
  });

  it('explains itself', async () => {
    const { status, output } = await run(['--help']);

    expect(output).toContain('Usage: npm run contract:diff');
    expect(status).toBe(0);
  });
});

it('publishes the form of its JSON', async () => {
  const schema = `${JSON.stringify(toSpecificationChangesJsonSchema(), undefined, 2)}\n`;

  await expect(schema).toMatchFileSnapshot('../../schema/specification-changes.schema.json');
});
