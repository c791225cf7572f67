import type { RenderedLine } from './rendered-line.ts';

export interface RenderedHead {
  readonly method: string;
  readonly path: string;
  readonly line: number;
  /** How many lines it takes up, with what stands before. */
  readonly length: number;
}

const methodPattern = /^(GET|POST|PUT|PATCH|DELETE)$/;

/** The method at the head of a rendered page and the path below it, a line to a piece. */
export function readHead(lines: readonly RenderedLine[]): RenderedHead | undefined {
  const at = lines.findIndex(
    ({ text }, index) => methodPattern.test(text) && lines[index + 1]?.text.startsWith('/'),
  );
  const method = lines[at];
  if (!method) return undefined;
  let path = '';
  let end = at + 1;
  // Pieces and slashes alternate; the first line that continues neither is the title.
  for (; end < lines.length; end += 1) {
    const text = lines[end]?.text ?? '';
    const continues = text.startsWith('/') || (path.endsWith('/') && /^[\w{}.~-]+$/.test(text));
    if (!continues) break;
    path += text;
  }
  return { method: method.text, path, line: method.number, length: end };
}

/** A method without a path, as in a rendering that has lost its names. */
export function findBareMethod(lines: readonly RenderedLine[]): RenderedLine | undefined {
  return lines.find(({ text }) => methodPattern.test(text));
}
