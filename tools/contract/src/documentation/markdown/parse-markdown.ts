import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import { UnreadablePageError } from '../page/unreadable-page-error.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/**
 * Parses the published form, which is MDX with tables.
 *
 * @throws UnreadablePageError if it is not
 */
export function parseMarkdown(text: string): Root {
  try {
    return processor.parse(text);
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    const { reason, line = 1, column = 1 } = error;
    throw new UnreadablePageError(
      `expected MDX, but: ${reason}`,
      { line, column },
      { cause: error },
    );
  }
}
