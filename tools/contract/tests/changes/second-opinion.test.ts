import { runRedocly } from '@nexudus-toolkit/openapi';
import { expect, it } from 'vitest';
import { compare, documentWithValue, writeFiles, type Part } from './documents.ts';
import { operationCases } from './operation-cases.ts';
import { schemaCases } from './schema-cases.ts';

// Redocly's differ rates the same changes. It cannot see that something was only rewritten, and it
// has no rule for some of what is compared here; in all else the two have to agree.

interface Case {
  readonly title: string;
  readonly from: Part;
  readonly to: Part;
}

const directions = ['request', 'response'] as const;
const cases: readonly Case[] = [
  ...schemaCases.flatMap(([title, from, to]) =>
    directions.flatMap((direction) => {
      const [one, other] = [documentWithValue(direction, from), documentWithValue(direction, to)];
      return [
        { title: `${title}, in a ${direction}`, from: one, to: other },
        { title: `${title}, in a ${direction}, backwards`, from: other, to: one },
      ];
    }),
  ),
  ...operationCases
    // All cases go into one document, so none of them may need a root of its own.
    .filter(({ from, to }) => [from, to].every((document) => Object.keys(document).length === 3))
    .flatMap(({ title, from, to }) => [
      { title, from, to },
      { title: `${title}, backwards`, from: to, to: from },
    ]),
];

/** What Redocly rates major although consumers go on as before, and why it is overruled. */
const tooCautious: readonly string[] = [
  // Values are compared one by one, and not keyword by keyword.
  'a constant that becomes an enum, in a request',
  'a constant that becomes an enum, in a response, backwards',
  'null, as a variant, in a request',
  'null, as a variant, in a response, backwards',
  'null beside a reference, in a request',
  'null beside a reference, in a response, backwards',
  // The one is part of the other.
  'a coarser step, in a request, backwards',
  'a coarser step, in a response',
  'a wider integer, in a request',
  'a wider integer, in a response, backwards',
  // What was sent before is still understood.
  'empty values',
  'reserved characters',
  // It is written on the wire as before.
  'a media type with a charset that it has anyway',
  'a media type with a charset that it has anyway, backwards',
  'a parameter of the path instead of the operation',
  'a parameter of the path instead of the operation, backwards',
  'a style that is the default',
  'a style that is the default, backwards',
  'explode where there is a single value',
  'explode where there is a single value, backwards',
];

/** What Redocly lets pass although it breaks consumers. */
const unnoticed: readonly string[] = [
  'a header that always comes, backwards',
  'a keyword that nobody knows, in a request',
  'a keyword that nobody knows, in a response, backwards',
  'another default of a parameter',
  'another default of a parameter, backwards',
  'another way to write a form, backwards',
];

it('is that of Redocly, but for what is listed', async () => {
  const folder = await writeFiles({
    'old.json': JSON.stringify(joinDocuments(cases.map(({ from }) => from))),
    'new.json': JSON.stringify(joinDocuments(cases.map(({ to }) => to))),
    'rules.yaml': 'extends: [diff-recommended]\n',
  });
  // What follows the two dashes is not read, so that other rules count than those of this project.
  const options = ['--format', 'json', '--config', 'rules.yaml', '--'];
  const report = JSON.parse(
    await runRedocly(['diff', 'old.json', 'new.json', ...options], folder),
  ) as RedoclyReport;
  const major = new Set(
    report.changes
      .filter(({ impact }) => impact === 'major')
      .map(({ path }) => /^#\/paths\/~1(\d+)~1/.exec(path)?.[1]),
  );

  const differing: { title: string; isMajor: boolean }[] = [];
  for (const [index, { title, from, to }] of cases.entries()) {
    const isMajor = major.has(String(index));
    const { breaking } = (await compare(from, to)).summary;
    if (isMajor !== breaking > 0) differing.push({ title, isMajor });
  }

  const listTitles = (isMajor: boolean): readonly string[] =>
    differing.filter((found) => found.isMajor === isMajor).map(({ title }) => title);
  expect(listTitles(true).toSorted()).toEqual(tooCautious.toSorted());
  expect(listTitles(false).toSorted()).toEqual(unnoticed.toSorted());
  expect(cases.length).toBeGreaterThan(200);
});

/** As far as it is read here. */
interface RedoclyReport {
  readonly changes: readonly { readonly impact: string; readonly path: string }[];
}

/** One document with the paths of many, each below the number of its document. */
function joinDocuments(documents: readonly Part[]): Part {
  const paths = documents.flatMap((document, index) => {
    const numbered = JSON.stringify(document['paths']).replaceAll(
      /"operationId":"(\w+)"/g,
      `"operationId":"$1${index}"`,
    );
    return Object.entries(JSON.parse(numbered) as Part).map(
      ([path, pathItem]) => [`/${index}${path}`, pathItem] as const,
    );
  });
  return {
    openapi: '3.1.1',
    info: { title: 'Things', version: '1.0.0' },
    paths: Object.fromEntries(paths),
  };
}
