import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { renderTable } from './markdown.ts';

interface ExampleDifference {
  readonly file: string;
  readonly pointer: string;
  readonly table: string;
  readonly example: string;
  readonly decision: string;
}

const folder = 'examples/documented';

/** Where the example of a page differs from the table of the same page, field by field. */
export async function renderExampleDifferences(specificationFolder: string): Promise<string[]> {
  const file = join(specificationFolder, folder, 'contradictions.yaml');
  // A test of the specification holds each entry to this shape.
  const differences = parse(await readFile(file, 'utf8')) as readonly ExampleDifference[];
  return [
    ...['', '### Examples against the tables of their own pages', ''],
    `From [${folder}/contradictions.yaml](${folder}/contradictions.yaml).`,
    '',
    ...renderTable(
      ['example', 'at', 'the table says', 'the example shows', 'decided'],
      differences.map(({ file, pointer, table, example, decision }) => [
        `[${file}](${folder}/${file})`,
        pointer === '' ? 'the whole' : `\`${pointer}\``,
        table,
        example,
        decision,
      ]),
    ),
  ];
}
