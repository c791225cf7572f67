import { describe, expect, it } from 'vitest';
import { checkText } from './drift.ts';
import {
  changeExample,
  changeField,
  changeParameter,
  findResponse,
  type PageChange,
} from './fixtures/changes.ts';
import { createCreatePage, createGetPage, createSearchPage } from './fixtures/pages.ts';
import { field } from './fixtures/record.ts';
import { toMarkdown } from './fixtures/to-markdown.ts';
import { toRenderedText } from './fixtures/to-rendered-text.ts';

const frontMatter = '---\ntitle: A page\ndescription: "About it"\n---\n\n';
const forms = [
  { form: 'markdown', write: toMarkdown },
  { form: 'rendered', write: toRenderedText },
  {
    form: 'markdown with front matter',
    write: (page: ReturnType<typeof createGetPage>) => frontMatter + toMarkdown(page),
  },
  {
    form: 'front matter behind a mark of the byte order',
    write: (page: ReturnType<typeof createGetPage>) => `\uFEFF${frontMatter}${toMarkdown(page)}`,
  },
];
const cases: readonly {
  readonly what: string;
  readonly page: typeof createGetPage;
  readonly apply: PageChange;
  /** Begins the line of the page; the last such line is meant. */
  readonly line: RegExp;
  readonly file: string;
}[] = [
  {
    what: 'a field',
    page: createGetPage,
    apply: changeField('Rating', { type: 'string' }),
    line: /^(<ResponseField name="Rating"|Rating$)/,
    file: 'openapi/components/schemas/OpenAiChatMessageSummary.yaml',
  },
  {
    what: 'a parameter',
    page: createSearchPage,
    apply: changeParameter('size', { default: '50' }),
    line: /^(<ParamField query="size"|size$)/,
    file: 'openapi/components/parameters/paging.yaml',
  },
  {
    what: 'a member of an example',
    page: createSearchPage,
    apply: changeExample('TotalItems', 'many'),
    line: /^ {2}"TotalItems": "many"/,
    file: 'openapi/components/schemas/OpenAiChatMessagePage.yaml',
  },
  {
    what: 'a member of a record within an example',
    page: createSearchPage,
    apply: changeExample('Records.0.Content', null),
    line: /^ {6}"Content": null/,
    file: 'openapi/components/schemas/OpenAiChatMessageSummary.yaml',
  },
  {
    what: 'a role',
    page: createGetPage,
    apply: (page) => (page.authentication = page.authentication.replace('-Read', '-View')),
    line: /^\s*Send a bearer token/,
    file: 'openapi/paths/openaichatmessages-by-id.yaml',
  },
];

describe('the place of a finding', () => {
  it.each(forms.flatMap((form) => cases.map((one) => ({ ...one, ...form }))))(
    'is that of $what, $form',
    ({ page, apply, write, line, file }) => {
      const changed = page();
      apply(changed);
      const text = write(changed);
      const [finding, ...others] = checkText(text).findings;

      expect(others).toEqual([]);
      expect(finding?.pageLine).toBe(text.split('\n').findLastIndex((one) => line.test(one)) + 1);
      expect(finding?.specificationFile).toBe(file);
    },
  );

  it('is that of the definition', () => {
    const page = createSearchPage();
    changeParameter('size', { default: '50' })(page);
    const [finding] = checkText(toMarkdown(page)).findings;

    expect(finding).toMatchObject({
      specificationFile: 'openapi/components/parameters/paging.yaml',
      page: 'default 50',
      specification: 'default 25',
      fix: 'set default: 50',
    });
  });
});

describe('the head of a rendered page', () => {
  it('may not name another operation than the requests below it', () => {
    const text = toRenderedText(createSearchPage()).replace('\nGET\n', '\nPOST\n');

    expect(checkText(text)).toMatchObject({
      operation: { operationId: 'searchOpenAiChatMessages' },
      findings: [
        {
          subject: 'operation POST /api/sys/openaichatmessages',
          effect: 'breaking',
          specification: expect.stringContaining('that is createOpenAiChatMessage') as unknown,
          pageLine: 2,
        },
      ],
    });
  });
});

describe('a page that names no role', () => {
  it.each([
    { path: '/api/sys/openaichatmessage/{id}', kind: 'changed', effect: 'breaking' },
    { path: '/api/v2/sys/openaichatmessages/{id}', kind: 'changed', effect: 'breaking' },
    { path: '/api/sys/tickets/{id}', kind: 'added', effect: 'additive' },
    { path: '/api/spaces/openaichatmessages/{id}/more', kind: 'added', effect: 'additive' },
  ])('is measured by its path: $path', ({ path, kind, effect }) => {
    const page = { ...createGetPage(), path, authentication: 'Send a bearer token.' };

    for (const text of [toMarkdown(page), toRenderedText(page)]) {
      expect(checkText(text)).toMatchObject({
        operation: { method: 'GET', path, operationId: null },
        findings: [
          {
            kind,
            effect,
            subject: `operation GET ${path}`,
            specification: expect.stringMatching(
              kind === 'added' ? /no path that is similar/ : / GET \/api\/sys\/openaichatmessages/,
            ) as unknown,
          },
        ],
      });
    }
  });
});

describe('front matter', () => {
  it.each(['', '\uFEFF'])('names the operation of a page, behind "%s"', (mark) => {
    const text = `${mark}---\nopenapi: POST /api/sys/tickets\n---\n${toMarkdown(createGetPage())}`;

    expect(checkText(text).findings).toMatchObject([
      { subject: 'operation POST /api/sys/tickets', aspect: 'operation' },
    ]);
  });
});

describe('a page of an unknown path', () => {
  it('is measured by the operation of the same method', () => {
    const page = {
      ...createCreatePage(),
      path: '/api/sys/openaichatmessage',
      authentication: 'Send a bearer token.',
    };

    expect(checkText(toMarkdown(page)).findings).toMatchObject([
      { specification: expect.stringMatching(/that of POST/) as unknown },
    ]);
  });
});

describe('a description of one word', () => {
  it('is not taken for the name of the field that follows', () => {
    const page = createGetPage();
    const { fields } = findResponse(page);
    changeField('Content', { description: 'text' })(page);
    fields.splice(fields.findIndex(({ name }) => name === 'Content') + 1, 0, {
      ...field('email', 'string', 'An address.'),
    });

    expect(checkText(toRenderedText(page)).findings).toMatchObject([
      { kind: 'added', subject: 'response field email (status 200)' },
    ]);
  });
});
