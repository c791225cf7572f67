import { parseMarkdown } from '../markdown/parse-markdown.ts';
import { takeFrontMatter } from '../markdown/front-matter.ts';
import { readMarkdownItems } from '../markdown/read-markdown-items.ts';
import { findBareMethod, readHead } from '../rendered/read-head.ts';
import { readRenderedItems } from '../rendered/read-rendered-items.ts';
import { listLines } from '../rendered/rendered-line.ts';
import { assemblePage } from './assemble-page.ts';
import type { DocumentationPage } from './documentation-page.ts';
import { UnreadablePageError } from './unreadable-page-error.ts';

/**
 * Reads a page in either form: the published Markdown, or the text of the rendered page.
 *
 * @throws UnreadablePageError if it is neither, or describes no operation
 */
export function parsePage(text: string): DocumentationPage {
  // A mark of the byte order and the ends of lines are no part of what a page says.
  const normalized = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  refuseOtherContent(normalized);
  const page = readEitherForm(normalized);
  const states =
    page.parameters.length +
    page.requestFields.length +
    page.responses.reduce((sum, { fields, examples }) => sum + fields.length + examples.length, 0);
  if (states === 0) {
    throw new UnreadablePageError(
      'expected parameters, fields or an example, but the page names none',
    );
  }
  return page;
}

function readEitherForm(text: string): DocumentationPage {
  const lines = listLines(text);
  const head = readHead(lines);
  if (head) return assemblePage('rendered', readRenderedItems(text, head));

  const bare = findBareMethod(lines);
  if (bare && !/^(#{1,6}\s|\s*<[A-Z])/m.test(text)) {
    throw new UnreadablePageError(
      `expected a path below the method ${bare.text}; this rendering has lost the names of paths, ` +
        'parameters and fields, so take the Markdown form of the page',
      { line: bare.number, column: 1 },
    );
  }
  const { title, operation, body } = takeFrontMatter(text);
  return assemblePage('markdown', [
    ...(title === undefined ? [] : [{ kind: 'title', text: title, line: 1 } as const]),
    ...(operation ? [{ kind: 'operation', ...operation, line: 1 } as const] : []),
    ...readMarkdownItems(parseMarkdown(body)),
  ]);
}

function refuseOtherContent(text: string): void {
  if (text.trim() === '') throw new UnreadablePageError('expected a page, but it is empty');
  if (text.includes('\0')) {
    throw new UnreadablePageError('expected text, but the content is binary');
  }
  if (/^\s*<(!doctype html|html|head|body)\b/i.test(text)) {
    throw new UnreadablePageError(
      'expected Markdown, but this is HTML; the published form has the same address with .md',
    );
  }
}
