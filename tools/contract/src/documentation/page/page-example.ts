import { findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { PageExample } from './documentation-page.ts';
import { UnreadablePageError, type PagePlace } from './unreadable-page-error.ts';

/**
 * Reads a JSON example.
 *
 * @param line of the page on which the text begins
 * @throws UnreadablePageError if it is no JSON
 */
export function parseExample(text: string, line: number): PageExample {
  const value = parseJson(text, line);
  return { value, lineOf: (path) => findLine(text, line, path) };
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { reason, place } = locateError(text, line);
    throw new UnreadablePageError(`expected an example in JSON, but found ${reason}`, place, {
      cause: error,
    });
  }
}

/** JSON.parse tells where only for some errors, so a parser that goes on after one is asked. */
function locateError(
  text: string,
  line: number,
): { readonly reason: string; readonly place: PagePlace } {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowEmptyContent: false });
  const [first] = errors;
  const before = text.slice(0, first?.offset ?? 0).split('\n');
  return {
    reason: first ? toWords(printParseErrorCode(first.error)) : 'something else',
    place: { line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 },
  };
}

/** `ValueExpected` as `value expected`. */
function toWords(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function findLine(text: string, firstLine: number, path: readonly (string | number)[]): number {
  const tree = parseTree(text);
  for (let length = path.length; tree && length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    // A member begins with its name.
    if (node) return firstLine + text.slice(0, (node.parent ?? node).offset).split('\n').length - 1;
  }
  return firstLine;
}
