import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText, listFindings } from './drift.ts';
import { toJson, type FixturePage } from './fixtures/fixture-page.ts';
import {
  createCreatePage,
  createDeletePage,
  createGetPage,
  createSearchPage,
  createUpdatePage,
} from './fixtures/pages.ts';
import { listPreamble, listSections, toMarkdown, toTable } from './fixtures/to-markdown.ts';
import { listHead, listRenderedSections, toRenderedText } from './fixtures/to-rendered-text.ts';

const pages = [
  { name: 'get', create: createGetPage, operationId: 'getOpenAiChatMessage' },
  { name: 'search', create: createSearchPage, operationId: 'searchOpenAiChatMessages' },
  { name: 'create', create: createCreatePage, operationId: 'createOpenAiChatMessage' },
  { name: 'update', create: createUpdatePage, operationId: 'updateOpenAiChatMessage' },
  { name: 'delete', create: createDeletePage, operationId: 'deleteOpenAiChatMessage' },
];
const forms = [
  { form: 'markdown', write: toMarkdown },
  { form: 'rendered', write: toRenderedText },
];
const all = pages.flatMap((page) => forms.map((form) => ({ ...page, ...form })));

describe('a page that says what the specification says', () => {
  it.each(all)('is in line: $name, $form', ({ create, write, operationId }) => {
    const report = checkText(write(create()));

    expect(listFindings(report)).toEqual([]);
    expect(report).toMatchObject({ state: 'in line', operation: { operationId } });
  });
});

interface SilentCase {
  readonly change: string;
  readonly page?: () => FixturePage;
  /** Of the published form. */
  readonly text: (text: string, page: FixturePage) => string;
}

const inMarkdown: readonly SilentCase[] = [
  { change: 'lines end otherwise', text: (text) => text.replaceAll('\n', '\r\n') },
  { change: 'lines end as they once did', text: (text) => text.replaceAll('\n', '\r') },
  { change: 'a mark of the byte order is put before', text: (text) => `\uFEFF${text}` },
  { change: 'lines end in space', text: (text) => text.replaceAll(/(?<=.)$/gm, '  ') },
  { change: 'blank lines multiply', text: (text) => text.replaceAll('\n\n', '\n\n\n\n') },
  { change: 'headings are deeper', text: (text) => text.replaceAll(/^##/gm, '####') },
  { change: 'statuses and sections share a level', text: (text) => text.replaceAll('### ', '## ') },
  { change: 'a status is named', text: (text) => text.replaceAll('### 200', '### 200 OK') },
  { change: 'boxes are others', text: (text) => text.replaceAll(/(Note|Warning)>/g, 'Info>') },
  {
    change: 'samples stand in tabs',
    text: (text) => text.replaceAll('CodeGroup>', 'Tabs>').replaceAll('theme={null}', ''),
  },
  {
    change: 'there is a sample in one more language',
    text: (text) =>
      text.replace(
        '</CodeGroup>',
        '\n```go Go\npackage main // const x = {a: <b>}\n```\n</CodeGroup>',
      ),
  },
  {
    change: 'the sample is in another language',
    text: (text, { path }) =>
      text.replace(
        /<CodeGroup>[\s\S]*<\/CodeGroup>/,
        `\`\`\`python\nrequests.get("https://spaces.nexudus.com${path.replace('{id}', '7')}")\n\`\`\``,
      ),
  },
  {
    change: 'the operation stands in the front matter instead of a sample',
    text: (text, { path }) =>
      `---\ntitle: One\nopenapi: GET ${path}\n---\n\n${text.replace(/<CodeGroup>[\s\S]*<\/CodeGroup>/, '')}`,
  },
  {
    change: 'the address stands in the front matter',
    text: (text, { path }) => `---\napi: "GET https://spaces.nexudus.com${path}"\n---\n${text}`,
  },
  {
    change: 'no request is shown, but the role tells',
    text: (text) => text.replace(/<CodeGroup>[\s\S]*<\/CodeGroup>/, ''),
  },
  {
    change: 'prose is put in',
    text: (text) =>
      `${text}\n## Remarks\n\nRead *this*, or [that](https://example.com/?a=1&b=2): 3 \\< 5, \`{x}\`.\n\n- one\n- two\n`,
  },
  {
    change: 'a comment is put in',
    text: (text) => `{/* <ResponseField name="x" /> */}\n\n${text}`,
  },
  { change: 'the preamble is gone', text: (text) => text.slice(text.indexOf('# ', 5)) },
  {
    change: 'attributes are written otherwise',
    text: (text) =>
      text
        .replaceAll(/name="(\w+)" type="(\w+)"/g, "type='$2'\n  name={'$1'}")
        .replaceAll('required>', 'required={true}>'),
  },
  {
    change: 'components stand on one line',
    text: (text) => text.replaceAll(/(Field [^>]*>)\n\s*(.*)\n(<\/)/g, '$1$2$3'),
  },
  {
    change: 'fields are folded',
    text: (text) =>
      text
        .replace('### 200\n', '### 200\n\n<Accordion title="All fields">\n')
        .replace('```json Example', '</Accordion>\n\n```json Example'),
  },
  {
    change: 'the example stands in a component of its own',
    text: (text) =>
      text.replace(
        /```json Example[\s\S]*?```/,
        (code) =>
          `<ResponseExample>\n${code.replace('Example Response', '200')}\n</ResponseExample>`,
      ),
  },
  {
    change: 'fields stand in a table',
    text: (text, { responses: [response] }) => {
      const rows = (response?.fields ?? []).map((field) => [
        `\`${field.name}\``,
        field.type,
        field.description.replaceAll('|', ''),
      ]);
      return text.replace(
        /<ResponseField[\s\S]*<\/ResponseField>/,
        toTable(['Field', 'Type', 'Description'], rows),
      );
    },
  },
  {
    change: 'a section is there twice',
    text: (text) => text + text.slice(text.indexOf('## Resp')),
  },
  {
    change: 'parameters stand without their section',
    page: createSearchPage,
    text: (text) => text.replace('## Query Parameters', '## Filters'),
  },
  {
    change: 'a table of values has more columns',
    page: createSearchPage,
    text: (text) =>
      text.replace(
        /\| Value[\s\S]*?Operator \|/,
        toTable(['Name', 'Use', 'Value'], [['Operator', '-', '1']]),
      ),
  },
  {
    change: 'the order of directions is another',
    page: createSearchPage,
    text: (text) =>
      text.replace('`0` ascending, `1` descending', 'descending is `1`, ascending is `0`'),
  },
  {
    change: 'the note on partial records is worded otherwise',
    page: createSearchPage,
    text: (text) =>
      text.replace(
        /A listing holds[^\n]*/,
        'The search result does not include the `Action` property. When updating, start from the full record.',
      ),
  },
  {
    change: 'the fields that search results lack stand in a list',
    page: createSearchPage,
    text: (text) =>
      text.replace(
        /A listing holds[^\n]*/,
        'Not populated in the search results are:\n\n- `Action`\n\nUpdate by PUT.',
      ),
  },
  {
    change: 'a heading is quoted',
    text: (text) => `${text}\n> ## 404\n>\n> So it said once.\n`,
  },
  {
    change: 'a page that is not known by the sentence names no values',
    page: createUpdatePage,
    text: (text) => text.replace(/## Enums[\s\S]*?Operator \|/, ''),
  },
  {
    change: 'a value is named the other way round',
    text: (text) => text.replace('`1` = Operator', 'Operator (`1`)'),
  },
  {
    change: 'a sentence names a field and something that is not',
    page: createSearchPage,
    text: (text) =>
      text.replace(
        'A page of records.',
        'Records that are not archived, the latest CreatedOn first. API keys do not work.',
      ),
  },
  {
    change: 'the header that carries the token is listed',
    text: (text) =>
      text.replace(
        '## Code',
        '<ParamField header="Authorization" type="string" required>\nToken.\n</ParamField>\n\n## Code',
      ),
  },
  {
    change: 'an example has other values',
    text: (text) =>
      text.replace('"BusinessId": 12', '"BusinessId": 99').replace('"Rating": null', '"Rating": 5'),
  },
  {
    change: 'an example nests deeply where no type is promised',
    text: (text) =>
      text.replace(
        '"CustomFields": null',
        `"CustomFields": ${'['.repeat(5000)}${']'.repeat(5000)}`,
      ),
  },
  {
    change: 'an example has a value of Action without a name',
    text: (text) => text.replace('"Action": 1', '"Action": 0'),
  },
];

const inText: readonly SilentCase[] = [
  { change: 'lines end otherwise', text: (text) => text.replaceAll('\n', '\r\n') },
  { change: 'a mark of the byte order is put before', text: (text) => `\uFEFF${text}` },
  { change: 'blank lines are gone', text: (text) => text.replaceAll(/\n{2,}/g, '\n') },
  { change: 'lines are indented', text: (text) => text.replaceAll(/^(?=.)/gm, '   ') },
  { change: 'the link to the content is gone', text: (text) => text.replace(/^Skip.*\n/, '') },
  {
    change: 'the path stands on one line',
    text: (text, { path }) => text.replace(/\n\/\n[\s\S]*?\n(?=Fetch)/, `\n${path}\n`),
  },
  {
    change: 'prose is put in',
    text: (text) => text.replace('Code Examples', 'Now read this.\nAnd that.\nCode Examples'),
  },
  {
    change: 'labels of samples stand as words',
    text: (text) => text.replace('Code Examples\n', 'Code Examples\ncURL\nJavaScript\nPython\n'),
  },
  {
    change: 'a section is there twice',
    text: (text) => `${text}\n${text.slice(text.lastIndexOf('Response\n\n200'))}`,
  },
  {
    change: 'the generated request is gone',
    text: (text) => text.replace(/^curl --request[\s\S]*?(?=\nOne record)/m, ''),
  },
];

describe('a change of layout or prose alone', () => {
  it.each(inMarkdown)('is silent, markdown: $change', ({ page = createGetPage, text }) => {
    const original = toMarkdown(page());
    const changed = text(original, page());

    expect(changed).not.toBe(original);
    expect(listFindings(checkText(changed))).toEqual([]);
  });

  it.each(inText)('is silent, rendered: $change', ({ page = createGetPage, text }) => {
    const original = toRenderedText(page());
    const changed = text(original, page());

    expect(changed).not.toBe(original);
    expect(listFindings(checkText(changed))).toEqual([]);
  });

  const layout = fc.record({
    page: fc.constantFrom(...pages.map(({ create }) => create)),
    seed: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    space: fc.stringMatching(/^[ \t]{0,3}$/),
    gap: fc.integer({ min: 0, max: 3 }),
    mark: fc.constantFrom('', '\uFEFF'),
  });
  const shuffle = <T>(list: readonly T[], seed: readonly number[]): T[] =>
    list
      .map((item, index) => ({
        item,
        rank: ((seed[index % seed.length] ?? 0) * 7919 + index * 104_729) % 1009,
      }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  const shuffleFields = (page: FixturePage, seed: readonly number[]): FixturePage => ({
    ...page,
    parameters: shuffle(page.parameters, seed),
    requestFields: shuffle(page.requestFields, seed),
    responses: shuffle(page.responses, seed).map((response) => ({
      ...response,
      fields: shuffle(response.fields, seed),
      example: Object.fromEntries(
        shuffle(Object.entries(Object(response.example) as object), seed),
      ),
    })),
  });

  it('is silent however sections, fields and lines are laid out', () => {
    fc.assert(
      fc.property(layout, ({ page, seed, end, space, gap, mark }) => {
        const shuffled = shuffleFields(page(), seed);
        const published = [
          ...listPreamble(shuffled),
          ...shuffle(listSections(shuffled), seed).flat(),
        ];
        const rendered = [
          ...listHead(page()),
          ...shuffle(listRenderedSections(shuffled), seed).flat(),
        ];
        const finish = (text: string): string => mark + text.replaceAll('\n', space + end);

        for (const text of [
          published.join('\n'.repeat(2 + gap)),
          rendered.join('\n'.repeat(1 + gap)),
        ]) {
          expect(listFindings(checkText(finish(text)))).toEqual([]);
        }
      }),
      { numRuns: 60, seed: 20_261_121 },
    );
  });

  it('is silent whatever the prose says', () => {
    const sentence = fc
      .array(
        fc.constantFrom('Every', 'word', 'may', 'change', 'GET', 'it', '42', 'records', 'later'),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((words) => `${words.join(' ')}.`);
    fc.assert(
      fc.property(
        sentence,
        sentence,
        fc.constantFrom(toMarkdown, toRenderedText),
        (one, other, write) => {
          const page = createCreatePage();
          page.introduction = one;
          for (const field of page.requestFields) field.description = other;

          expect(listFindings(checkText(write(page)))).toEqual([]);
        },
      ),
      { numRuns: 60, seed: 20_261_121 },
    );
  });

  it('is silent on an example written in one line', () => {
    const page = createGetPage();
    const { example } = page.responses[0] ?? {};

    expect(
      listFindings(checkText(toMarkdown(page).replace(toJson(example), JSON.stringify(example)))),
    ).toEqual([]);
  });
});
