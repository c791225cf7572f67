import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText, listFindings } from './drift.ts';
import type { FixturePage } from './fixtures/fixture-page.ts';
import {
  createCreatePage,
  createDeletePage,
  createGetPage,
  createSearchPage,
  createUpdatePage,
} from './fixtures/pages.ts';
import { toMarkdown } from './fixtures/to-markdown.ts';
import { toRenderedText } from './fixtures/to-rendered-text.ts';

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
