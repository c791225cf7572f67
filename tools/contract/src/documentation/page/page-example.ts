import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { PageExample } from './documentation-page.ts';
import { UnreadablePageError } from './unreadable-page-error.ts';

/**
 * Reads a JSON example.
 *
 * @param line of the page on which the text begins
 * @throws UnreadablePageError if it is no JSON
 */
export function parseExample(text: string, line: number): PageExample {
  const value = parseJson(text, line);
  // Lines are wanted for findings alone, so most examples are read only once.
  let lineOf: PageExample['lineOf'] | undefined;
  return {
    value,
    lineOf: (path) => (lineOf ??= createLineFinder(text, line))(path),
  };
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [, row = '1', column = '1'] = /line (\d+) column (\d+)/.exec(error.message) ?? [];
    throw new UnreadablePageError(
      `expected an example in JSON, but ${error.message.replace(/ \(line.*$/, '')}`,
      { line: line + Number(row) - 1, column: Number(column) },
      { cause: error },
    );
  }
}

function createLineFinder(text: string, firstLine: number): PageExample['lineOf'] {
  const lineCounter = new LineCounter();
  // JSON is YAML, and the YAML library knows where things stand.
  const document = parseDocument(text, { lineCounter, uniqueKeys: false });
  return (path) => {
    let offset = 0;
    let node: unknown = document.contents;
    for (const segment of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(key) === String(segment));
        if (!pair) break;
        offset = startOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(segment)];
        offset = startOf(node) ?? offset;
      } else break;
    }
    return firstLine + lineCounter.linePos(offset).line - 1;
  };
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
